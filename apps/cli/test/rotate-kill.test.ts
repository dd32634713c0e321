import { describe, expect, test } from "vitest";
import { countBoundaries, forEachBoundary, killAt } from "./rotate-kill.ts";

// Every write, flush, rename and request of a whole rotation, in real processes with real files; the other exchange
// classes are killed in process (packages/rotation/test) and, with real stores, in test/real.
describe("keyguard rotate run", () => {
  test("is finished by rotate resume after SIGKILL at any write or request", { timeout: 900_000 }, async () => {
    const count = await countBoundaries({ exchange: "bybit" });
    expect(count).toBeGreaterThan(100);
    await forEachBoundary(count, (at) => killAt({ exchange: "bybit" }, at));
  });
});
