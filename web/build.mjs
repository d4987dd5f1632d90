// Bundles every entry (*.ts in this folder) to dist/ under a hashed name and writes dist/manifest.json: entry → file.
// The style sheets need no build: the program embeds css/ as it stands, and does without scripts when this has not run.
import { build } from "esbuild";
import { gzipSync } from "node:zlib";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
process.chdir(here);

// Kilobytes gzipped a page may carry in scripts (the budget of the citizen pages is 8 in all).
const LIMITS = { "base.ts": 3, "report.ts": 5, "receipt.ts": 3 };

const entries = (await readdir(".")).filter((name) => name.endsWith(".ts") && !name.endsWith(".d.ts"));
await rm("dist", { recursive: true, force: true });
await mkdir("dist", { recursive: true });
const { metafile } = await build({
  // Named outright: esbuild remembers the folder it was loaded from, not the one changed to.
  absWorkingDir: here,
  entryPoints: entries.map((name) => `./${name}`),
  bundle: true,
  format: "esm",
  minify: true,
  target: ["es2019", "chrome69", "safari13"],
  outdir: "dist",
  entryNames: "[name]-[hash]",
  // Safari 13 reads plain destructuring; the table of esbuild counts one exotic fault of it.
  supported: { destructuring: true },
  metafile: true,
  legalComments: "none",
  logLevel: "warning",
});

const manifest = {};
for (const [file, output] of Object.entries(metafile.outputs)) {
  if (!output.entryPoint) continue;
  const entry = basename(output.entryPoint);
  manifest[entry] = basename(file);
  const kilobytes = gzipSync(await readFile(file), { level: 9 }).length / 1024;
  console.log(`${entry} ${kilobytes.toFixed(1)} KB`);
  if (LIMITS[entry] && kilobytes > LIMITS[entry]) {
    console.error(`${entry} is over its ${LIMITS[entry]} KB`);
    process.exitCode = 1;
  }
}
await writeFile("dist/manifest.json", JSON.stringify(manifest, null, 1));
