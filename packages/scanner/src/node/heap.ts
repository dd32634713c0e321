/** Resident bytes above which garbage is collected before more is made. */
const ENOUGH = 110 * 1024 * 1024;
/** Bytes that must have come on top since the last collection: one that frees nothing must not be repeated at once. */
const AGAIN_AFTER = 16 * 1024 * 1024;

let collect: (() => void) | undefined;
let last = 0;

/**
 * Collects garbage when the process has grown. Scanning makes much garbage of large strings and keeps
 * little; left alone, V8 lets the heap grow to several times what a scan needs.
 *
 * Does nothing where the runtime does not offer it.
 */
export function keepHeapSmall(): void {
  const resident = process.memoryUsage.rss();
  if (resident < ENOUGH || resident < last + AGAIN_AFTER) return;
  try {
    if (collect === undefined) {
      process.getBuiltinModule("node:v8").setFlagsFromString("--expose-gc");
      collect = process.getBuiltinModule("node:vm").runInNewContext("gc") as () => void;
    }
    collect();
    last = process.memoryUsage.rss();
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
