import { describe, expect, test } from "vitest";
import { countBoundaries, forEachBoundary, killAt, storeCase } from "./rotate-kill.ts";

// Real processes, real files, the local vault: around every entry of the ledger, every request that changes a key, and
// every file that holds a secret. Every other write and request as well, and the other stores, are in test/real; every
// exchange class is killed at every boundary in packages/rotation/test.
const vault = storeCase("kucoin", "local:bot", {
  KEYGUARD_VAULT_PASSPHRASE: "a passphrase for a test",
  KEYGUARD_VAULT_WORK_FACTOR: "10",
});

describe("keyguard rotate run", () => {
  test("is finished by rotate resume after SIGKILL around any change that matters", { timeout: 600_000 }, async () => {
    const count = await countBoundaries(vault);
    expect(count).toBeGreaterThan(20);
    await forEachBoundary(count, (at) => killAt(vault, at));
  });
});
