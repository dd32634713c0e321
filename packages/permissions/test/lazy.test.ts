import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";

const run = promisify(execFile);

/** The files of ccxt that a program loads. */
async function ccxtFiles(program: string): Promise<string[]> {
  const watch = `
    import { registerHooks } from "node:module";
    const loaded = [];
    registerHooks({ load(url, context, next) { if (url.includes("/ccxt/js/")) loaded.push(url); return next(url, context); } });
    ${program}
    console.log(JSON.stringify(loaded));`;
  const { stdout } = await run(process.execPath, ["-C", "@keyguard/source", "--input-type=module", "-e", watch], {
    cwd: import.meta.dirname,
  });
  return JSON.parse(stdout.trim().split("\n").at(-1) ?? "[]") as string[];
}

describe("importing the package", () => {
  it("loads no ccxt for assess and explain", async () => {
    const loaded = await ccxtFiles(`
      const { assess, explainText } = await import("@keyguard/permissions");
      explainText("binance -2015"); void assess;`);
    expect(loaded).toEqual([]);
  });

  it("loads the one exchange that is asked, and no other", async () => {
    const loaded = await ccxtFiles(`
      const { readPermissions } = await import("@keyguard/permissions");
      const { Secret } = await import("@keyguard/core");
      await readPermissions({ exchange: "kraken", key: new Secret("a".repeat(56), "k"), secret: new Secret("b".repeat(88), "s") }, { endpoint: "http://127.0.0.1:9", deadlineMs: 500 });`);
    const classes = loaded
      .map((url) => /\/js\/src\/([a-z0-9]+)\.js$/u.exec(url)?.[1])
      .filter((name) => name !== undefined);
    expect(classes).toEqual(["kraken"]);
  });
});
