// A citizen with a phone: report, keep the receipt, find it again. With script and without.
import { readFileSync } from "node:fs";
import { fill, find, report, send } from "../people.mjs";

const TEXT = "今年五月修路把村东头的排水沟填了，八月两场大雨水都倒进我家院里，玉米泡了，墙裂了。就想把沟通开，给个说法。";

function journey(name, wish) {
  return {
    name,
    run: async (t) => {
      const page = await t.citizen(wish);
      const kept = await report(t, page, { text: TEXT, name: "孙德福", manner: "phone", phone: "14200000071" });
      t.same(kept.number.length, 12, "digits of the number");
      t.same(kept.code.length, 8, "digits of the code");
      t.true(!page.url().includes(kept.code), "the code stands in no address");
      // Somebody else's browser: the number alone opens nothing.
      const other = await t.citizen(wish);
      await other.goto(`/concerns/${kept.number}`);
      t.true(!(await t.read(other, "body")).includes("排水沟"), "the number alone opens nothing");
      await find(t, other, kept);
      await t.reads(other, "排水沟");
      t.quiet();
    },
  };
}

export default [
  journey("a citizen reports and finds it again", {}),
  journey("a citizen reports and finds it again without JavaScript", { script: false }),
  journey("a citizen reports in English at 320 pixels without JavaScript", { script: false, width: 320, language: "en" }),
  {
    name: "the receipt is kept as a picture",
    run: async (t) => {
      const page = await t.citizen({});
      const kept = await report(t, page, { text: TEXT });
      const save = page.locator("button[data-save]");
      const [download] = await Promise.all([page.waitForEvent("download"), save.click()]);
      t.true(download.suggestedFilename().endsWith(`${kept.number}.png`), "the picture is named after the number");
      const bytes = readFileSync(await download.path());
      t.same(bytes.subarray(1, 4).toString(), "PNG", "what was saved");
      t.true(bytes.length > 20_000, "the card is on it");
      t.quiet();
    },
  },
  {
    name: "a mistake is said beside the field and nothing typed is lost",
    run: async (t) => {
      const page = await t.citizen({ script: false });
      await page.goto("/report/what");
      await fill(page, { text: "太短" });
      await send(t, page, { may_fail: true });
      t.same(await page.locator("[name=text]").inputValue(), "太短", "what was typed");
      t.true((await page.locator(".errors").count()) === 1, "the page says what is wrong");
      t.quiet();
    },
  },
  {
    name: "the last click pressed twice is one concern",
    run: async (t) => {
      const page = await t.citizen({ script: false });
      let check;
      const kept = await report(t, page, {
        text: TEXT,
        each: async (now, which) => {
          if (which === "check") check = await now.content();
        },
      });
      const token = /name="key" value="([^"]+)"/.exec(check)?.[1];
      await page.goBack();
      await page.goForward();
      t.true(check.includes("/concerns"), "the check page sends to /concerns");
      t.true(token !== undefined, "the check page carries a one-time key");
      await page.goBack({ waitUntil: "domcontentloaded" });
      if ((await page.locator('main form[action="/concerns"] button').count()) > 0) {
        await send(t, page, { form: 'main form[action="/concerns"]', may_fail: true });
        t.same((await page.locator("#number").innerText()).replace(/\D/g, ""), kept.number, "the number of the second click");
      }
      t.quiet();
    },
  },
  {
    name: "a wrong number and a wrong code blame nobody and open nothing",
    run: async (t) => {
      const page = await t.citizen({ script: false });
      await page.goto("/");
      await page.fill("#number", "123");
      await t.press(page, "main form.find button");
      t.true((await page.locator("h1").count()) === 1, "a page answers");
      const kept = await report(t, page, { text: TEXT });
      const other = await t.citizen({ script: false });
      await other.goto("/");
      await other.fill("#number", kept.number);
      await t.press(other, "main form.find button");
      await fill(other, { code: "00000000" });
      await send(t, other, { may_fail: true });
      t.true(!(await t.read(other, "body")).includes("排水沟"), "a wrong code opens nothing");
      t.quiet();
    },
  },
];
