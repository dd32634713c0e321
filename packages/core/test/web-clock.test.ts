import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { LONGEST_TIMER_MS, timeoutSignal, webClock } from "../src/index.ts";

const DAY = 86_400_000;

describe("webClock.sleep()", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it.each([0, 1, DAY, LONGEST_TIMER_MS, LONGEST_TIMER_MS + 1, 90 * DAY])("waits for %d ms, no less", async (time) => {
    let over = false;
    const sleeping = (async () => {
      await webClock.sleep(time);
      over = true;
    })();
    await vi.advanceTimersByTimeAsync(Math.max(0, time - 1));
    expect(over).toBe(time === 0);
    await vi.advanceTimersByTimeAsync(1);
    expect(over).toBe(true);
    await sleeping;
  });

  it("asks no timer for more than it can wait: that one would ring at once", async () => {
    const asked = vi.spyOn(globalThis, "setTimeout");
    const sleeping = webClock.sleep(90 * DAY);
    await vi.advanceTimersByTimeAsync(90 * DAY);
    await sleeping;
    const waits = asked.mock.calls.map(([, wait]) => wait ?? 0);
    expect(Math.max(...waits)).toBeLessThanOrEqual(LONGEST_TIMER_MS);
    expect(waits.reduce((sum, wait) => sum + wait, 0)).toBe(90 * DAY);
  });

  it("rejects with the signal's reason, before or while it waits, and leaves no timer behind", async () => {
    const reason = new Error("enough");
    await expect(webClock.sleep(DAY, AbortSignal.abort(reason))).rejects.toBe(reason);
    const stop = new AbortController();
    const sleeping = webClock.sleep(90 * DAY, stop.signal);
    await vi.advanceTimersByTimeAsync(40 * DAY);
    stop.abort(reason);
    await expect(sleeping).rejects.toBe(reason);
    expect(vi.getTimerCount()).toBe(0);
  });
});

it("timeoutSignal() takes a time that no timer can wait, and has not aborted then", async () => {
  const signals = [timeoutSignal(60 * DAY), timeoutSignal(30 * DAY)];
  await webClock.sleep(20);
  expect(signals.map(({ aborted }) => aborted)).toEqual([false, false]);
  expect(timeoutSignal(0)).toBeInstanceOf(AbortSignal);
});
