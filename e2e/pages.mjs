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
};

/** Whether a route is a page. */
export function isPage(route) {
  return !(route.path in NO_PAGE);
}

/** Rows above that name no route any more. */
export function stale(routes) {
  const paths = new Set(routes.map((route) => route.path));
  return Object.keys(NO_PAGE).filter((path) => !paths.has(path));
}
