// Every page that can be opened by an address, in both languages: axe finds nothing, nothing scrolls sideways, no other host
// is asked. Six kinds of pages also in dark, in large type and at 320 pixels.
import { readFileSync } from "node:fs";
import { report } from "../people.mjs";

export const kind = "accessibility";

const WISHES = [
  ["in Chinese", {}],
  ["in English", { language: "en" }],
];
const DRESSES = [
  ["dark", { dark: true }],
  ["large type", { elder: true }],
  ["320 px", { width: 320, height: 640 }],
];
// What changes something, is no page, or answers to one window only.
// A pane is a piece of a page, fetched by a script.
const NO_PAGE = /\/pane$|^\/(assets|healthz|display|signout)|\.csv$|\{(name|file|photo|id)\}/;

export default function journeys(stage) {
  const routes = JSON.parse(readFileSync(process.env.HUIYIN_ROUTES, "utf8"));
  const paths = routes.filter((route) => route.method === "GET" && !NO_PAGE.test(route.path));
  const forCitizens = (route) => route.about === "Open" || route.about === "OwnConcern";
  const citizen = paths.filter(forCitizens);
  const staff = paths.filter((route) => !forCitizens(route));
  const walks = [];
  for (const [how, wish] of WISHES) {
    walks.push({ name: `every citizen page ${how}`, run: (t) => walkCitizen(t, citizen, wish) });
    for (const who of ["登记", "承办", "局长", "督查", "管理员"]) {
      if (stage.signIns.some((one) => one.who.includes(who))) {
        walks.push({ name: `every page of ${who} ${how}`, run: (t) => walkStaff(t, staff, who, wish) });
      }
    }
  }
  const six = ["/", "/report/what", "/concerns/{number}"];
  const sixStaff = ["/desk", "/desk/concerns/{number}", "/desk/concerns/{number}/accept"];
  for (const [how, wish] of DRESSES) {
    walks.push({ name: `three citizen pages in ${how}`, run: (t) => walkCitizen(t, citizen.filter((route) => six.includes(route.path)), wish) });
    walks.push({ name: `three desk pages in ${how}`, run: (t) => walkStaff(t, staff.filter((route) => sixStaff.includes(route.path)), "登记", { ...wish, width: wish.width ?? 1440 }) });
  }
  return walks;
}

async function walkCitizen(t, routes, wish) {
  const page = await t.citizen(wish);
  const kept = await report(t, page, {
    text: "村口的路灯坏了三个月，晚上老人出门看不见路，已经摔了两个。",
    each: (now, which) => t.accessible(now, which),
  });
  await walk(t, page, routes, kept.number, JSON.stringify(wish));
}

async function walkStaff(t, routes, who, wish) {
  const page = await t.staff(who, wish);
  const rows = page.locator('a[href^="/desk/concerns/"]');
  const href = (await rows.count()) > 0 ? await rows.first().getAttribute("href") : "/desk/concerns/000000000000";
  await walk(t, page, routes, href.split("/")[3], JSON.stringify(wish));
}

// Pages that somebody has opened in this language and dress already; only lists differ by who looks.
const opened = new Set();

async function walk(t, page, routes, number, dress) {
  const [seen, found] = [[], []];
  for (const route of routes) {
    const once = `${dress} ${route.path}`;
    if (opened.has(once) && route.path !== "/desk") continue;
    const path = route.path.replace("{number}", number).replace(/\{[a-z]+\}/g, "1");
    const answer = await page.goto(path);
    if (answer === null || !/html/.test(answer.headers()["content-type"] ?? "")) continue;
    t.true(answer.status() < 500, `${path} answered ${answer.status()}`);
    if (answer.status() === 200) opened.add(once);
    // All findings at once: nobody wants to run a walk of fifty pages fifty times.
    await t.accessible(page, route.path).catch((error) => found.push(error.message));
    seen.push(path);
  }
  t.true(found.length === 0, found.join("\n"));
  t.true(seen.length > 0, "no page was seen");
  t.quiet();
}
