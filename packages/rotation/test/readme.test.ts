import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import * as rotation from "../src/index.ts";

test("README.md's example runs and prints what its comments say", async () => {
  const readme = await readFile(new URL("../README.md", import.meta.url), "utf8");
  const block = /```ts\n(.*?)```/su.exec(readme)?.[1] ?? "";
  const printed: string[] = [];
  const scope = { ...rotation, console: { log: (...values: unknown[]) => void printed.push(values.join(" ")) } };
  const code = block.replaceAll(/^import .*$/gmu, "");
  new Function(...Object.keys(scope), code)(...Object.values(scope));
  const promised = [...block.matchAll(/^\/\/ (\S+ \S+):/gmu)].map(([, line]) => line);
  expect(promised).toHaveLength(2);
  expect(printed).toEqual(promised);
});
