// A hearing of a review from end to end: another look is asked for, both sides are called and heard, the minutes are written while the
// tab is closed once, and the decision follows.
import { fill, find, send, step } from "../people.mjs";
import { delivered } from "./02-whole.mjs";

const REASONS = "来的人站在门口问了几句，没有进院，也没有看沟。";
const PEOPLE = { "role-1": "host", "who-1": "陆承志", "role-2": "recorder", "who-2": "苏婉", "role-3": "applicant", "who-3": "孙德福", "role-4": "of_unit", "who-4": "交通运输局 周敏", "role-5": "witness", "who-5": "村会计" };
const SAID = "孙德福：沟只挖了一半，院里没人看过。";

async function hearing(t, wish) {
  const { citizen, kept, number } = await delivered(t, wish);
  await find(t, citizen, kept);
  await t.enter(citizen, `a[href$="/${number}/review"]`);
  await fill(citizen, { reasons: REASONS });
  for (const point of await citizen.locator("main form[method=post] input[type=checkbox]").all()) if (!(await point.isChecked())) await point.press("Space");
  await send(t, citizen);

  const head = await t.staff("陆承志", wish);
  await step(t, head, number, "assign-review", { post: /苏婉|承办/ });
  const writer = await t.staff("苏婉", wish);
  await step(t, writer, number, "call-hearing", { on: "2026-11-27", time: "9:30", place: "县人民政府信访楼三楼听证室", matters: "沟挖了多少，院里看没看。", ...PEOPLE });
  await notices(t, writer, number);
  await find(t, citizen, kept);
  await t.reads(citizen, "要开听证会", "三楼听证室");
  await citizen.goto(`/concerns/${number}/papers/hearing-notice`);
  await t.reads(citizen, "听证通知书", "孙德福");

  await minutes(t, writer, number, wish.script !== false);
  await citizen.goto(`/concerns/${number}/papers/hearing-minutes`);
  await t.reads(citizen, "听证笔录", SAID);

  await decide(t, writer, number);
  await head.goto(`/desk/concerns/${number}`);
  await t.enter(head, `a[href$="/${number}/sign-review"]`);
  await send(t, head, { form: "form.sign", button: "button.btn" });
  await step(t, writer, number, "deliver-review", { manner: true, on: "2026-11-25", note: "当面交给本人" });
  await find(t, citizen, kept);
  await t.reads(citizen, "听证会开过了", "复查");
  t.quiet();
}

/** One paper for each; whoever only says what they saw learns neither whose matter it is nor what was asked. */
async function notices(t, page, number) {
  await page.goto(`/desk/concerns/${number}`);
  for (const [person, told] of [[3, true], [5, false]]) {
    await page.goto(`/desk/concerns/${number}/notices/${person}`);
    t.same((await t.read(page, "main")).includes("院里看没看"), told, `what the paper of person ${person} tells`);
  }
}

async function minutes(t, page, number, script) {
  const form = `/desk/concerns/${number}/hold-hearing`;
  await page.goto(form);
  if (script) await t.accessible(page, "the minutes");
  await fill(page, { "came-1": "signed", minutes: SAID });
  if (script) {
    await page.waitForFunction(() => /已存/.test(document.querySelector("#kept")?.textContent ?? ""), null, { timeout: 15_000 });
  } else {
    await t.enter(page, 'main form button[name=do][value=keep]');
  }
  // The tab is closed; whoever opens the form again finds it.
  await page.goto("/desk");
  await page.goto(form);
  t.same(await page.locator("[name=minutes]").inputValue(), SAID, "what was kept");
  t.true(await page.locator('[name="came-1"][value=signed]').isChecked(), "who came was kept");
  const came = { "came-2": "signed", "came-3": "signed", "came-4": "refused", "came-5": "absent" };
  await fill(page, { on: "2026-11-25", ...came });
  await send(t, page, { button: 'button[name=do][value=hand]' });
  const again = await page.goto(form);
  t.same(again.status(), 409, "a hearing that was held is not held again");
}

async function decide(t, page, number) {
  await page.goto(`/desk/concerns/${number}`);
  await t.enter(page, `a[href$="/${number}/decide-review"]`);
  for (const one of await page.locator("form#reply fieldset.outcome-bar input[type=radio]:first-of-type").all()) await one.press("Space");
  for (const area of await page.locator("form#reply textarea").all()) {
    await area.focus();
    await page.keyboard.insertText("听证会上双方都讲了，原答复说的情况属实。依据《信访工作条例》第三十五条，沟要在十二月二十日前挖通，我们去看。");
  }
  await send(t, page, { form: "body", button: '#strip button[form=reply]:not([name="do"])' });
}

export default [
  { name: "a hearing is called, held with minutes, and decided after", run: (t) => hearing(t, {}) },
  { name: "a hearing without JavaScript", run: (t) => hearing(t, { script: false }) },
];
