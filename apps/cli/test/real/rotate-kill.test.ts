import { randomBytes, randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { countBoundaries, forEachBoundary, type KillCase, killAt, storeCase } from "../rotate-kill.ts";

// Run by scripts/doubles.sh, in real processes, with each of the stores that a rotation can switch: with a file at every
// write, flush, rename and request of a whole rotation, with the others at everything that changes something.

function setting(name: string): string {
  const found = process.env[name];
  if (found === undefined) throw new Error(`${name} is not set: run this by scripts/doubles.sh`);
  return found;
}

const passphrase = randomBytes(16).toString("hex");
const CASES: readonly (readonly [string, () => KillCase])[] = [
  ["a file", () => ({ exchange: "bybit" })],
  [
    "the local vault",
    () => storeCase("kucoin", "local:bot", { KEYGUARD_VAULT_PASSPHRASE: passphrase, KEYGUARD_VAULT_WORK_FACTOR: "10" }),
  ],
  [
    "OpenBao",
    () =>
      storeCase("okx", `vault:secret/${randomUUID()}`, {
        VAULT_ADDR: setting("KEYGUARD_TEST_BAO"),
        VAULT_TOKEN: setting("KEYGUARD_TEST_BAO_TOKEN"),
      }),
  ],
  [
    "AWS",
    () =>
      storeCase("gate", `aws:keyguard/${randomUUID()}`, {
        AWS_REGION: "eu-central-1",
        AWS_ENDPOINT_URL: setting("KEYGUARD_TEST_MINISTACK"),
        AWS_ACCESS_KEY_ID: "test",
        AWS_SECRET_ACCESS_KEY: "test",
      }),
  ],
];

describe.each(CASES)("keyguard rotate run with %s", (_, make) => {
  test("is finished by rotate resume after SIGKILL at any write or request", { timeout: 3_600_000 }, async () => {
    const count = await countBoundaries(make());
    expect(count).toBeGreaterThan(20);
    await forEachBoundary(count, (at) => killAt(make(), at));
  });
});
