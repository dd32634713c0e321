import { randomBytes, randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { type KillCase, killEverywhere } from "../rotate-kill.ts";

// Run by scripts/doubles.sh, in real processes, with each of the stores that a rotation can switch, at every boundary of
// a whole rotation: every write, flush, rename, link and removal, those of lock files too, and every request before it
// leaves and after its answer came; with a file also before everything that is read.

function setting(name: string): string {
  const found = process.env[name];
  if (found === undefined) throw new Error(`${name} is not set: run this by scripts/doubles.sh`);
  return found;
}

const passphrase = randomBytes(16).toString("hex");
const CASES: readonly (readonly [string, () => KillCase])[] = [
  ["a file", () => ({ exchange: "bybit", place: "file:secrets/bot.json", reads: true })],
  [
    "the local vault",
    () => ({
      exchange: "kucoin",
      place: "local:bot",
      env: { KEYGUARD_VAULT_PASSPHRASE: passphrase, KEYGUARD_VAULT_WORK_FACTOR: "10" },
    }),
  ],
  [
    "OpenBao",
    () => ({
      exchange: "whitebit",
      place: `vault:secret/${randomUUID()}`,
      env: { VAULT_ADDR: setting("KEYGUARD_TEST_BAO"), VAULT_TOKEN: setting("KEYGUARD_TEST_BAO_TOKEN") },
    }),
  ],
  [
    "AWS",
    () => ({
      exchange: "gate",
      place: `aws:keyguard/${randomUUID()}`,
      env: {
        AWS_REGION: "eu-central-1",
        AWS_ENDPOINT_URL: setting("KEYGUARD_TEST_MINISTACK"),
        AWS_ACCESS_KEY_ID: "test",
        AWS_SECRET_ACCESS_KEY: "test",
      },
    }),
  ],
];

describe.each(CASES)("keyguard rotate run with %s", (_, make) => {
  test("is finished by rotate resume after SIGKILL at any write or request", { timeout: 1_200_000 }, async () => {
    const seen = await killEverywhere(make, true);
    for (const what of [/^before write to ledger/mu, /request GET/u, /^after request POST/mu, /\.lock\b/u])
      expect([...seen].some((boundary) => what.test(boundary))).toBe(true);
  });
});
