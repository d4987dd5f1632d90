// Goes through the program as somebody does who follows every link, and remembers one address for every page there is.

/** A route as an expression over paths: `{number}` stands for one part. */
function shape(path) {
  return new RegExp(`^${path.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/\{[a-z_]+\}/g, "[^/]+")}$`);
}

/** The routes of `huiyin routes` that answer to GET, each with its expression. What is written out is asked before what has a part left open. */
export function pagesOf(routes) {
  const open = (path) => (path.match(/\{/g) ?? []).length;
  const pages = routes.filter((route) => route.method === "GET").map((route) => ({ ...route, shape: shape(route.path) }));
  return pages.sort((one, other) => open(one.path) - open(other.path));
}

/** The route to which an address belongs. */
export function routeOf(pages, address) {
  const path = new URL(address, "http://here").pathname;
  return pages.find((page) => page.shape.test(path));
}

// So many addresses of one route are followed: a concern's page offers other steps in every state, a list leads to many.
const MOST = { "/desk/concerns/{number}": 80, "/desk": 60, "/desk/register": 8, "/office/people/{person}": 4, "/office/units/{unit}": 4 };

/**
 * Follows links from these addresses on, breadth first, and gives `Map(route path → address that answered 200)`, without the routes that
 * are `known` already. `get(address)` answers `{ status, html, to }`: html is empty for what is no page, to is where it leads on. A form
 * that only asks (method get) is a link too, with the first box in the list ticked.
 */
export async function crawl(pages, starts, known, get) {
  const [found, counts, seen, queue] = [new Map(), new Map(), new Set(starts), [...starts]];
  for (const address of queue) {
    const route = routeOf(pages, address);
    if (!route || (known.has(route.path) && !(route.path in MOST))) continue;
    const count = counts.get(route.path) ?? 0;
    if (count >= (MOST[route.path] ?? 3)) continue;
    counts.set(route.path, count + 1);
    const { status, html, to } = await get(address);
    const next = (link) => {
      if (seen.has(link)) return;
      seen.add(link);
      queue.push(link);
    };
    if (to?.startsWith("/")) next(to);
    // A file to save is no page.
    if (status !== 200 || html === "") continue;
    if (!found.has(route.path)) found.set(route.path, address);
    for (const link of linksOf(html)) next(link);
  }
  return found;
}

function linksOf(html) {
  const links = [...html.matchAll(/(?:href|src)="(\/[^"#]*)/g)].map(([, quoted]) => quoted.replaceAll("&amp;", "&"));
  for (const [form] of html.matchAll(/<form[^>]*method="get"[^>]*>/g)) {
    const action = /action="(\/[^"]*)"/.exec(form)?.[1];
    const id = /id="([^"]*)"/.exec(form)?.[1];
    const box = id && [...html.matchAll(/<input[^>]*type="checkbox"[^>]*>/g)].find(([input]) => input.includes(`form="${id}"`))?.[0];
    const [name, value] = [/name="([^"]*)"/, /value="([^"]*)"/].map((part) => box && part.exec(box)?.[1]);
    if (action) links.push(name ? `${action}?${name}=${value}` : action);
  }
  return links;
}
