// Photographs the sample pages that `cargo test -p huiyin every_page` leaves in target/pages, and asks axe about them.
// node look.mjs [name …]: pictures to target/pictures; every size and dress named in SHOTS.
import { createServer } from "node:http";
import { readFile, readdir, mkdir } from "node:fs/promises";
import { join, extname } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { AxeBuilder } from "@axe-core/playwright";

const root = fileURLToPath(new URL("../target/pages/", import.meta.url));
const pictures = fileURLToPath(new URL("../target/pictures/", import.meta.url));
const TYPES = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".svg": "image/svg+xml", ".js": "text/javascript" };
const POLICY = "default-src 'self'; img-src 'self' data: blob:";
const SHOTS = [
  { dress: "zh-CN", width: 390 },
  { dress: "zh-CN", width: 1280 },
  { dress: "zh-CN", width: 390, dark: true },
  { dress: "zh-CN", width: 320 },
  { dress: "en", width: 390 },
  { dress: "en", width: 320 },
  { dress: "elder", width: 390 },
  { dress: "elder", width: 320 },
  { dress: "elder-en", width: 320 },
];

const server = createServer(async (request, response) => {
  const path = decodeURIComponent(new URL(request.url, "http://x").pathname);
  try {
    const body = await readFile(join(root, path));
    response.writeHead(200, { "content-type": TYPES[extname(path)] ?? "text/plain", "content-security-policy": POLICY });
    response.end(body);
  } catch {
    response.writeHead(404, { "content-security-policy": POLICY });
    response.end();
  }
}).listen(0, "127.0.0.1");
await new Promise((ready) => server.on("listening", ready));
const base = `http://127.0.0.1:${server.address().port}/`;

const wanted = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const quick = process.argv.includes("--quick");
const option = (name) => process.argv.find((word) => word.startsWith(`--${name}=`))?.split("=")[1];
const chosen = SHOTS.filter((shot) => (!option("dress") || shot.dress === option("dress")) && (!option("width") || shot.width === Number(option("width"))));
await mkdir(pictures, { recursive: true });
const names = [...new Set((await readdir(root)).filter((file) => file.endsWith(".zh-CN.html")).map((file) => file.split(".")[0]))]
  .filter((name) => wanted.length === 0 || wanted.includes(name));
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu", "--disable-quic"] });
let faults = 0;
for (const shot of quick ? chosen.slice(0, 2) : chosen) {
  const context = await browser.newContext({
    viewport: { width: shot.width, height: 900 },
    deviceScaleFactor: process.argv.includes("--sharp") ? 2 : 1,
    colorScheme: shot.dark ? "dark" : "light",
  });
  const page = await context.newPage();
  page.on("console", (message) => {
    if (message.text().includes("Content Security Policy")) { faults += 1; console.log("CSP", page.url(), message.text()); }
  });
  for (const name of names) {
    await page.goto(`${base}${name}.${shot.dress}.html`);
    const file = `${name}.${shot.dress}.${shot.width}${shot.dark ? ".dark" : ""}`;
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (wide > 0) { faults += 1; console.log(`SIDEWAYS ${file} by ${wide}`); }
    if (!process.argv.includes("--no-pictures")) await page.screenshot({ path: join(pictures, `${file}.png`), fullPage: true });
    if (!quick) {
      const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]).analyze();
      for (const violation of violations) { faults += 1; console.log(`AXE ${file} ${violation.id}: ${violation.nodes.map((node) => node.target.join(" ")).slice(0, 3).join(" | ")}`); }
    }
  }
  await context.close();
}
if (names.includes("receipt") && !process.argv.includes("--no-pictures")) {
  const page = await browser.newPage();
  for (const name of ["receipt", "progress"]) {
    await page.goto(`${base}${name}.zh-CN.html`);
    await page.pdf({ path: join(pictures, `${name}.pdf`), preferCSSPageSize: true, format: "A4" });
  }
}
await browser.close();
server.close();
console.log(faults === 0 ? `${names.length} pages, no fault` : `${faults} faults`);
process.exitCode = faults === 0 ? 0 : 1;
