import type { Output } from "../command.ts";

/** A line at the terminal's end that says how far work has come; nothing elsewhere. */
export interface Progress {
  /** Shows a text, at most ten times a second. */
  show(text: string): void;
  /** Takes the line away. */
  clear(): void;
}

const EVERY_MS = 100;
/** Work that ends sooner shows nothing: a line that flashes by only unsettles. */
const FIRST_AFTER_MS = 400;

/** Progress on the error stream, which is not where results go. */
export function createProgress(output: Output): Progress {
  const started = Date.now();
  let last = started + FIRST_AFTER_MS - EVERY_MS;
  let shown = false;
  return {
    show(text) {
      const now = Date.now();
      if (now - last < EVERY_MS || !output.isTTY) return;
      last = now;
      shown = true;
      void output.write(`\r\u001b[2K${text.slice(0, output.columns - 1)}`);
    },
    clear() {
      if (shown) void output.write("\r\u001b[2K");
      shown = false;
    },
  };
}
