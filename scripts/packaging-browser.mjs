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

/**
 * What a page does with them: scans, redacts and renders; asks an exchange, here a function, what a key may do, and
 * lets the guard decide about it.
 */
const USE = `
import { createRedactor, Secret } from "@keyguard/core";
import { guard } from "@keyguard/guard";
import { readPermissions } from "@keyguard/permissions";
import { render } from "@keyguard/report";
import { scanText } from "@keyguard/scanner";
globalThis.scan = async (text, secret) => {
  const findings = await scanText(text, { path: "bot.py" });
  const report = { schemaVersion: 1, tool: { name: "keyguard", version: "1.0.0" }, complete: true, skipped: [], findings };
  return { rules: findings.map((finding) => finding.ruleId), fingerprints: findings.map((finding) => finding.fingerprint),
    text: await render("text", report), redacted: createRedactor([new Secret(secret, "x")])(text) };
};
const clock = { now: () => Date.now(), sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)) };
globalThis.guard = async (secret, rights) => {
  const sent = [];
  const permissions = { Spot: [], ContractTrade: [], Derivatives: [], Options: [], Wallet: [], Exchange: [], ...rights };
  const result = { readOnly: 0, permissions, ips: ["192.0.2.1"], isMaster: false, parentUid: "1",
    createdAt: new Date().toISOString(), expiredAt: "1970-01-01T00:00:00Z" };
  const fetch = async (url, init) => {
    sent.push([new URL(url).pathname, new Headers(init.headers).get("X-BAPI-SIGN")]);
    return Response.json({ retCode: 0, retMsg: "", result });
  };
  const credential = { exchange: "bybit", key: new Secret(secret.slice(0, 18), "k"), secret: new Secret(secret.slice(0, 36), "s") };
  const ports = { loadCredential: async () => credential, readKey: (key) => readPermissions(key.credential, { fetch }) };
  const config = { exchange: "bybit", profile: "trading", store: "env:BYBIT" };
  const { posture, decision } = await guard({ keys: [{ name: "bot", config }], ports, clock, salt: "x" });
  return { sent, scopes: posture.keys[0].scopes, start: decision.start, refusals: decision.refusals.map(({ check }) => check.id) };
};`;

const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];

/** Bundles every neutral entry of a project for browsers and runs a scan there; nothing may be asked of a network. */
export async function checkBrowser(project, packages) {
  const entries = packages.flatMap(({ manifest }) =>
    entriesOf(manifest).filter(({ subpath }) => isNeutral(manifest, subpath)),
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
    checkScan(await tab.evaluate(([first, second]) => globalThis.scan(first, second), [text, secret]), secret);
    for (const withdraw of ["no", "yes"]) {
      const rights = { Spot: ["SpotTrade"], Wallet: withdraw === "yes" ? ["Withdraw"] : [] };
      checkGuard(await tab.evaluate(([first, second]) => globalThis.guard(first, second), [secret, rights]), withdraw);
    }
    must(errors.length === 0, errors.join("; "));
    must(asked.length === 0, `the page asked for ${asked.join(", ")}`);
  } finally {
    await browser.close();
  }
}

function checkScan({ rules, fingerprints, text, redacted }, secret) {
  must(rules.join() === "binance-credential", `the page found ${rules.join() || "nothing"}`);
  must(fingerprints[0] === fingerprintOfTheSuite(), `the page's fingerprint is ${fingerprints[0]}`);
  must(!text.includes(secret) && !redacted.includes(secret), "the page printed the secret");
}

/** A signed request was made, and the answer decides: without the withdrawal right the bot starts. */
function checkGuard({ sent, scopes, start, refusals }, withdraw) {
  const [path, signature] = sent[0] ?? [];
  must(path === "/v5/user/query-api" && /^[0-9a-f]{64}$/u.test(signature), `the page sent ${JSON.stringify(sent)}`);
  must(scopes.withdraw === withdraw, `the page read ${JSON.stringify(scopes)}`);
  must(start === (withdraw === "no"), `the guard said ${start}, for ${refusals.join(", ")}`);
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
