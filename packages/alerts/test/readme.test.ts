import { readFile } from "node:fs/promises";
import * as core from "@keyguard/core";
import { systemClock, systemRandom } from "@keyguard/core/node";
import { expect, test } from "vitest";
import * as alerts from "../src/index.ts";
import { createSend } from "../src/node/index.ts";
import { startService } from "./support/service.ts";

test("README.md's example runs and prints what its comment says", async () => {
  const readme = await readFile(new URL("../README.md", import.meta.url), "utf8");
  const block = /```ts\n(.*?)```/su.exec(readme)?.[1] ?? "";
  const service = await startService();
  const printed: unknown[] = [];
  const scope: Record<string, unknown> = {
    ...alerts,
    ...core,
    createSend,
    systemClock,
    systemRandom,
    process: {
      env: {
        OPS_WEBHOOK: `webhook://127.0.0.1/x?secret=s&endpoint=${service.origin}`,
        OPS_NTFY: `ntfy://${service.origin.slice(7)}/t`,
      },
    },
    console: { log: (value: unknown) => printed.push(value) },
  };
  const AsyncFunction = (async () => undefined).constructor as FunctionConstructor;
  const run = new AsyncFunction(...Object.keys(scope), block.replaceAll(/^import .*$/gmu, ""));
  await (run(...Object.values(scope)) as Promise<void>);
  await service.stop();
  expect(printed).toEqual([["delivered", "quiet", "delivered"]]);
  expect(service.received).toHaveLength(4);
});
