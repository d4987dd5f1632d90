// Every page a citizen can open and the main ones of the office, in both languages: axe finds nothing, nothing scrolls sideways, no other host is asked. Which pages
// there are is asked of the program; who can open which, and where, is found by following links, as people do. Some pages also in dark,
// in large type and at 320 pixels.
import { readFileSync } from "node:fs";
import { crawl, pagesOf } from "../crawl.mjs";
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
// What changes something, is no page, or answers to one window only. A pane is a piece of a page, fetched by a script.
const NO_PAGE = /\/pane$|^\/(assets|healthz|display|signout)|\.(csv|xlsx|png|svg)$|\{(name|file|photo|id)\}/;
const SIX = ["/", "/report/what", "/concerns/{number}", "/desk", "/desk/concerns/{number}", "/desk/concerns/{number}/accept"];

export default function journeys(stage) {
  const pages = pagesOf(JSON.parse(readFileSync(process.env.HUIYIN_ROUTES, "utf8"))).filter((page) => !NO_PAGE.test(page.path));
  const forCitizens = (page) => page.about === "Open" || page.about === "OwnConcern";
  const citizen = pages.filter(forCitizens);
  const walks = [{ name: "people find their pages by following links", run: (t) => find(t, stage, pages) }];
  for (const [how, wish] of WISHES) {
    walks.push({ name: `every citizen page ${how}`, run: (t) => walkCitizen(t, citizen, wish) });
    // To do: without SIX, over all that was found. The pages that came last have not been seen through axe yet.
    walks.push({ name: `three desk pages ${how}`, run: (t) => walkOffice(t, stage, pages, wish) });
  }
  for (const [how, wish] of DRESSES) {
    walks.push({ name: `three citizen pages in ${how}`, run: (t) => walkCitizen(t, citizen.filter((page) => SIX.includes(page.path)), wish) });
    walks.push({ name: `three desk pages in ${how}`, run: (t) => walkOffice(t, stage, pages, wish) });
  }
  return walks;
}

// Who found which page where: login → route → address. A page that several can open is walked for the first who found it; the list of
// one's work is another for each kind of post.
const found = new Map();
const KINDS = /登记员|承办人|副局长|督查员|管理员/;

async function find(t, stage, pages) {
  const [taken, kinds] = [new Set(), new Set()];
  const inside = pages.filter((one) => one.about !== "Open" && one.about !== "OwnConcern");
  for (const { login, who } of stage.signIns) {
    const page = await t.staff(login, { script: false });
    const get = async (address) => {
      const answer = await page.request.get(address, { maxRedirects: 0 });
      const html = /html/.test(answer.headers()["content-type"] ?? "");
      return { status: answer.status(), html: html ? await answer.text() : "" };
    };
    const all = await crawl(inside, ["/desk", "/office", "/office/confirmations"], taken, get);
    const kind = KINDS.exec(who)?.[0];
    const own = new Map([...all].filter(([route]) => !taken.has(route) || (route === "/desk" && !kinds.has(kind))));
    kinds.add(kind);
    for (const route of own.keys()) taken.add(route);
    if (own.size > 0) found.set(login, own);
    if (taken.size === inside.length) break;
  }
  t.true(taken.size > 10, `only ${taken.size} pages were found`);
}

async function walkCitizen(t, routes, wish) {
  const page = await t.citizen(wish);
  const kept = await report(t, page, {
    text: "村口的路灯坏了三个月，晚上老人出门看不见路，已经摔了两个。",
    each: (now, which) => t.accessible(now, which),
  });
  const addresses = routes.map((route) => route.path.replace("{number}", kept.number).replace(/\{[a-z_]+\}/g, "1"));
  await walk(t, page, addresses);
}

async function walkOffice(t, stage, pages, wish) {
  // A walk that is run alone has not found anything yet.
  if (found.size === 0) await find(t, stage, pages);
  for (const [login, own] of found) {
    const addresses = [...own].filter(([route]) => SIX.includes(route)).map(([, address]) => address);
    if (addresses.length === 0) continue;
    const page = await t.staff(login, { ...wish, width: wish.width ?? 1440 });
    await walk(t, page, addresses);
    await page.close();
  }
}

async function walk(t, page, addresses) {
  const wrong = [];
  for (const address of addresses) {
    const answer = await page.goto(address);
    if (answer === null || !/html/.test(answer.headers()["content-type"] ?? "")) continue;
    t.true(answer.status() < 500, `${address} answered ${answer.status()}`);
    // All findings at once: nobody wants to run a walk of fifty pages fifty times.
    await t.accessible(page, address).catch((error) => wrong.push(error.message));
  }
  t.true(wrong.length === 0, wrong.join("\n"));
  t.quiet();
}
