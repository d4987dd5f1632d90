// 常用语: two colons in a text field open the office's own words. Nothing happens while an input method is choosing signs, and
// without a script the same words stand on a page of their own.

interface Snippet { name: string; short: string; text: string }

const MARK = /(?:::|：：)([^\s:：]{0,20})$/;
let loaded: Promise<{ all: Snippet[]; found: string }> | undefined;
let open: { field: HTMLTextAreaElement; list: HTMLUListElement; shown: Snippet[]; at: number; from: number } | undefined;
let composing = false;

/** The page of snippets: filled with the concern this page is about, else as they are kept. */
function address(): string {
  const concern = /^\/desk\/concerns\/\d+/.exec(location.pathname);
  return concern ? `${concern[0]}/snippets` : "/desk/snippets";
}

async function load(): Promise<{ all: Snippet[]; found: string }> {
  const answer = await fetch(address(), { credentials: "same-origin" });
  if (!answer.ok || answer.redirected) return { all: [], found: "" };
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const all = Array.from(page.querySelectorAll<HTMLElement>("[data-snippet]")).map((one) => ({
    name: one.dataset["name"] || "",
    short: one.dataset["short"] || "",
    // The first line break of a text area belongs to the markup; the parser has taken it away.
    text: one.querySelector("textarea")?.value || "",
  }));
  return { all, found: page.querySelector<HTMLElement>("[data-found]")?.dataset["found"] || "" };
}

function typed(field: HTMLTextAreaElement): { word: string; from: number } | undefined {
  const before = field.value.slice(0, field.selectionStart);
  const mark = MARK.exec(before);
  return mark ? { word: (mark[1] || "").toLowerCase(), from: mark.index } : undefined;
}

async function look(field: HTMLTextAreaElement): Promise<void> {
  if (!typed(field)) return close();
  loaded = loaded || load();
  let all: Snippet[];
  let found: string;
  try {
    ({ all, found } = await loaded);
  } catch { loaded = undefined; return; }
  // What was typed while the words were on their way counts.
  const now = typed(field);
  if (!now || composing || document.activeElement !== field) return close();
  const fits = (one: Snippet) => one.short.toLowerCase().startsWith(now.word) || one.name.toLowerCase().includes(now.word);
  const shown = all.filter(fits).slice(0, 8);
  if (!shown.length) return close();
  show(field, { shown, from: now.from, found });
}

function show(field: HTMLTextAreaElement, what: { shown: Snippet[]; from: number; found: string }): void {
  close();
  const list = document.createElement("ul");
  list.id = "snippet-list";
  list.className = "snippet-list";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", what.found);
  what.shown.forEach((one, at) => {
    const item = document.createElement("li");
    item.id = `snippet-${at}`;
    item.setAttribute("role", "option");
    item.lang = "zh-CN";
    const name = document.createElement("b");
    name.textContent = one.short ? `${one.name} ::${one.short}` : one.name;
    const text = document.createElement("span");
    text.textContent = one.text;
    item.append(name, text);
    // Before the field loses the focus.
    item.addEventListener("mousedown", (event) => { event.preventDefault(); put(at); });
    list.append(item);
  });
  field.insertAdjacentElement("afterend", list);
  field.setAttribute("aria-controls", list.id);
  field.setAttribute("aria-autocomplete", "list");
  open = { field, list, shown: what.shown, at: 0, from: what.from };
  point(0);
}

function point(at: number): void {
  if (!open) return;
  open.at = (at + open.shown.length) % open.shown.length;
  Array.from(open.list.children).forEach((item, n) => item.setAttribute("aria-selected", String(open !== undefined && n === open.at)));
  open.field.setAttribute("aria-activedescendant", `snippet-${open.at}`);
}

function close(): void {
  if (!open) return;
  open.list.remove();
  for (const name of ["aria-controls", "aria-autocomplete", "aria-activedescendant"]) open.field.removeAttribute(name);
  open = undefined;
}

function put(at: number): void {
  if (!open) return;
  const { field, shown, from } = open;
  const one = shown[at];
  close();
  if (!one) return;
  field.setRangeText(one.text, from, field.selectionStart, "end");
  // Drafts are kept, and heights reckoned, as if it had been typed.
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

export function snippets(): void {
  document.addEventListener("compositionstart", () => { composing = true; close(); });
  document.addEventListener("compositionend", (event) => {
    composing = false;
    if (event.target instanceof HTMLTextAreaElement) void look(event.target);
  });
  document.addEventListener("input", (event) => {
    const field = event.target;
    if (!(field instanceof HTMLTextAreaElement) || field.readOnly || composing || (event as InputEvent).isComposing) return;
    void look(field);
  });
  document.addEventListener("focusout", (event) => { if (open && event.target === open.field) close(); });
  // Before the keys of the page, which would send the form or leave the field.
  document.addEventListener("keydown", (event) => {
    if (!open || event.isComposing || event.keyCode === 229 || event.target !== open.field) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "ArrowDown") point(open.at + 1);
    else if (event.key === "ArrowUp") point(open.at - 1);
    else if (event.key === "Enter" || event.key === "Tab") put(open.at);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);
  for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-copy-from]")) {
    if (!navigator.clipboard) continue;
    button.hidden = false;
    button.addEventListener("click", () => {
      const from = document.getElementById(button.dataset["copyFrom"] || "");
      if (from instanceof HTMLTextAreaElement) void navigator.clipboard.writeText(from.value);
    });
  }
}
