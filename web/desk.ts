// The desk: keys, the summary beside a list, drafts kept every few seconds. Each page is whole without it.

import { snippets } from "./parts/snippets";

const KEYS_OFF = "huiyin-keys-off";
const $ = <T extends Element>(what: string, where: ParentNode = document) => where.querySelector<T>(what);
const all = <T extends Element>(what: string) => Array.from(document.querySelectorAll<T>(what));

function keysAreOff(): boolean {
  try { return localStorage.getItem(KEYS_OFF) === "1"; } catch { return false; }
}

/** Single keys mean letters in a field, and while an input method is choosing signs. */
function isTyping(event: KeyboardEvent): boolean {
  const at = event.target as HTMLElement;
  return event.isComposing || event.keyCode === 229 || at.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName);
}

document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return;
  if (event.ctrlKey && /^[123]$/.test(event.key)) return answerPoint(event, Number(event.key) - 1);
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) return sendForm(event);
  if (event.key === "Escape" && isTyping(event)) return (event.target as HTMLElement).blur();
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event) || keysAreOff()) return;
  if (press(event.key)) event.preventDefault();
});

function press(key: string): boolean {
  if (key === "j" || key === "k") return move(key === "j" ? 1 : -1);
  if (key === "Enter") return openChosen();
  if (key === ".") return copyNumber();
  if (key === "x" && pick()) return true;
  const target = all<HTMLElement>("[data-key]").find((element) => element.dataset["key"] === key);
  if (!target) return false;
  if (target.tagName === "A") target.click();
  else target.focus();
  return true;
}

/** Ctrl 1, 2, 3 answer the first point that is still open: solved, not solved, can't say. */
function answerPoint(event: KeyboardEvent, which: number): void {
  const names = new Set(all<HTMLInputElement>("form[data-main] input[type=radio][name^='point-']").map((radio) => radio.name));
  for (const name of names) {
    const picks = all<HTMLInputElement>(`form[data-main] input[type=radio][name="${name}"]`);
    const pick = picks[which];
    if (!pick || picks.some((one) => one.checked)) continue;
    event.preventDefault();
    pick.checked = true;
    return pick.focus();
  }
}

function sendForm(event: KeyboardEvent): void {
  const inside = (event.target as HTMLElement).closest("form");
  const form = inside && !inside.matches(".find, .sign-out") ? inside : $<HTMLFormElement>("form[data-main]");
  if (!form) return;
  event.preventDefault();
  const button = $<HTMLButtonElement>(`button[form="${form.id}"][value="hand"]`)
    || $<HTMLButtonElement>("button[value=hand]", form) || $<HTMLButtonElement>("button[type=submit]", form);
  if (button) button.click();
}

// ---- The list: j and k go through it, the summary follows after a moment, Enter opens the page.

let chosen = -1;
let asked: AbortController | undefined;
let waiting = 0;

function move(by: number): boolean {
  const rows = all<HTMLElement>("[data-row]");
  if (!rows.length) return false;
  chosen = Math.max(0, Math.min(rows.length - 1, chosen + by));
  const row = rows[chosen];
  if (row) choose(rows, row);
  return true;
}

function mark(rows: HTMLElement[], row: HTMLElement): void {
  rows.forEach((other) => { other.classList.toggle("chosen", other === row); other.removeAttribute("aria-current"); });
  row.setAttribute("aria-current", "true");
}

function choose(rows: HTMLElement[], row: HTMLElement): void {
  mark(rows, row);
  if (row.id) history.replaceState(null, "", `#${row.id}`);
  const link = row.matches("a") ? row : $<HTMLElement>("a", row);
  if (link) link.focus();
  row.scrollIntoView({ block: "nearest" });
  clearTimeout(waiting);
  // Going through a list is not reading it: only what one stops at is opened, and recorded.
  waiting = window.setTimeout(() => showPane(row), 350);
}

// At load the pane shows the first, or the one chosen before coming back; the focus stays where it is.
const list = $<HTMLElement>(".list-pane") ? all<HTMLElement>("[data-row]") : [];
const first = list.find((row) => row.id !== "" && row.id === location.hash.slice(1)) || list[0];
if (first) {
  chosen = list.indexOf(first);
  mark(list, first);
  void showPane(first);
}

async function showPane(row: HTMLElement): Promise<void> {
  const pane = $<HTMLElement>("#pane");
  if (!pane || !row.dataset["pane"] || getComputedStyle(pane).display === "none") return;
  if (asked) asked.abort();
  asked = new AbortController();
  try {
    const answer = await fetch(row.dataset["pane"], { signal: asked.signal, credentials: "same-origin" });
    if (answer.ok && !answer.redirected) pane.innerHTML = await answer.text();
  } catch { /* The list is still there, and Enter opens the page. */ }
}

function openChosen(): boolean {
  const row = $<HTMLElement>("[data-row].chosen");
  if (!row || document.activeElement?.tagName === "A" || document.activeElement?.tagName === "BUTTON") return false;
  location.href = row.dataset["row"] || "";
  return true;
}

/** Ticks the row one stands on, for a quick step. */
function pick(): boolean {
  const box = $<HTMLInputElement>("[data-row].chosen .row-pick");
  if (box) box.checked = !box.checked;
  return box !== null;
}

function copyNumber(): boolean {
  const number = $<HTMLElement>("[data-copy]");
  if (!number || !navigator.clipboard) return false;
  void navigator.clipboard.writeText(number.textContent || "");
  return true;
}

// ---- Drafts: kept on the server a few seconds after the last word, so that a closed tab loses nothing.

const KEEP_AFTER_MS = 5000; // where the form names no time of its own
const draft = $<HTMLFormElement>("form[data-autosave]");
if (draft) keepDrafts(draft);

function keepDrafts(form: HTMLFormElement): void {
  let timer = 0;
  let dirty = false;
  let sent = false;
  const later = () => {
    dirty = true;
    clearTimeout(timer);
    timer = window.setTimeout(keep, Number(form.dataset["autosave"]) || KEEP_AFTER_MS);
  };
  const keep = async () => {
    if (!dirty || sent) return;
    dirty = false;
    try {
      const answer = await fetch(form.action, { method: "POST", body: body(form), credentials: "same-origin" });
      // Anything but the desk again (two people saved, signed out) is shown when the writer sends.
      if (answer.ok) takeOver(form, new DOMParser().parseFromString(await answer.text(), "text/html"));
    } catch { later(); }
  };
  form.addEventListener("input", later);
  form.addEventListener("submit", () => { sent = true; });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && dirty && !sent) navigator.sendBeacon(form.action, body(form));
  });
}

function body(form: HTMLFormElement): URLSearchParams {
  const fields = new URLSearchParams();
  new FormData(form).forEach((value, name) => fields.append(name, String(value)));
  fields.set("do", "keep");
  fields.set("auto", "1");
  return fields;
}

/** Takes what the server reckoned: version, check-list, letter, the held button. Fields stay as they are being typed. */
function takeOver(form: HTMLFormElement, fresh: Document): void {
  for (const id of ["kept", "checks", "letter", "alike", "strip"]) {
    const [old, next] = [document.getElementById(id), fresh.getElementById(id)];
    if (old && next && !old.contains(document.activeElement)) old.replaceWith(next);
  }
  for (const name of ["seen", "key", "csrf"]) {
    const next = $<HTMLInputElement>(`form[data-autosave] input[name="${name}"]`, fresh);
    const field = $<HTMLInputElement>(`input[name="${name}"]`, form);
    if (next && field) field.value = next.value;
  }
}

// ---- Words of the office behind two colons.

snippets();
// ---- The scan beside the form: F8 and F9 turn its pages from within any field, and no word is sent for it.

const scan = $<HTMLImageElement>("#scan");
const scanLine = $<HTMLElement>("#scan-line");
if (scan && scanLine) turnPages(scan, scanLine);

function turnPages(picture: HTMLImageElement, line: HTMLElement): void {
  const pages = Number(line.dataset["pages"]);
  let at = Number(line.dataset["at"]);
  const turn = (by: number) => {
    const next = Math.max(1, Math.min(pages, at + by));
    if (next === at) return;
    // The sentence is the server's; only its first figure changes.
    line.textContent = (line.textContent || "").replace(/\d+/, String(next));
    at = next;
    picture.src = `${picture.dataset["address"]}${at}`;
  };
  for (const button of all<HTMLButtonElement>("[data-turn]")) {
    button.addEventListener("click", (event) => { event.preventDefault(); turn(Number(button.dataset["turn"])); });
  }
  document.addEventListener("keydown", (event) => {
    if (event.key !== "F8" && event.key !== "F9") return;
    event.preventDefault();
    turn(event.key === "F9" ? 1 : -1);
  });
}

// ---- A quick step that is held: the seconds that are left, and then that they are over.

const heldFor = $<HTMLElement>("[data-seconds]");
if (heldFor) {
  const words = heldFor.textContent || "";
  const until = Date.now() + Number(heldFor.dataset["seconds"]) * 1000;
  const timer = window.setInterval(() => {
    const left = Math.ceil((until - Date.now()) / 1000);
    if (left > 0) { heldFor.dataset["left"] = String(left); return; }
    clearInterval(timer);
    heldFor.textContent = heldFor.dataset["over"] || words;
    delete heldFor.dataset["left"];
    const button = $<HTMLButtonElement>("form[data-main] button[type=submit]");
    if (button) button.hidden = true;
  }, 250);
}

// ---- The switch for single keys (WCAG 2.1.4).

const off = $<HTMLElement>("[data-key-switch]");
if (off) {
  const button = $<HTMLButtonElement>("button", off);
  const say = () => { if (button) button.textContent = (keysAreOff() ? button.dataset["off"] : button.dataset["on"]) || ""; };
  off.hidden = false;
  say();
  button?.addEventListener("click", () => {
    try { localStorage.setItem(KEYS_OFF, keysAreOff() ? "0" : "1"); } catch { /* Then they stay on. */ }
    say();
  });
}
