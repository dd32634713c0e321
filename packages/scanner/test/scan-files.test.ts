import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Finding } from "@keyguard/core";
import { afterEach, describe, expect, it } from "vitest";
import { scanText } from "../src/index.ts";
import { scanFiles, type ScanFilesOptions, type ScanFilesResult } from "../src/node/files.ts";
import { made } from "./support/scan.ts";

const roots: string[] = [];
afterEach(() => {
  for (const root of roots.splice(0)) rmSync(root, { recursive: true });
});

function tree(files: Readonly<Record<string, string | Uint8Array>>): string {
  const root = mkdtempSync(join(tmpdir(), "kg-scan-files-"));
  roots.push(root);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}

function scan(root: string, options: ScanFilesOptions = {}): Promise<ScanFilesResult> {
  return scanFiles([root], { jobs: 1, ...options });
}

describe("scanFiles()", () => {
  it("names the texts that hold one of the literals, whatever their encoding, and no binary or endless file", async () => {
    const line = "k = 1  # gitleaks:allow\n";
    const root = tree({
      "plain.py": line,
      "large.py": `${"# filler\n".repeat(120_000)}${line}`,
      "wide.ps1": Buffer.from(`\u{feff}${line}`, "utf16le"),
      "nothing.py": "k = 1\n",
      "empty.py": "",
      "program.exe": Buffer.from(`MZ\u0000\u0001${"\u0000".repeat(40)}${line}`),
      "endless.js": `${"x".repeat(2 * 1024 * 1024)}\n${line}`,
    });
    const { marked } = await scan(root, { literals: [":allow", ":ignor"] });
    expect(marked).toEqual(["large.py", "plain.py", "wide.ps1"]);
    expect((await scan(root)).marked).toEqual([]);
  });

  it("reads a file once that several of the paths lead to", async () => {
    const { key, secret } = made("binance");
    const root = tree({
      "src/a.py": `BINANCE_API_KEY = "${key}"\nBINANCE_API_SECRET = "${secret}"\n`,
      "b.py": "x = 1\n",
    });
    const { files, findings } = await scanFiles([join(root, "src", "a.py"), root, join(root, "src")], { jobs: 1 });
    expect([files, findings.length]).toEqual([2, 1]);
  });

  it("is incomplete where a path that was named is neither file nor directory", async () => {
    const root = tree({ "a.py": "x = 1\n" });
    const socket = createServer().listen(join(root, "socket"));
    await once(socket, "listening");
    try {
      const { complete, skipped } = await scanFiles([join(root, "socket")], { jobs: 1 });
      expect({ complete, skipped: skipped.length }).toEqual({ complete: false, skipped: 1 });
      expect((await scan(root)).complete).toBe(true); // what a walk meets was not asked for
    } finally {
      socket.close();
    }
  });

  it("does not take what an earlier file left in memory for its own", async () => {
    const root = tree({ "a.py": `${"x".repeat(200)} gitleaks:allow`, "b.py": "short" });
    expect((await scan(root, { literals: [":allow"] })).marked).toEqual(["a.py"]);
  });

  it("places what is encoded in a small file where a scan of its bytes does", async () => {
    const { key, secret } = made("binance");
    const settings = Buffer.from(`BINANCE_API_KEY=${key}\nBINANCE_API_SECRET=${secret}\n`).toString("base64");
    const text = `one\ntwo\nconfig=${settings}\n`;
    const { findings } = await scan(tree({ "a.log": text }));
    expect(findings.map(({ parts }) => parts.map(({ location }) => location.startLine))).toEqual([[3, 3]]);
    const places = (found: readonly Finding[]): unknown =>
      found.map(({ parts }) => parts.map(({ location }) => location));
    expect(places(findings)).toEqual(places(await scanText(text, { path: "a.log" })));
  });

  it("tells the same with threads", async () => {
    const files = Object.fromEntries(
      Array.from({ length: 1_000 }, (_, i) => [`${i}.py`, i % 100 === 0 ? "x # ggignore" : "x"]),
    );
    const root = tree(files);
    const marked = ["0.py", "100.py", "200.py", "300.py", "400.py", "500.py", "600.py", "700.py", "800.py", "900.py"];
    expect((await scan(root, { literals: ["gign"], jobs: 2 })).marked).toEqual(marked);
  });

  it("tells what git ignores and exclusions leave out, the outermost alone", async () => {
    const root = tree({
      ".git/HEAD": "ref: refs/heads/main\n",
      ".gitignore": "build/\n*.log\n",
      "build/deep/a.js": "a",
      "sub/b.log": "b",
      "vendor/c.go": "c",
      "sub/local.py": "d",
      "kept.py": "e",
    });
    const { leftOut } = await scan(root, { exclude: ["vendor/", "local.py"] });
    expect(leftOut?.toSorted()).toEqual(["build/", "sub/b.log", "sub/local.py", "vendor/"]);
    expect((await scan(root, { noIgnore: true })).leftOut).toEqual([]);
  });

  it("says that it cannot tell where too much is left out", async () => {
    const files = Object.fromEntries(Array.from({ length: 2_001 }, (_, i) => [`${i}.tmp`, ""]));
    expect((await scan(tree({ ".git/HEAD": "x", ".gitignore": "*.tmp\n", ...files }))).leftOut).toBeUndefined();
  });
});
