let kept = false;

/**
 * Has V8 collect soon what a scan throws away, instead of letting the heap grow to several times what is kept. For a
 * process that does nothing else; called when there is much to scan, since it loads a module of Node's.
 */
export function keepHeapSmall(): void {
  if (kept) return;
  kept = true;
  const { setFlagsFromString } = process.getBuiltinModule("node:v8");
  setFlagsFromString("--semi-space-growth-factor=1");
  setFlagsFromString("--heap-growing-percent=20");
}
