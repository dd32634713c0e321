import { readFile } from "node:fs/promises";
import * as core from "@keyguard/core";
import * as secrets from "@keyguard/secrets";
import * as node from "@keyguard/secrets/node";
import { expect, test } from "vitest";

test("README.md's example runs and prints what its comments say", async () => {
  const readme = await readFile(new URL("../README.md", import.meta.url), "utf8");
  const block = /```ts\n(.*?)```/su.exec(readme)?.[1] ?? "";
  const printed: unknown[] = [];
  const scope: Record<string, unknown> = {
    ...core,
    ...secrets,
    ...node,
    console: { log: (value: unknown) => printed.push(value) },
  };
  const AsyncFunction = (async () => undefined).constructor as FunctionConstructor;
  const run = new AsyncFunction(...Object.keys(scope), block.replaceAll(/^import .*$/gmu, ""));
  await (run(...Object.values(scope)) as Promise<void>);
  expect(printed).toEqual([...block.matchAll(/console\.log\(.*\); \/\/ (.*)/gu)].map(([, text]) => text));
  expect(printed).toHaveLength(2);
});

test("README.md's table says what each store's methods say", async () => {
  const readme = await readFile(new URL("../README.md", import.meta.url), "utf8");
  const environment = {
    VAULT_ADDR: "http://127.0.0.1:9",
    VAULT_TOKEN: "t",
    AWS_REGION: "x",
    GH_TOKEN: "t",
    HOME: "/nonexistent",
  };
  const stores = node.createStores({ environment, directory: "." });
  for (const scheme of core.STORE_SCHEMES) {
    const row = readme.split("\n").find((line) => line.startsWith(`| \`${scheme}:`)) ?? "";
    const [read, write, list, versions, staging] = row
      .split("|")
      .slice(2, 7)
      .map((cell) => cell.trim());
    const store = await stores.open(scheme);
    expect({
      scheme,
      read: read === "✓",
      write: write?.startsWith("✓"),
      list: list === "✓",
      versions: versions === "✓",
      staging: staging?.startsWith("✓"),
    }).toEqual({
      scheme,
      read: secrets.canRead(store),
      write: secrets.canWrite(store),
      list: secrets.canList(store),
      versions: secrets.hasVersions(store),
      staging: secrets.canStage(store),
    });
  }
});
