import { expect, test } from "vitest";
import { createBurstPace } from "../../src/posture/burst-pace.ts";

/** When each of so many requests leaves, in milliseconds, all being asked for at 0. */
async function leaving(count: number, intervalMs: number): Promise<number[]> {
  const times: number[] = [];
  const turns = createBurstPace({ now: () => 0, sleep: async (milliseconds) => void times.push(milliseconds) });
  for (let i = 0; i < count; i++) await turns.turn("okx/account", intervalMs, new AbortController().signal);
  return [...Array.from({ length: count - times.length }, () => 0), ...times];
}

test("createBurstPace() lets eight leave at once, and never more than eight in eight pauses", async () => {
  const times = await leaving(24, 50);
  expect(times).toEqual([
    ...Array.from({ length: 8 }, () => 0),
    ...Array.from({ length: 8 }, () => 400),
    ...Array.from({ length: 8 }, () => 800),
  ]);
});

test("createBurstPace() keeps long pauses one by one", async () => {
  expect(await leaving(4, 400)).toEqual([0, 400, 800, 1200]);
});
