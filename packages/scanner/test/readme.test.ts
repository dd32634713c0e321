import { readFile } from "node:fs/promises";
import { stripTypeScriptTypes } from "node:module";
import { expect, test } from "vitest";
import { scanText } from "../src/index.ts";

test("README.md's example runs and finds what it leaks", async () => {
  const readme = await readFile(new URL("../README.md", import.meta.url), "utf8");
  const block = /```ts\n(.*?)```/su.exec(readme)?.[1] ?? "";
  const body = stripTypeScriptTypes(block.replaceAll(/^import .*$/gmu, ""));
  const printed: unknown[][] = [];
  const AsyncFunction = (async () => undefined).constructor as FunctionConstructor;
  const run = new AsyncFunction("scanText", "console", body);
  await (run(scanText, { log: (...values: unknown[]) => printed.push(values) }) as Promise<void>);
  expect(printed).toEqual([
    ["binance", "critical", ["key in line 1", "secret in line 2"]],
    ["the shape is the one this exchange issues"],
  ]);
});
