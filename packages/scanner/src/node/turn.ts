/** Lets messages, signals and timers in. */
export function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
