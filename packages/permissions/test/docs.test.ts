import { readFile, writeFile } from "node:fs/promises";
import { type Scope, SCOPES } from "@keyguard/core";
import { getExchange } from "@keyguard/exchanges";
import { createSimulator, issueCredential, type Simulator } from "@keyguard/testkit/simulator";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { AllowedRequest } from "../src/gate/allowed-request.ts";
import { type KeyPermissions, readPermissions } from "../src/index.ts";
import { READERS } from "../src/readers/readers.ts";
import { credentialOf, impatient } from "./simulated.ts";

const PAGE = new URL("../../../docs/permissions.md", import.meta.url);
const TABLE = /(<!-- table: [^\n]*-->\n)[\s\S]*?(<!-- \/table -->)/u;

let simulator: Simulator;
beforeAll(() => {
  simulator = createSimulator();
});
afterAll(async () => {
  await simulator.close();
});

const NOTES: Partial<Record<AllowedRequest["purpose"], string>> = {
  "order-test": " _order test_",
  cancel: " _cancel_",
};

function request({ method, path, pinned, purpose }: AllowedRequest): string {
  const fixed = Object.entries(pinned ?? {}).map(([field, value]) => `${field}=${value}`);
  return `\`${method} ${path}${fixed.length === 0 ? "" : ` ${fixed.join(" ")}`}\`${NOTES[purpose] ?? ""}`;
}

async function read(id: string, probeByCancel: boolean): Promise<KeyPermissions> {
  const exchange = await simulator.exchange(id);
  exchange.address = "203.0.113.7";
  const issued = issueCredential(id);
  exchange.addKey({ ...issued, scopes: SCOPES, allowlist: ["203.0.113.7"] });
  return readPermissions(credentialOf(id, issued), { endpoint: exchange.origin, probeByCancel, clock: impatient });
}

function unknown({ scopes }: KeyPermissions): Scope[] {
  return SCOPES.filter((scope) => scopes[scope].answer === "unknown");
}

async function row(id: string): Promise<string> {
  const [plain, probed] = [await read(id, false), await read(id, true)];
  expect(plain.diagnosis).toBeNull();
  const left = new Set(unknown(probed));
  const untold = unknown(plain).map((scope) => (left.has(scope) ? `\`${scope}\`` : `(\`${scope}\`)`));
  const cells = [
    getExchange(id).name,
    [...new Set(READERS[id]?.requests.map(request))].join("<br>"),
    untold.length === 0 ? "—" : untold.join(" "),
    plain.allowlist.status === "unknown" ? "not told" : "told",
    plain.answer === "self-described" ? "own" : "probed",
  ];
  return `| ${cells.join(" | ")} |`;
}

it("docs/permissions.md lists what is sent and what stays unknown", { timeout: 60_000 }, async () => {
  const rows: string[] = [];
  for (const id of Object.keys(READERS)) rows.push(await row(id));
  const table = [
    "| exchange | everything that may be sent | cannot be told | allowlist | key |",
    "| --- | --- | --- | --- | --- |",
    ...rows,
  ].join("\n");
  const page = await readFile(PAGE, "utf8");
  const fresh = page.replace(TABLE, (_, open: string, close: string) => `${open}\n${table}\n\n${close}`);
  if (process.env["UPDATE_DOCS"] === "1") await writeFile(PAGE, fresh);
  expect(await readFile(PAGE, "utf8")).toBe(fresh);
});
