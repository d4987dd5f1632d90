// Signing in with a second factor, with script and without: taken, used, a code used twice, the telephone lost, given up again.
import { code } from "../stage.mjs";

/** The county's day stands still at a time of its own; what counts is what the server's clock says. */
async function password(t, page, person) {
  await page.goto("/signin");
  await page.fill("input[name=account]", person.login);
  await page.fill("input[type=password]", person.password);
  await t.press(page, 'form[action="/signin"] button[type=submit]');
}

async function walk(t, wish) {
  const person = t.stage.signIns.find((one) => one.who.includes(wish.who));
  t.true(person !== undefined, `the demo has a sign-in ${wish.who}`);
  const page = await t.staff(wish.who, wish);
  await page.goto("/account/password");
  await t.enter(page, 'a[href="/account/second-factor"]');
  t.same(await page.locator(".second-factor-qr svg").count(), 1, "there is something to scan");
  const secret = await page.locator(".second-factor-secret").innerText();
  await page.fill("#fresh", "000000");
  await t.press(page, "button[value=take]");
  t.same(await page.locator(".second-factor-secret").innerText(), secret, "after a wrong code the secret is still the same");
  await page.fill("#fresh", code(secret, -1));
  await t.press(page, "button[value=take]");
  const recovery = await page.locator(".recovery-codes li").allInnerTexts();
  t.same(recovery.length, 10, "ten recovery codes, shown this once");
  await page.goto("/account/second-factor");
  t.same(await page.locator(".recovery-codes").count(), 0, "and never again");
  await t.press(page, 'form[action="/signout"] button');

  await password(t, page, person);
  t.true(page.url().endsWith("/signin/code"), "the password alone leads to the code");
  await page.goto("/desk");
  t.true(/signin/.test(page.url()), "and opens nothing");
  await page.goto("/signin/code");
  const typed = code(secret);
  await page.fill("#code", typed);
  await t.press(page, "form[action='/signin/code'] button[type=submit]");
  t.true(!/signin/.test(page.url()), "in with the code");
  await t.press(page, 'form[action="/signout"] button');

  await password(t, page, person);
  await page.fill("#code", typed);
  await t.press(page, "form[action='/signin/code'] button[type=submit]");
  t.true(/signin/.test(page.url()), "the same code opens no second door");
  await page.fill("#code", recovery[0]);
  await t.press(page, "form[action='/signin/code'] button[type=submit]");
  await t.reads(page, "9");
  await page.fill("#code", recovery[1]);
  await t.press(page, "button[value=drop]");
  await t.press(page, 'form[action="/signout"] button');
  await password(t, page, person);
  t.true(!/signin/.test(page.url()), "given up, the password is enough again");
}

export default [
  { name: "a member of staff signs in with a second factor", run: (t) => walk(t, { who: "何建国" }) },
  { name: "a member of staff signs in with a second factor, without script", run: (t) => walk(t, { who: "何建国", script: false }) },
];
