// Every page there is, in both languages: axe finds nothing, nothing scrolls sideways, no other host is asked. Which pages there are is
// asked of the program; who can open which, and where, is found by following links, as people do. Axe sees each route once in each
// language, not each address. Some pages also in dark, in large type and at 320 pixels.
import { readFileSync } from "node:fs";
import { crawl, pagesOf, routeOf } from "../crawl.mjs";
import { isPage } from "../pages.mjs";
import { find as findAgain, report } from "../people.mjs";

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
const SIX = ["/", "/report/what", "/concerns/{number}", "/desk", "/desk/concerns/{number}", "/desk/concerns/{number}/accept"];
// Concerns of the demo whose code everybody knows: the story, and where something is asked, restricted, decided
// again, taken down, a hearing called, a hearing held.
const TOLD = { code: "47190356", numbers: ["410735296889", "523292137780", "313765613075", "976994915023", "561368669294", "380986237879", "974514240127"] };

export default function journeys(stage) {
  const pages = pagesOf(JSON.parse(readFileSync(process.env.HUIYIN_ROUTES, "utf8"))).filter(isPage);
  const citizen = pages.filter((page) => page.about === "Open" || page.about === "OwnConcern");
  const inside = pages.filter((page) => !citizen.includes(page));
  const walks = [{ name: "people find their pages by following links", run: (t) => find(t, stage, inside) }];
  for (const [how, wish] of WISHES) {
    walks.push({ name: `every citizen page ${how}`, run: (t) => walkCitizen(t, citizen, wish) });
    walks.push({ name: `every page of a concern that was told ${how}`, run: (t) => walkTold(t, citizen, wish) });
    walks.push({ name: `every desk page ${how}`, run: (t) => walkOffice(t, stage, inside, wish) });
  }
  const six = citizen.filter((page) => SIX.includes(page.path));
  for (const [how, wish] of DRESSES) {
    walks.push({ name: `three citizen pages in ${how}`, run: (t) => walkCitizen(t, six, wish) });
    walks.push({ name: `three desk pages in ${how}`, run: (t) => walkOffice(t, stage, inside, wish, SIX) });
  }
  return walks;
}

// Who found which page where: login → route → address. A page that several can open is walked for the first who found it; the list of
// one's work is another for each kind of post.
const found = new Map();
const KINDS = /登记员|承办人|副局长|督查员|管理员/;

async function find(t, stage, inside) {
  const [taken, kinds] = [new Set(), new Set()];
  // What only a form leads to was opened by the journeys before; nobody has to look for it once more.
  const opened = new Set([...stage.opened].map((path) => routeOf(inside, path)?.path));
  const missing = () => inside.filter((page) => !taken.has(page.path) && !opened.has(page.path));
  for (const { login, who } of stage.signIns) {
    const page = await t.staff(login, { script: false });
    const starts = ["/desk", "/office/units/1", "/office/confirmations", "/account/news", "/desk/snippets"];
    const all = await crawl(inside, starts, taken, (address) => fetched(page, address));
    const kind = KINDS.exec(who)?.[0];
    const own = new Map([...all].filter(([route]) => !taken.has(route) || (route === "/desk" && !kinds.has(kind))));
    kinds.add(kind);
    for (const route of own.keys()) taken.add(route);
    if (own.size > 0) found.set(login, own);
    await page.close();
    if (missing().length === 0) break;
  }
  t.true(taken.size > 10, `only ${taken.size} pages were found`);
  if (process.env.HUIYIN_TELL) console.log(`    not found by links: ${missing().map((page) => page.path).join(" ")}`);
}

async function fetched(page, address) {
  const answer = await page.request.get(address, { maxRedirects: 0 });
  const html = /html/.test(answer.headers()["content-type"] ?? "");
  return { status: answer.status(), html: html ? await answer.text() : "", to: answer.headers().location };
}

async function walkCitizen(t, routes, wish) {
  const page = await t.citizen(wish);
  const kept = await report(t, page, {
    text: "村口的路灯坏了三个月，晚上老人出门看不见路，已经摔了两个。",
    each: (now, which) => t.accessible(now, which),
  });
  const open = routes.filter((route) => !/\{(?!number)/.test(route.path));
  await walk(t, page, open.map((route) => route.path.replace("{number}", kept.number)));
}

/** What only concerns show that have come further: papers, clocks, questions, verdicts, reviews. */
async function walkTold(t, routes, wish) {
  const known = new Set();
  // One after the other: what one shows, the next leaves out.
  for (const number of TOLD.numbers) {
    const page = await t.citizen(wish);
    await findAgain(t, page, { number, code: TOLD.code });
    const own = await crawl(routes, [`/concerns/${number}`], new Set(), (address) => fetched(page, address));
    const fresh = [...own].filter(([route]) => !known.has(route));
    for (const [route] of fresh) known.add(route);
    await walk(t, page, [`/concerns/${number}`, ...fresh.map(([, address]) => address)]);
    await page.close();
  }
  t.true(known.size > 10, `only ${known.size} pages were found`);
}

async function walkOffice(t, stage, inside, wish, only) {
  // A walk that is run alone has not found anything yet.
  if (found.size === 0) await find(t, stage, inside);
  const walked = [...found].map(([login, own]) => {
    const addresses = [...own].filter(([route]) => only === undefined || only.includes(route)).map(([, address]) => address);
    return { login, addresses };
  });
  await twoAtATime(walked.filter(({ addresses }) => addresses.length > 0), async ({ login, addresses }) => {
    const page = await t.staff(login, { ...wish, width: wish.width ?? 1440 });
    await walk(t, page, addresses);
    await page.close();
  });
}

/** Two walks side by side: one page is looked at while another is made. All are walked to the end, and every fault is told. */
async function twoAtATime(items, work) {
  const [left, wrong] = [[...items], []];
  const one = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) {
      await work(item).catch((error) => wrong.push(error.message));
    }
  };
  await Promise.all([one(), one()]);
  if (wrong.length > 0) throw new Error(wrong.join("\n"));
}

async function walk(t, page, addresses) {
  const wrong = [];
  for (const address of addresses) {
    const answer = await page.goto(address);
    if (answer === null || !/html/.test(answer.headers()["content-type"] ?? "")) continue;
    t.true(answer.status() < 500, `${address} answered ${answer.status()}`);
    // All findings at once: nobody wants to run a walk of fifty pages fifty times.
    await t.accessible(page, address).catch((error) => wrong.push(error.message));
    await t.fits(page, address).catch((error) => wrong.push(error.message));
  }
  t.true(wrong.length === 0, wrong.join("\n"));
  t.quiet();
}
