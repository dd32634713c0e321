import { describe, expect, test } from "vitest";
import { CHANGES, killEverywhere } from "./rotate-kill.ts";

// Real processes, real files, the local vault: around every entry of the ledger, every request that changes something,
// and every file that holds a secret. Every other boundary, and the other stores, are in test/real; every exchange class
// is killed at every boundary in packages/rotation/test.
describe("keyguard rotate run", () => {
  test("is finished by rotate resume after SIGKILL around any change that matters", { timeout: 600_000 }, async () => {
    const seen = await killEverywhere(
      () => ({
        exchange: "kucoin",
        place: "local:bot",
        env: { KEYGUARD_VAULT_PASSPHRASE: "a passphrase for a test", KEYGUARD_VAULT_WORK_FACTOR: "10" },
        only: CHANGES,
      }),
      false,
    );
    expect(seen.size).toBeGreaterThan(10);
  });
});
