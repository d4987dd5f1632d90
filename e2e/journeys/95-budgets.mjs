// How heavy pages are on the wire: HTML, CSS and JavaScript, compressed, as a browser fetches them. Limits in KB.
import { gzipSync } from "node:zlib";
import { report } from "../people.mjs";

export const kind = "budgets";

const CITIZEN = { html: 14, css: 10, js: 8, requests: 8 };
const STAFF = { html: 40, css: 16, js: 45, requests: 12 };

async function weigh(t, page, path, limit) {
  const heard = [];
  const listen = (response) => heard.push(response);
  page.on("response", listen);
  await page.goto(path, { waitUntil: "networkidle" });
  page.off("response", listen);
  const weight = { html: 0, css: 0, js: 0, requests: heard.length };
  for (const response of heard) {
    const type = response.headers()["content-type"] ?? "";
    const part = /html/.test(type) ? "html" : /css/.test(type) ? "css" : /javascript/.test(type) ? "js" : null;
    if (part !== null && response.status() === 200) weight[part] += gzipSync(await response.body(), { level: 9 }).length / 1024;
  }
  for (const [part, most] of Object.entries(limit)) {
    t.true(weight[part] <= most, `${path}: ${part} ${weight[part].toFixed(1)}, at most ${most}`);
  }
}

export default function budgets(stage) {
  return [
    {
      name: "citizen pages keep their budget",
      run: async (t) => {
        const page = await t.citizen();
        for (const path of ["/", "/report/what", "/privacy", "/how-it-works"]) await weigh(t, page, path, CITIZEN);
        const kept = await report(t, page, { text: "村口的路灯坏了三个月，晚上老人出门看不见路。" });
        await weigh(t, page, `/concerns/${kept.number}`, CITIZEN);
        t.quiet();
      },
    },
    {
      name: "staff pages keep their budget",
      run: async (t) => {
        const who = stage.signIns.find((one) => /登记/.test(one.who))?.login;
        const page = await t.staff(who);
        await weigh(t, page, "/desk", STAFF);
        const href = await page.locator('a[href^="/desk/concerns/"]').first().getAttribute("href");
        await weigh(t, page, href, STAFF);
        t.quiet();
      },
    },
  ];
}
