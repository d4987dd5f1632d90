// The front desk takes down a call by keyboard alone, in the order of talking, in fewer than 25 key groups; a letter follows a
// letter; and without JavaScript the same page does the same.
import { fill, send } from "../people.mjs";

const CALL = [
  ["name", "马桂兰"],
  ["phone", "14400135518"],
  ["text", "家里暖气不热，有五六天了，屋里十五六度，老人孩子都冻得不行，想请人来看看。"],
];

/** Counts key groups: a run of typing is one, a key that leads on is one. */
class Keys {
  groups = 0;

  constructor(page) {
    this.page = page;
  }

  async type(words) {
    this.groups += 1;
    await this.page.keyboard.insertText(words);
  }

  async press(key) {
    this.groups += 1;
    await this.page.keyboard.press(key);
  }

  /** A day, sign by sign: a date field takes nothing else. */
  async date(digits) {
    this.groups += 1;
    await this.page.keyboard.type(digits);
  }

  /** The field that has the focus now. */
  at() {
    return this.page.evaluate(() => document.activeElement?.id ?? "");
  }
}

async function call(t, wish) {
  const page = await t.staff("许文慧", wish);
  await page.goto("/desk/register");
  // Axe is a script itself: it waits for ever where none runs.
  if (wish.script !== false) await t.accessible(page, "the empty form");
  const keys = new Keys(page);
  for (const [at, words] of CALL) {
    t.same(await keys.at(), at, "Tab follows the talk");
    await keys.type(words);
    await keys.press("Tab");
  }
  t.same(await keys.at(), "conduct-no", "whether conduct is complained of is asked");
  await keys.press("Space");
  await keys.press("Tab");
  t.same(await keys.at(), "place", "then where");
  await keys.type("北苑小区 5 栋 3 单元 602");
  await keys.press("Tab");
  t.same(await keys.at(), "area", "then the area");
  await keys.press("Tab");
  t.same(await keys.at(), "category", "then what it is about");
  await Promise.all([page.waitForNavigation(), save(keys, wish)]);
  t.true(keys.groups < 25, `an ordinary call took ${keys.groups} key groups`);
  return page;
}

/** Ctrl+Enter from wherever one is; without script by the button, which Tab reaches. */
async function save(keys, wish) {
  if (wish.script !== false) return keys.press("Control+Enter");
  for (let n = 0; n < 60; n += 1) {
    const there = await keys.page.evaluate(() => document.activeElement?.getAttribute("value") === "hand");
    if (there) return keys.press("Enter");
    await keys.page.keyboard.press("Tab");
  }
  throw new Error("the button is not reached by Tab");
}

function journey(name, wish) {
  return {
    name,
    run: async (t) => {
      const page = await call(t, wish);
      const number = (await page.locator("p.big-number").innerText()).replace(/\D/g, "");
      t.same(number.length, 12, "digits of the number");
      if (wish.script !== false) await t.accessible(page, "after saving");
      t.true(!(await page.locator("#code").isVisible()), "no code on the screen");
      await page.emulateMedia({ media: "print" });
      t.true(await page.locator("#code").isVisible(), "the code on paper");
      const code = (await page.locator("#code").innerText()).replace(/\D/g, "");
      await page.emulateMedia({ media: "screen" });
      // A new call stands low in a long list: the list is not asked, the concern is.
      await page.goto(`/desk/concerns/${number}`);
      await t.reads(page, number.replace(/(\d{4})(?=\d)/g, "$1 "));
      // The person at home finds it with what stands on the slip.
      const person = await t.citizen();
      await person.goto("/");
      await person.fill("#number", number);
      await t.enter(person, "main form.find button");
      await fill(person, { code });
      await send(t, person);
      await t.reads(person, "暖气不热");
      t.quiet();
    },
  };
}

/** What is typed, key by key: `[field, words]`, `[field]` to pass it, `[field, " "]` to tick it. */
const WAYS = [
  {
    name: "a letter",
    channel: "letter",
    keys: [["name", "孙立本"], ["phone"], ["address", "柳林镇小河村 12 号"], ["text", "村道塌方，拖拉机过不去。"], ["conduct-no", " "], ["place", "小河村村道"], ["area"], ["category"]],
  },
  {
    name: "somebody who came",
    channel: "walk_in",
    keys: [
      ["queue", "12"],
      ["room", "2 号接待室"],
      ["name", "石秀英"],
      ["phone", "14400137720"],
      ["companions", "2"],
      ["companions_who"],
      ["text", "低保三个月没有发，去问了两次没有说法。"],
      ["conduct-no", " "],
      ["place", "柳林镇前街"],
      ["area"],
      ["category"],
      ["manner-1"],
      ["needs", "听力不好，要写给她看"],
      ["needs_agreed", " "],
    ],
  },
  {
    name: "a paper out of a suggestion box",
    channel: "box",
    keys: [["name"], ["phone"], ["text", "镇医院挂号窗口只开一个，排队两小时。"], ["conduct-no", " "], ["sorted-1", " "], ["place", "柳林镇卫生院"], ["area"], ["category"]],
  },
  {
    name: "somebody who came to a leader's reception day",
    channel: "reception",
    keys: [["queue", "3"], ["room", "一楼接待厅"], ["reception"], ["leader", "↓"], ["name", "廖春山"], ["phone", "14400138816"], ["companions"], ["companions_who"], ["text", "宅基地审批一年没有结果。"], ["conduct-no", " "], ["place", "双桥村"], ["area"], ["category"]],
  },
  {
    name: "what another organ handed over",
    channel: "handed_over",
    keys: [["sender", "安澜县人大常委会办公室"], ["sender_number", "安人办转〔2026〕18 号"], ["sent_on", "20261123"], ["name", "何桂兰"], ["phone"], ["address", "东河镇北街 6 号"], ["text", "人大代表转来：北街路灯坏了半年。"], ["conduct-no", " "], ["place", "东河镇北街"], ["area"], ["category"]],
  },
];

/** Goes from field to field by Tab, in the order of talking; anything else on the way is counted as well. */
async function take(t, page, way) {
  const keys = new Keys(page);
  for (const [at, words = ""] of way.keys) {
    for (let n = 0; (await keys.at()) !== at; n += 1) {
      if (n > 3) throw new Error(`Tab leads to ${await keys.at()}, not to ${at}`);
      await keys.press("Tab");
    }
    if (words === " ") await keys.press("Space");
    else if (words === "↓") await keys.press("ArrowDown");
    else if (/^\d{8}$/.test(words) && at === "sent_on") await keys.date(words);
    else if (words !== "") await keys.type(words);
  }
  await Promise.all([page.waitForNavigation(), keys.press("Control+Enter")]);
  return keys;
}

function by(way) {
  return {
    name: `${way.name} is taken down by keyboard alone, and the slip shows its code on paper alone`,
    run: async (t) => {
      const page = await t.staff("许文慧");
      await page.goto(`/desk/register?channel=${way.channel}`);
      const keys = await take(t, page, way);
      t.true(/registered/.test(page.url()), `registered: ${await t.read(page, "body")}`);
      t.true(keys.groups < 25, `${way.name} took ${keys.groups} key groups`);
      const typed = way.keys.find(([at]) => at === "phone")?.[1];
      const shown = await t.read(page, "body");
      t.true(!typed || !shown.includes(typed), "no telephone number on the screen after saving");
      t.true(!(await page.locator("#code").isVisible()), "no code on the screen");
      await page.emulateMedia({ media: "print" });
      t.true(await page.locator("#code").isVisible(), "the code on the slip");
      await page.emulateMedia({ media: "screen" });
      t.quiet();
    },
  };
}

export default [
  ...WAYS.map(by),
  journey("a call is taken down by keyboard alone", {}),
  journey("a call is taken down by keyboard alone without JavaScript", { script: false }),
  journey("a call is taken down in English at 320 pixels", { width: 320, language: "en" }),
  {
    name: "a closed tab loses nothing of a call, and the sentence to read back follows the typing",
    run: async (t) => {
      const page = await t.staff("许文慧");
      await page.goto("/desk/register");
      await page.keyboard.insertText("赵春来");
      await page.focus("#text");
      await page.keyboard.insertText("村口路灯坏了三个月。");
      await page.waitForFunction(() => document.querySelector(".read-back")?.textContent.includes("路灯坏了三个月"));
      await page.goto("/desk/register");
      await t.enter(page, "section.begun a");
      t.same(await page.inputValue("#text"), "村口路灯坏了三个月。", "what was typed");
      t.same(await page.inputValue("#name"), "赵春来", "who said it");
      await t.press(page, "section.begun button, button[value=park]");
      t.quiet();
    },
  },
  {
    name: "the next letter keeps channel and day",
    run: async (t) => {
      const page = await t.staff("许文慧", { script: false });
      await page.goto("/desk/register?channel=letter");
      await fill(page, { name: "孙立本", address: "柳林镇小河村 12 号", text: "来信反映村道塌方，拖拉机过不去。", conduct: "no", received: "2026-11-24" });
      await t.press(page, "button[value=hand]");
      await t.press(page, "a.btn");
      t.same(await page.inputValue("[name=received]"), "2026-11-24", "the day of the batch");
      t.same(await page.inputValue("[name=channel]"), "letter", "the channel of the batch");
      t.quiet();
    },
  },
];
