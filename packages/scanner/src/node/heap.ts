/** Resident bytes of the process above which garbage is collected before more is made. */
const ENOUGH = 100 * 1024 * 1024;
/** Bytes of this thread's heap that must have come on top since its last collection: one that frees nothing must not be repeated at once. */
const AGAIN_AFTER = 8 * 1024 * 1024;

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

// V8's own way, and what leaves the space for new objects as it is.
const USUAL = "--semi-space-growth-factor=2";
const TIGHT = "--semi-space-growth-factor=1";
let small = 0;

function setGrowth(flag: string): void {
  try {
    process.getBuiltinModule("node:v8").setFlagsFromString(flag);
  } catch {
    // The runtime does not offer it: a scan then takes more memory.
  }
}

/**
 * Keeps the space for new objects from growing, in all threads, until what is returned is called. What a scan makes dies at
 * once: more room costs a hundred megabytes and saves no time.
 */
export function keepGrowthSmall(): () => void {
  if (small++ === 0) setGrowth(TIGHT);
  let isOver = false;
  return () => {
    if (isOver) return;
    isOver = true;
    if (--small === 0) setGrowth(USUAL);
  };
}
