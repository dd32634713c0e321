import { readFile } from "node:fs/promises";
import { systemClock } from "@keyguard/core/node";
import { expect, test } from "vitest";
import * as ip from "../src/index.ts";
import * as node from "../src/node/index.ts";

/** The first TypeScript block of the README, as a function of what it imports. */
async function example(): Promise<(scope: Record<string, unknown>) => Promise<void>> {
  const readme = await readFile(new URL("../README.md", import.meta.url), "utf8");
  const block = /```ts\n(.*?)```/su.exec(readme)?.[1] ?? "";
  const body = block.replaceAll(/^import .*$/gmu, "").replaceAll(" as const", "");
  const AsyncFunction = (async () => undefined).constructor as FunctionConstructor;
  return async (scope) => {
    await (new AsyncFunction(...Object.keys(scope), body)(...Object.values(scope)) as Promise<void>);
  };
}

test("README.md's example runs and prints what its comments say", async () => {
  const printed: unknown[] = [];
  // The public observers are replaced: no test leaves this machine.
  const observe: ip.Observe = async (_, family) =>
    family === 4 ? { address: ip.parseAddress("8.8.8.8") } : { failure: "no-route", detail: "" };
  const run = await example();
  await run({
    ...ip,
    pathFromEnv: node.pathFromEnv,
    createObserve: () => observe,
    systemClock,
    process: { env: {} },
    console: { log: (value: unknown) => printed.push(value) },
  });
  expect(printed).toEqual(["confirmed", "would-be-blocked"]);
});

test("README.md names every platform's count", async () => {
  const readme = await readFile(new URL("../README.md", import.meta.url), "utf8");
  expect(readme).toContain(`knows ${ip.PLATFORMS.length} platforms`);
});
