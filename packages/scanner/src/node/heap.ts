/** Resident bytes of the process above which garbage is collected before more is made. */
const ENOUGH = 100 * 1024 * 1024;
/** Bytes of this thread's heap that must have come on top since its last collection: one that frees nothing must not be repeated at once. */
const AGAIN_AFTER = 6 * 1024 * 1024;

let collect: (() => void) | undefined;
let last = 0;

/**
 * Collects this thread's garbage when the process has grown and the thread has. Scanning makes much garbage of large
 * strings and keeps little; left alone, V8 lets the heap grow to several times what a scan needs.
 *
 * Does nothing where the runtime does not offer it.
 */
export function keepHeapSmall(): void {
  const { rss, heapTotal } = process.memoryUsage();
  if (rss < ENOUGH || heapTotal < last + AGAIN_AFTER) return;
  try {
    if (collect === undefined) {
      process.getBuiltinModule("node:v8").setFlagsFromString("--expose-gc");
      collect = process.getBuiltinModule("node:vm").runInNewContext("gc") as () => void;
    }
    collect();
    last = process.memoryUsage().heapTotal;
  } catch {
    collect = () => {};
  }
}

// V8's own way, and what suits a scan: the space for new objects stays as it is, and only what is called again and again
// is optimised as far as can be.
const USUAL = ["--semi-space-growth-factor=2", "--invocation-count-for-turbofan=3000"];
const FRUGAL = ["--semi-space-growth-factor=1", "--invocation-count-for-turbofan=50000"];
/** Older ones, up to that of Node 20, complain of the second on the standard error. */
const FIRST_V8_WITH_BOTH = 12;
let frugal = 0;

function setFlags(flags: readonly string[]): void {
  const known = Number.parseInt(process.versions.v8 ?? "", 10) >= FIRST_V8_WITH_BOTH ? flags : flags.slice(0, 1);
  for (const flag of known) {
    try {
      process.getBuiltinModule("node:v8").setFlagsFromString(flag);
    } catch {
      // The runtime does not offer it: a scan then takes more.
    }
  }
}

/**
 * Keeps V8 from taking more than a scan gives back, in all threads, until what is returned is called. What a scan makes
 * dies at once: more room for new objects costs a hundred megabytes and saves no time. Code is optimised in a thread of
 * its own, for a tenth of a scan's time, and most of it is over before that has paid.
 */
export function runFrugally(): () => void {
  if (frugal++ === 0) setFlags(FRUGAL);
  let isOver = false;
  return () => {
    if (isOver) return;
    isOver = true;
    if (--frugal === 0) setFlags(USUAL);
  };
}
