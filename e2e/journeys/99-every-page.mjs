// After everything else: no page of the program that nobody opened, in a journey, a walk, or a test of the router that is named.
import { readFileSync } from "node:fs";
import { pagesOf, routeOf } from "../crawl.mjs";
import { isPage, isTestedElsewhere, stale } from "../pages.mjs";

export const kind = "accessibility";

export default function journeys(stage) {
  // Asked of a whole run alone: a part of the journeys opens a part of the pages.
  return stage.whole ? [{ name: "every page was opened by somebody", run: (t) => everyPage(t, stage) }] : [];
}

async function everyPage(t, stage) {
  const routes = pagesOf(JSON.parse(readFileSync(process.env.HUIYIN_ROUTES, "utf8")));
  const opened = new Set([...stage.opened].map((path) => routeOf(routes, path)?.path));
  const test = (name) => readFileSync(new URL(`../../crates/huiyin/tests/it/${name}.rs`, import.meta.url), "utf8");
  const never = routes.filter(isPage).filter((route) => !opened.has(route.path) && !isTestedElsewhere(route, test));
  t.true(never.length === 0, `nobody opened ${never.map((route) => route.path).join(", ")}`);
  t.true(opened.size > 60, `only ${opened.size} pages were opened`);
  const gone = stale(routes);
  t.true(gone.length === 0, `no such route any more: ${gone.join(", ")}`);
}
