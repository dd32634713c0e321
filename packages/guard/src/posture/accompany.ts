/** Stops what only accompanies the keys once they are read and its patience is over. */
export function accompany(signal: AbortSignal): {
  readonly signal: AbortSignal;
  endIn(ms: number): void;
  over(): void;
} {
  const stop = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    signal: AbortSignal.any([signal, stop.signal]),
    endIn(ms) {
      timer = setTimeout(() => stop.abort(), ms);
    },
    over() {
      clearTimeout(timer);
      stop.abort();
    },
  };
}
