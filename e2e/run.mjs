// Journeys through the running program in a real browser.
//
// Usage: HUIYIN_URL=http://127.0.0.1:8471 HUIYIN_SIGN_INS=signins.json node run.mjs [part of a name]
// `cargo xtask journeys` starts a demo county and calls this. Every file in journeys/ exports a list of steps:
//   export default [{ name: "a sentence", run: async (t) => { … } }]
// A journey fails by throwing. Its last picture is kept under HUIYIN_PICTURES.

import { readdirSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { Stage } from "./stage.mjs";

const here = new URL(".", import.meta.url).pathname;
const only = process.argv[2] ?? "";
const pictures = process.env.HUIYIN_PICTURES ?? join(here, "../target/journeys");
mkdirSync(pictures, { recursive: true });

const stage = await Stage.open(process.env.HUIYIN_URL, process.env.HUIYIN_SIGN_INS, pictures);
stage.whole = only === "";
const counts = new Map();
for (const file of readdirSync(join(here, "journeys")).filter((name) => name.endsWith(".mjs")).sort()) {
  const { default: journeys, kind = "journeys" } = await import(`./journeys/${file}`);
  for (const journey of typeof journeys === "function" ? await journeys(stage) : journeys) {
    if (!journey.name.includes(only) && !file.includes(only)) continue;
    const count = counts.get(kind) ?? { passed: 0, failed: 0 };
    counts.set(kind, count);
    const begun = Date.now();
    const t = stage.begin(journey.name);
    try {
      await journey.run(t);
      count.passed += 1;
      console.log(`  ok ${journey.name} (${((Date.now() - begun) / 1000).toFixed(1)} s)`);
    } catch (error) {
      count.failed += 1;
      const picture = await t.picture("failed");
      console.log(`  FAILED ${journey.name}: ${error.message.split("\n").slice(0, 12).join("\n    ")}\n    picture: ${picture}`);
    } finally {
      await t.end();
    }
  }
}
await stage.close();

let failed = 0;
for (const [kind, count] of counts) {
  failed += count.failed;
  console.log(`${kind}: ${count.passed} passed, ${count.failed} failed`);
}
if (counts.size === 0) console.log(`no journey has “${only}” in its name`);
process.exit(failed > 0 || counts.size === 0 ? 1 : 0);
