import type { Clock } from "./ports/index.ts";

/** The longest that a timer can wait, about 25 days, in milliseconds: a longer one would ring at once. */
export const LONGEST_TIMER_MS: number = 2 ** 31 - 1;

async function wait(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal?.reason as Error);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, milliseconds);
    if (signal?.aborted === true) stop();
    else signal?.addEventListener("abort", stop, { once: true });
  });
}

/** The machine's clock, by Web APIs alone. It waits for as long as it is asked to, also for more than a timer can. */
export const webClock: Clock = {
  now: () => Date.now(),
  async sleep(milliseconds, signal) {
    let rest = milliseconds;
    for (; rest > LONGEST_TIMER_MS; rest -= LONGEST_TIMER_MS) await wait(LONGEST_TIMER_MS, signal);
    await wait(rest, signal);
  },
};

/**
 * A signal that aborts after a time.
 *
 * @param milliseconds what is longer than a timer can wait is as long as one can
 */
export function timeoutSignal(milliseconds: number): AbortSignal {
  return AbortSignal.timeout(Math.min(milliseconds, LONGEST_TIMER_MS));
}
