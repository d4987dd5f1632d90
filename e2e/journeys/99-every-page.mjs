// After everything else: which pages of the program nobody opened in any journey or walk, by name.
// To do: fail as long as there is one. Until each has a journey it is told, and nobody can take it for tested.
import { readFileSync } from "node:fs";
import { pagesOf, routeOf } from "../crawl.mjs";
import { isPage, stale } from "../pages.mjs";

export const kind = "accessibility";

export default function journeys(stage) {
  // Asked of a whole run alone: a part of the journeys opens a part of the pages.
  return stage.whole ? [{ name: "which pages nobody opened", run: (t) => everyPage(t, stage) }] : [];
}

async function everyPage(t, stage) {
  const routes = pagesOf(JSON.parse(readFileSync(process.env.HUIYIN_ROUTES, "utf8")));
  const opened = new Set([...stage.opened].map((path) => routeOf(routes, path)?.path));
  const never = routes.filter(isPage).filter((route) => !opened.has(route.path));
  if (never.length > 0) console.log(`    nobody opened ${never.map((route) => route.path).join(", ")}`);
  t.true(opened.size > 60, `only ${opened.size} pages were opened`);
  const gone = stale(routes);
  if (gone.length > 0) console.log(`    no such route any more: ${gone.join(", ")}`);
}
