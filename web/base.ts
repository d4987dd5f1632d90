// On every citizen page. Everything here may be missing: each page is whole without it.

// Printing needs a script, so its buttons are hidden until there is one.
for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// The QR of a slip carries a token in the fragment, which no browser sends to a server: it goes there in a form.
const entry = document.querySelector<HTMLInputElement>("input[data-from-fragment]");
const token = location.hash.slice(1);
if (entry && entry.form && /^[0-9a-f]{32}$/.test(token) && !document.querySelector(".errors")) {
  history.replaceState(null, "", location.pathname);
  entry.value = token;
  entry.form.submit();
}

// A second press while the first is on its way does nothing; the server would answer with the same receipt anyway.
for (const form of document.querySelectorAll("form")) {
  let sent = false;
  form.addEventListener("submit", (event) => {
    if (sent) event.preventDefault();
    sent = true;
    setTimeout(() => { sent = false; }, 4000);
  });
}
window.addEventListener("pageshow", (event) => {
  if (event.persisted && document.querySelector("[data-private]")) location.reload();
});
