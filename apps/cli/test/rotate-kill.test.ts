import { describe, expect, test } from "vitest";
import { countBoundaries, forEachBoundary, type KillCase, killAt } from "./rotate-kill.ts";

// Real processes, real files. Here: around every entry of the ledger, every change of a key, and every file that holds
// a secret. Every other write and request as well, and the other stores, are in test/real; every exchange class is
// killed at every boundary in packages/rotation/test.
const bybit: KillCase = {
  exchange: "bybit",
  only: String.raw`write to ledger\.jsonl|request POST|rename .*(?:sealed|bot\.json)|rm \w+\.sealed`,
};

describe("keyguard rotate run", () => {
  test("is finished by rotate resume after SIGKILL around any change that matters", { timeout: 600_000 }, async () => {
    const count = await countBoundaries(bybit);
    expect(count).toBeGreaterThan(20);
    await forEachBoundary(count, (at) => killAt(bybit, at));
  });
});
