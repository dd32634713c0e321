import { readFile } from "node:fs/promises";
import { createSimulator } from "@keyguard/testkit/simulator";
import { describe, expect, it } from "vitest";
import { assertLeastPrivilege, type DeclaredKey, explainText } from "../src/index.ts";
import { issue } from "./simulated.ts";

/** The code blocks of the README. */
async function blocks(): Promise<string[]> {
  const text = await readFile(new URL("../README.md", import.meta.url), "utf8");
  return [...text.matchAll(/```ts\n([\s\S]*?)```/gu)].map(([, code]) => code ?? "");
}

/** Runs a block with its imports given; what it prints is returned. */
async function run(code: string, given: Readonly<Record<string, unknown>>): Promise<string> {
  const printed: string[] = [];
  const body = code.replaceAll(/^import .*$/gmu, "");
  const names = Object.keys(given);
  // oxlint-disable-next-line typescript/no-implied-eval
  const program = new Function(...names, "console", `return (async () => { ${body} })()`) as (
    ...values: unknown[]
  ) => Promise<void>;
  await program(...Object.values(given), {
    log: (...values: unknown[]) =>
      printed.push(values.map((value) => (typeof value === "string" ? value : JSON.stringify(value))).join(" ")),
  });
  return printed.join("\n");
}

describe("README", () => {
  it("starts a bot with the first example, and refuses a key that may withdraw", async () => {
    const [first = ""] = await blocks();
    const simulator = createSimulator();
    const bybit = await simulator.exchange("bybit");
    bybit.addAccount({ id: "sub", parent: "main", label: "bot" });
    const { credential, key } = issue(bybit, {
      scopes: ["read", "trade.spot"],
      allowlist: ["203.0.113.7"],
      account: "sub",
    });
    class Given {
      static made = 0;
      constructor() {
        Given.made += 1;
        return Given.made % 2 === 1 ? credential.key : credential.secret;
      }
    }
    const here = (declared: DeclaredKey): Promise<unknown> =>
      assertLeastPrivilege({ ...declared, endpoint: bybit.origin });
    const given = { Secret: Given, assertLeastPrivilege: here, process: { env: {} } };
    await expect(run(first, given)).resolves.toBe("");
    key.scopes.withdraw = true;
    await expect(run(first, given)).rejects.toMatchObject({ code: "KG_KEY_EXCESS" });
    await simulator.close();
  });

  it("explains the second example as it says", async () => {
    const [, second = ""] = await blocks();
    const promised = /\/\/ (.+)$/mu
      .exec(second)?.[1]
      ?.replaceAll("'", '"')
      .replaceAll(/\[ | \]/gu, (edge) => edge.trim())
      .replace(", ", ",");
    expect(await run(second, { explainText })).toBe(promised);
  });
});
