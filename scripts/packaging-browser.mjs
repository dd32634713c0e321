// The neutral entries in a browser: bundled from their tarballs as a web page would, and used in Chromium.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { must, root } from "./packaging-steps.mjs";
import { entriesOf, isNeutral } from "./packaging-tarball.mjs";

const require = createRequire(join(root, "package.json"));
const { build } = createRequire(require.resolve("tsup"))("esbuild");

const PROGRAMS = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** The browser of this machine, or undefined where it has none. */
export function findBrowser() {
  return PROGRAMS.find((path) => existsSync(path));
}

/** Scans, redacts and renders: what the page tells is compared with what Node tells. */
const USE = `
import { createRedactor, Secret } from "@keyguard/core";
import { render } from "@keyguard/report";
import { scanText } from "@keyguard/scanner";
globalThis.use = async (text, secret) => {
  const findings = await scanText(text, { path: "bot.py" });
  const report = { schemaVersion: 1, tool: { name: "keyguard", version: "1.0.0" }, complete: true, skipped: [], findings };
  return { rules: findings.map((finding) => finding.ruleId), fingerprints: findings.map((finding) => finding.fingerprint),
    text: await render("text", report), redacted: createRedactor([new Secret(secret, "x")])(text) };
};`;

/** They carry ccxt's classes in lazy chunks, which need Node; guard brings permissions. */
const WITH_CCXT = new Set(["@keyguard/permissions", "@keyguard/guard"]);

const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];

/** Bundles every neutral entry of a project for browsers and runs a scan there; nothing may be asked of a network. */
export async function checkBrowser(project, packages) {
  const entries = packages.flatMap(({ manifest }) =>
    entriesOf(manifest).filter(({ subpath }) => isNeutral(manifest, subpath) && !WITH_CCXT.has(manifest.name)),
  );
  const imports = entries.map(({ specifier }, i) => `import * as m${i} from "${specifier}"; globalThis.m${i} = m${i};`);
  writeFileSync(join(project, "page.js"), `${imports.join("\n")}\n${USE}`);
  const outfile = join(project, "page.bundle.js");
  const options = { bundle: true, format: "iife", platform: "browser", outfile, logLevel: "silent" };
  await build({ ...options, absWorkingDir: project, entryPoints: ["page.js"] });
  const page = join(project, "page.html");
  writeFileSync(page, '<!doctype html><meta charset="utf-8"><script src="page.bundle.js"></script>');
  const { chromium } = require("playwright-core");
  const browser = await chromium.launch({ executablePath: findBrowser(), args: FLAGS });
  try {
    const tab = await browser.newPage();
    const asked = [];
    tab.on("request", (request) => request.url().startsWith("file:") || asked.push(request.url()));
    const errors = [];
    tab.on("pageerror", (error) => errors.push(error.message));
    await tab.goto(`file://${page}`);
    const [text, secret] = leak();
    const told = await tab.evaluate(([first, second]) => globalThis.use(first, second), [text, secret]);
    must(errors.length === 0, errors.join("; "));
    must(asked.length === 0, `the page asked for ${asked.join(", ")}`);
    must(told.rules.join() === "binance-credential", `the page found ${told.rules.join() || "nothing"}`);
    must(told.fingerprints[0] === fingerprintOfTheSuite(), `the page's fingerprint is ${told.fingerprints[0]}`);
    must(!told.text.includes(secret) && !told.redacted.includes(secret), "the page printed the secret");
  } finally {
    await browser.close();
  }
}

const suite = () => readFileSync(join(root, "tests/runtimes/neutral.test.mjs"), "utf8");

/** The same synthetic leak as in the suite of the other runtimes. */
function leak() {
  const text = suite();
  const made = text.slice(text.indexOf("const LETTERS"), text.indexOf("/** What the finding"));
  return new Function(`${made}; return [leak, secret];`)();
}

function fingerprintOfTheSuite() {
  return /const FINGERPRINT = "(\w+)"/u.exec(suite())?.[1];
}
