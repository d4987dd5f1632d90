// What people do, said once: report, find again, take a step at the desk. Fields are found by their names, since a form is
// the same form in every language and with or without script.

/**
 * Fills in fields by name: radio and checkbox by value, by words of the label (`/…/`) or the first one (`true`); select likewise; the
 * rest as typed. Everything by keyboard: focus, space, typing; no mouse anywhere.
 */
export async function fill(page, values, form = "main form[method=post]") {
  for (const [name, value] of Object.entries(values)) {
    const fields = page.locator(`${form} [name="${name}"], [form] [name="${name}"]`);
    const field = fields.first();
    const kind = await field.evaluate((element) => (element.tagName === "SELECT" ? "select" : element.type));
    if (kind === "radio" || kind === "checkbox") {
      const chosen = await choice(page, fields, value);
      await chosen.focus();
      await page.keyboard.press("Space");
      if (!(await chosen.isChecked())) throw new Error(`${page.url()}: ${name} cannot be chosen by keyboard`);
    } else if (kind === "select") {
      if (value === true) await field.selectOption({ index: 1 });
      else await field.selectOption(value instanceof RegExp ? { label: await words(field, value) } : value);
    } else if (kind === "date") {
      await field.fill(String(value));
    } else {
      await field.focus();
      await field.fill("");
      await page.keyboard.insertText(String(value));
    }
  }
}

async function choice(page, fields, value) {
  if (value === true) return fields.first();
  for (const field of await fields.all()) {
    if (!(value instanceof RegExp)) {
      if ((await field.getAttribute("value")) === value) return field;
      continue;
    }
    const label = page.locator(`label[for="${await field.getAttribute("id")}"]`).first();
    if (value.test(await label.innerText())) return field;
  }
  throw new Error(`${page.url()} offers no choice ${value}`);
}

async function words(select, wanted) {
  const labels = await select.locator("option").allInnerTexts();
  return labels.find((label) => wanted.test(label));
}

/** Sends the form of the page, by its main button, and says what the page answered if it was refused. */
export async function send(t, page, { form = "main form[method=post]", button = 'button[type=submit]:not([name="then"])', may_fail = false } = {}) {
  await t.enter(page, page.locator(`${form} ${button}`).first());
  const wrong = page.locator(".errors, .problem").first();
  if (!may_fail && (await wrong.count()) > 0) throw new Error(`${page.url()} refused: ${(await wrong.innerText()).slice(0, 300)}`);
}

/** Reports something in five pages; gives number and code as the receipt shows them. */
export async function report(t, page, { text, conduct = "no", place = "小河村村东头", manner = "none", phone, name, each = async () => {} }) {
  await page.goto("/");
  await t.enter(page, 'main a.big[href="/report"]');
  await each(page, "what");
  await fill(page, { text, conduct });
  await send(t, page);
  await each(page, "where");
  await fill(page, { place });
  await send(t, page);
  await each(page, "photos");
  await send(t, page, { form: 'main form[action="/report/photos"]' });
  await each(page, "contact");
  await fill(page, { manner, ...(phone ? { phone } : {}), ...(name ? { name } : {}) });
  await send(t, page);
  await each(page, "check");
  await send(t, page, { form: 'main form[action="/concerns"]' });
  await each(page, "receipt");
  return receipt(page);
}

/** Number and code of the receipt that is open. */
export async function receipt(page) {
  const number = (await page.locator("#number").innerText()).replace(/\D/g, "");
  const code = (await page.locator("#code").innerText()).replace(/\D/g, "");
  return { number, code };
}

/** Finds a concern again by number and code, from the home page. */
export async function find(t, page, { number, code }) {
  await page.goto("/");
  await page.fill("#number", number);
  await t.enter(page, "main form.find button");
  // The browser that filed it, or asked before, is not asked for the code again.
  if ((await page.locator("[name=code]").count()) === 0) return;
  await fill(page, { code });
  await send(t, page);
}

/** Opens a concern at the desk and takes one step there. */
export async function step(t, page, number, word, values, button) {
  await page.goto(`/desk/concerns/${number}`);
  await t.enter(page, `a[href$="/${number}/${word}"]`);
  await fill(page, values);
  await send(t, page, button ? { button } : {});
}
