// One browser, and on it the people of a journey, each in a window of their own: own cookies, own size, with or without script.

import { execFileSync } from "node:child_process";
import { createHmac } from "node:crypto";

import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { chromium } from "playwright-core";

const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

function browserPath() {
  for (const name of ["chromium", "chromium-browser", "google-chrome"]) {
    try {
      return execFileSync("sh", ["-c", `command -v ${name}`], { encoding: "utf8" }).trim();
    } catch {
      // the next one
    }
  }
  throw new Error("no Chromium on this machine (Debian: apt-get install chromium)");
}

/** The six digits an authenticator shows for a secret (RFC 6238), so many steps of 30 seconds from now. */
export function code(secret, away = 0) {
  const bits = [...secret.replace(/ /g, "")].map((sign) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(sign).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigInt64BE(BigInt(Math.floor(Date.now() / 30_000) + away));
  const tag = createHmac("sha1", key).update(step).digest();
  return String((tag.readUInt32BE(tag[19] & 15) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

export class Stage {
  static async open(url, signIns, pictures) {
    if (!url) throw new Error("HUIYIN_URL says where the program runs");
    const stage = new Stage();
    stage.url = url.replace(/\/$/, "");
    stage.signIns = signIns ? JSON.parse(signIns) : [];
    stage.pictures = pictures;
    // Every address somebody's window stood on, for the question which pages nobody ever opened.
    stage.opened = new Set();
    stage.browser = await chromium.launch({ executablePath: browserPath(), headless: true, args: FLAGS });
    return stage;
  }

  begin(name) {
    return new Journey(this, name);
  }

  async close() {
    await this.browser.close();
  }
}

// What a journey is given: people with windows, and a few questions every journey asks.
class Journey {
  constructor(stage, name) {
    this.stage = stage;
    this.name = name;
    this.contexts = [];
    this.faults = [];
  }

  /** A window: `{ script, width, dark, elder, language }`. */
  async window({ script = true, width = 390, height = 844, dark = false, elder = false, language = "zh-CN", print = false } = {}) {
    const context = await this.stage.browser.newContext({
      javaScriptEnabled: script,
      viewport: { width, height },
      colorScheme: dark ? "dark" : "light",
      locale: language,
      baseURL: this.stage.url,
      reducedMotion: "reduce",
    });
    this.contexts.push(context);
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    page.on("framenavigated", (frame) => {
      if (frame === page.mainFrame() && frame.url().startsWith(this.stage.url)) this.stage.opened.add(new URL(frame.url()).pathname);
    });
    this.last = page;
    page.on("request", (request) => {
      if (!request.url().startsWith(this.stage.url) && !/^(data|blob|about):/.test(request.url())) this.faults.push(`asked another host: ${request.url()}`);
    });
    page.on("response", (response) => {
      if (response.status() >= 500) this.faults.push(`${response.status()} ${response.url()}`);
    });
    page.on("console", (message) => {
      // What a browser says about an expected 4xx is no fault of the page.
      if (message.type() === "error" && !/status of 4\d\d/.test(message.text())) this.faults.push(`console: ${message.text()}`);
    });
    page.on("pageerror", (error) => this.faults.push(`script: ${error.message}`));
    if (language !== "zh-CN") await page.goto(`/display?language=${language}&back=/`);
    if (elder) await page.goto("/display?size=elder&back=/");
    if (print) await page.emulateMedia({ media: "print" });
    return page;
  }

  /** A citizen: a phone-sized window with nothing in it. */
  citizen(wish = {}) {
    return this.window(wish);
  }

  /** A member of staff, signed in; who = name of a sign-in of the demo. */
  async staff(who, wish = {}) {
    const page = await this.window({ width: 1440, height: 900, ...wish });
    const person = this.stage.signIns.find((one) => one.login === who || one.who.includes(who));
    if (!person) throw new Error(`the demo has no sign-in ${who}`);
    await page.goto("/signin");
    await page.fill("input[name=account]", person.login);
    await page.fill("input[type=password]", person.password);
    await Promise.all([page.waitForNavigation(), page.locator('form[action="/signin"] button[type=submit]').first().click()]);
    if (page.url().endsWith("/signin/code")) await this.second(page, person);
    if (/signin/.test(page.url())) throw new Error(`${who} could not sign in`);
    return page;
  }

  /** The code of whoever has an authenticator; its secret stands where the demo says who it is. A code that was used opens nothing again. */
  async second(page, person) {
    const secret = /[A-Z2-7]{32}/.exec(person.who)[0];
    for (const away of [-1, 0, 1]) {
      await page.fill("#code", code(secret, away));
      await Promise.all([page.waitForNavigation(), page.locator('form[action="/signin/code"] button[type=submit]').first().click()]);
      if (!/signin/.test(page.url())) return;
    }
  }

  /** Goes on by keyboard: focus and Enter. */
  async enter(page, selector) {
    const target = (typeof selector === "string" ? page.locator(selector) : selector).first();
    await target.focus();
    await Promise.all([page.waitForNavigation({ waitUntil: "domcontentloaded" }), page.keyboard.press("Enter")]);
  }

  /** Presses what leads on, and waits for the page it leads to. */
  async press(page, selector) {
    const target = typeof selector === "string" ? page.locator(selector).first() : selector.first();
    await Promise.all([page.waitForNavigation({ waitUntil: "domcontentloaded" }), target.click()]);
  }

  /** The text of the main part, for asking what a person can read there. */
  async read(page, selector = "main") {
    return (await page.locator(selector).first().innerText()).replace(/\s+/g, " ").trim();
  }

  async reads(page, ...wanted) {
    const text = await this.read(page, "body");
    for (const one of wanted) {
      const found = one instanceof RegExp ? one.test(text) : text.includes(one);
      if (!found) throw new Error(`${page.url()} does not say ${one}; it says: ${text.slice(0, 400)}`);
    }
  }

  same(got, wanted, what) {
    if (got !== wanted) throw new Error(`${what}: ${JSON.stringify(got)}, not ${JSON.stringify(wanted)}`);
  }

  true(fact, what) {
    if (!fact) throw new Error(what);
  }

  /** No finding of axe, and nothing scrolls sideways. */
  async accessible(page, what = "") {
    const result = await new AxeBuilder({ page }).withTags(RULES).analyze();
    const found = result.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(" ")).slice(0, 3).join("; ")}`);
    if (found.length > 0) throw new Error(`${what} ${page.url()}: ${found.join(" | ")}`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (wide > 1) throw new Error(`${what} ${page.url()} scrolls sideways by ${wide} px`);
  }

  /** How far the page scrolls sideways on the narrowest telephone. */
  async fits(page, what = "") {
    const before = page.viewportSize();
    await page.setViewportSize({ width: 320, height: 640 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    await page.setViewportSize(before);
    if (wide > 1) throw new Error(`${what} ${page.url()} scrolls sideways by ${wide} px at 320 px`);
  }

  async picture(label) {
    const path = join(this.stage.pictures, `${this.name.replace(/[^\p{L}\p{N}]+/gu, "-")}-${label}.png`);
    try {
      await this.last?.screenshot({ path, fullPage: true });
    } catch {
      return "none";
    }
    return path;
  }

  async end() {
    for (const context of this.contexts) await context.close();
    this.contexts = [];
  }

  /** Called at the end of a journey: nothing went wrong behind the scene. */
  quiet() {
    if (this.faults.length > 0) throw new Error(this.faults.join(" | "));
  }
}
