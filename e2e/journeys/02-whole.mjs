// One concern from end to end, by five different people and by keyboard: reported, transferred, accepted, assigned, planned, answered,
// signed, delivered, judged, and owed an answer again. With script and without.
import { fill, find, report, send, step } from "../people.mjs";

const POINT = "把村东头的排水沟挖通";
const LATER = "2026-12-20";

/** Answers every point that the reply desk shows with everything a reply needs. */
async function answer(t, page, number) {
  await page.goto(`/desk/concerns/${number}`);
  await t.enter(page, `a[href$="/${number}/draft-reply"]`);
  const outcomes = await page.locator("form#reply fieldset.outcome-bar").count();
  t.true(outcomes > 0, "the reply desk shows the points");
  for (let point = 1; point <= outcomes; point += 1) await fill(page, { [`outcome-${point}`]: "upheld" }, "form#reply");
  for (const area of await page.locator("form#reply textarea").all()) {
    await area.focus();
    await area.fill("");
    await page.keyboard.insertText("经现场查看，排水沟确被弃土填堵。依据《公路安全保护条例》第三十六条，由施工单位恢复原状，请您放心。");
  }
}

async function held(page) {
  return (await page.locator('button[name=do][value=hand][aria-disabled="true"]').count()) > 0;
}

/** From the report to the answer in the person's hands, by five people. */
export async function delivered(t, wish) {
  const citizen = await t.citizen(wish);
  const kept = await report(t, citizen, { text: "修路把村东头的排水沟填了，下雨水倒进院里，想请把沟挖通。", manner: "phone", phone: "14200000071", name: "孙德福" });
  const { number } = kept;

  const desk = await t.staff("许文慧", wish);
  await desk.goto("/desk");
  // By the day, the newest last: on whichever page of the list it stands.
  while (!(await t.read(desk, "body")).includes(number.replace(/(\d{4})(?=\d)/g, "$1 "))) await t.enter(desk, "a[rel=next]");
  await step(t, desk, number, "transfer", { to: /交通运输局/, text: "事涉马柳线施工，属交通运输局职责。" });

  const deputy = await t.staff("何建国", wish);
  await step(t, deputy, number, "accept", { points: POINT, path: true, track: true });
  await step(t, deputy, number, "assign-lead", { handler: /周敏/ });

  const handler = await t.staff("周敏", wish);
  await step(t, handler, number, "fix-plan", { leader: /何建国|韩志远/, handler: /周敏/, measures: "现场查看，责成施工单位清沟。", due: LATER, solved_when: "雨后院里不进水" });
  await answer(t, handler, number);
  await send(t, handler, { form: "body", button: 'button[name=do][value=hand]' });

  // Whoever drafted may not sign, and the page does not offer it.
  await handler.goto(`/desk/concerns/${number}`);
  t.same(await handler.locator(`a[href$="/${number}/sign-reply"]`).count(), 0, "the drafter is offered the signature");

  const head = await t.staff("韩志远", wish);
  await step(t, head, number, "sign-reply", {}, "button.btn");
  await step(t, handler, number, "deliver-reply", { manner: true, on: "2026-11-25" });
  return { citizen, kept, number, head };
}

async function whole(t, wish) {
  const { citizen, kept, number, head } = await delivered(t, wish);
  await find(t, citizen, kept);
  await t.reads(citizen, "恢复原状", POINT);
  await t.enter(citizen, 'a.verdict[href*="not_solved"]');
  await fill(citizen, { words: "沟只挖了一半。" });
  await send(t, citizen);
  await find(t, citizen, kept);

  await step(t, head, number, "answer-verdict", { way: "reopen", text: "沟确实只挖了一半，重新办理。" });
  await find(t, citizen, kept);
  await t.reads(citizen, "交通运输局");
  t.quiet();
}

export default [
  { name: "one concern from end to end by five people and by keyboard", run: (t) => whole(t, {}) },
  { name: "one concern from end to end without JavaScript", run: (t) => whole(t, { script: false }) },
  {
    name: "an unfinished reply cannot be handed over, and what was typed stays",
    run: async (t) => {
      const citizen = await t.citizen({ script: false });
      const { number } = await report(t, citizen, { text: "村口的路灯坏了三个月，晚上老人出门看不见路。" });
      const desk = await t.staff("许文慧", { script: false });
      await step(t, desk, number, "transfer", { to: /交通运输局/, text: "路灯属交通运输局养护。" });
      const deputy = await t.staff("何建国", { script: false });
      await step(t, deputy, number, "accept", { points: "把路灯修好", path: true, track: true });
      await step(t, deputy, number, "assign-lead", { handler: /周敏/ });
      const handler = await t.staff("周敏", { script: false });
      await step(t, handler, number, "fix-plan", { leader: /何建国|韩志远/, handler: /周敏/, measures: "更换灯具。", due: LATER, solved_when: "灯亮" });
      await handler.goto(`/desk/concerns/${number}/draft-reply`);
      t.true(await held(handler), "the button is held and says why");
      await fill(handler, { opening: "您好，来信收到。" }, "form#reply");
      await send(t, handler, { form: "body", button: 'button[name=do][value=hand]', may_fail: true });
      t.same(await handler.locator("[name=opening]").inputValue(), "您好，来信收到。", "what was typed");
      t.quiet();
    },
  },
  {
    name: "the administrator sees no concern",
    run: async (t) => {
      const citizen = await t.citizen({ script: false });
      const { number } = await report(t, citizen, { text: "村口的路灯坏了三个月，晚上老人出门看不见路。" });
      const admin = await t.staff("系统管理员", { script: false });
      const answered = await admin.goto(`/desk/concerns/${number}`);
      t.same(answered.status(), 404, "what the administrator gets");
      t.true(!(await t.read(admin, "body")).includes("路灯"), "no word of it");
    },
  },
  {
    name: "a sealed concern is in nobody's list but the supervisor's",
    run: async (t) => {
      const citizen = await t.citizen({ script: false });
      const { number } = await report(t, citizen, { text: "县交通运输局某干部收了施工队的钱，我这里有凭据。", conduct: "yes" });
      const shown = number.replace(/(\d{4})(?=\d)/g, "$1 ");
      for (const [who, sees] of [["许文慧", false], ["周敏", false], ["顾长河", true]]) {
        const page = await t.staff(who, { script: false });
        const answered = await page.goto(`/desk/concerns/${number}`);
        t.same(answered.status(), sees ? 200 : 404, `what ${who} gets`);
        if (sees) continue;
        await page.goto("/desk");
        t.true(!(await t.read(page, "body")).includes(shown), `it stands in the list of ${who}`);
      }
    },
  },
];
