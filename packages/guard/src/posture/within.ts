/** What a bounded piece of work gave: its value, its error, or nothing in time. */
export type Within<T> = { readonly value: T } | { readonly error: unknown } | { readonly late: true };

/** Runs a piece of work until the signal aborts. Work that ignores the signal is left behind, never waited for. */
export async function within<T>(signal: AbortSignal, work: () => Promise<T>): Promise<Within<T>> {
  if (signal.aborted) return { late: true };
  return await new Promise<Within<T>>((resolve) => {
    const abort = (): void => resolve({ late: true });
    signal.addEventListener("abort", abort, { once: true });
    const settle = (result: Within<T>): void => {
      signal.removeEventListener("abort", abort);
      resolve(result);
    };
    work().then(
      (value) => settle({ value }),
      (error: unknown) => settle(signal.aborted ? { late: true } : { error }),
    );
  });
}

/** Does something for every item, at most `limit` at once; results are in the items' order. */
export async function eachOf<T, R>(items: readonly T[], limit: number, work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let i = next++; i < items.length; i = next++) results[i] = await work(items[i] as T);
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
  return results;
}
