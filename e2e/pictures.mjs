// The pictures of the README, taken from the running demo on its golden day. Usage: cargo xtask pictures
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Stage } from "./stage.mjs";
import { find, report } from "./people.mjs";

const folder = join(new URL(".", import.meta.url).pathname, "../docs/pictures");
mkdirSync(folder, { recursive: true });
const STORY = { number: "410735296889", code: "47190356" };

const stage = await Stage.open(process.env.HUIYIN_URL, process.env.HUIYIN_SIGN_INS, folder);
const t = stage.begin("pictures");
const shot = async (page, name, whole = false) => {
  await page.evaluate(() => document.activeElement?.blur());
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: whole });
  console.log(`  docs/pictures/${name}.png`);
};

const citizen = await t.citizen({ width: 390, height: 844 });
await citizen.goto("/");
await shot(citizen, "home-390");
await report(t, citizen, {
  text: "镇中心小学门口没有斑马线，上学放学车多，孩子过马路提心吊胆，请划一道斑马线。",
  place: "柳林镇中心小学门口",
  each: async (page, which) => {
    if (which === "what" || which === "receipt") await shot(page, `${which === "what" ? "report" : which}-390`);
  },
});
if (STORY.code !== "") {
  await find(t, citizen, STORY);
  await shot(citizen, "progress-390");
  const large = await t.citizen({ width: 1280, height: 800 });
  await find(t, large, STORY);
  await shot(large, "progress-1280");
  const dark = await t.citizen({ width: 390, height: 844, dark: true });
  await find(t, dark, STORY);
  await shot(dark, "progress-dark-390");
}
const handler = await t.staff("周敏");
await handler.goto("/desk");
// Down to the second row, so that the pane beside the list shows what it is for.
await handler.keyboard.press("j");
await handler.waitForTimeout(800);
await shot(handler, "inbox-1440");
await handler.goto(`/desk/concerns/${STORY.number}`);
await shot(handler, "concern-1440");
await t.end();
await stage.close();
