// Which routes are pages, and why the others are none. Nothing is left out without a reason.

const NO_PAGE = {
  "/assets/{name}": "a file of ours",
  "/display": "changes size or language and leads back",
  "/healthz": "for machines",
  "/report/photos/{n}": "a picture",
  "/concerns/{number}/files/{file}": "a file to save",
  "/desk/concerns/{number}/files/{file}": "a file to save",
  "/desk/concerns/{number}/files/{file}/pages/{page}": "a picture",
  "/desk/concerns/{number}/pane": "a piece of a page, fetched by a script",
  "/desk/register/scans/{sheet}/{page}": "a picture",
  "/desk/letters/{batch}/next": "leads on to the next letter",
  "/desk/excel": "a file to save",
  "/office": "leads on to the first unit",
  "/desk/find/excel": "a file to save",
  "/desk/carried-over/excel": "a file to save",
  "/desk/notices/excel": "a file to save",
  "/desk/call-backs/excel": "a file to save",
  "/desk/boxes/{no}/excel": "a file to save",
  "/office/export/{list}": "a file to save",
  "/office/import/returned": "a file to save",
  "/report": "leads on to the first of five pages",
};

// Pages that answer to one window or one hour only: which test of the router opens each, and the words by which it is found there.
const ELSEWHERE = {
  "/account/news": ["two_people", "/account/news"],
  "/desk/notices/letters": ["reach", "/desk/notices/letters"],
  "/desk/concerns/{number}/answer-question": ["notices", "/answer-question"],
  "/desk/concerns/{number}/slip": ["query_codes", "/slip"],
  "/desk/letters/{batch}": ["letters", "/desk/letters/"],
  "/desk/hand-over/{post}": ["standing_in", "/desk/hand-over/"],
  "/desk/concerns/{number}/taken-down": ["taken_down", "/taken-down"],
  "/desk/concerns/{number}/taken-down/paper": ["taken_down", "{}/paper"],
};

/** Whether a test of the router opens it; `read(name)` gives the text of that test. */
export function isTestedElsewhere(route, read) {
  const [test, words] = ELSEWHERE[route.path] ?? [];
  return test !== undefined && read(test).includes(words);
}

/** Whether a route is a page. */
export function isPage(route) {
  return !(route.path in NO_PAGE);
}

/** Rows above that name no route any more. */
export function stale(routes) {
  const paths = new Set(routes.map((route) => route.path));
  return [...Object.keys(NO_PAGE), ...Object.keys(ELSEWHERE)].filter((path) => !paths.has(path));
}
