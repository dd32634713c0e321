import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createSimulator, issueCredential, type Simulator } from "../../packages/testkit/src/simulator/index.ts";
import { createStage, git, runStep, type Stage } from "./support.ts";

let simulator: Simulator;
let stage: Stage;

beforeAll(() => {
  simulator = createSimulator();
  stage = createStage();
});

afterAll(async () => {
  stage.close();
  await simulator.close();
});

it.each([
  { mode: "audit", scopes: ["read", "trade.spot"], code: 0, failing: "0" },
  { mode: "audit", scopes: ["read", "trade.spot", "withdraw"], code: 1, failing: "2" },
  { mode: "guard", scopes: ["read", "trade.spot", "withdraw"], code: 1, failing: undefined },
] as const)("$mode of a key that may $scopes ends with $code", async ({ mode, scopes, code, failing }) => {
  const exchange = await simulator.exchange("bybit");
  exchange.reset();
  exchange.address = "1.2.3.4";
  exchange.addAccount({ id: "sub", parent: "main", label: "bot" });
  const issued = issueCredential("bybit");
  exchange.addKey({ ...issued, account: "sub", scopes, allowlist: ["1.2.3.4"] });
  const sha = stage.commit("bot.py", `print('${mode} ${scopes.length}')\n`);
  git(stage.dev, "push", "-q", "origin", "main");
  const workspace = stage.checkout(sha);
  writeFileSync(
    join(workspace, "keyguard.toml"),
    `[keys.bot]\nexchange = "bybit"\nprofile = "trading"\nstore = "env:BYBIT"\nendpoint = "${exchange.origin}"\n\n[ip]\nobservers = []\n`,
  );
  const step = await runStep(
    stage,
    workspace,
    { name: "schedule", payload: {}, sha },
    { INPUT_MODE: mode, BYBIT_API_KEY: issued.key, BYBIT_API_SECRET: issued.secret },
  );
  const [masks, rest] = [/^::add-mask::.*$/gmu, step.log.replaceAll(/^::add-mask::.*\n/gmu, "")];
  expect(step.log.match(masks)).toContain(`::add-mask::${issued.secret}`);
  expect(rest + step.summary).not.toContain(issued.secret);
  expect({ code: step.code, failing: failing === undefined ? undefined : step.outputs["failing"] }).toEqual({
    code,
    failing,
  });
});
