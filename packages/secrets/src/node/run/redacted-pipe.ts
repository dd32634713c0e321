import type { Readable, Writable } from "node:stream";
import type { ByteRedactor } from "../../redaction/byte-redactor.ts";

/** How long what might be the start of a secret waits for its rest. A person notices from about 100 ms on. */
const HOLD_MS = 80;

/** A copy under way. */
export interface RedactedPipe {
  /** When everything is written, or nobody reads any more. */
  readonly done: Promise<void>;
  /** Milliseconds since something last arrived; 0 while our own reader makes us wait. */
  idleMs(): number;
}

/**
 * Copies a child's output to ours with secrets replaced. Keeps the pace of the slower side; when our
 * reader goes away, the child's pipe is closed, so that it learns of it as it would without us.
 */
export function pipeRedacted(from: Readable, to: Writable, redactor: ByteRedactor): RedactedPipe {
  let timer: NodeJS.Timeout | undefined;
  let active = performance.now();
  let blocked = false;
  const write = (bytes: Uint8Array): void => {
    if (bytes.length === 0 || !to.writable || to.write(bytes)) return;
    blocked = true;
    from.pause();
    to.once("drain", () => {
      blocked = false;
      active = performance.now();
      from.resume();
    });
  };
  const done = new Promise<void>((resolve) => {
    const finish = (): void => {
      clearTimeout(timer);
      resolve();
    };
    to.on("error", () => {
      from.destroy();
      finish();
    });
    from.on("data", (chunk: Uint8Array) => {
      clearTimeout(timer);
      active = performance.now();
      write(redactor.push(chunk));
      if (redactor.held > 0) timer = setTimeout(() => write(redactor.flush()), HOLD_MS);
    });
    from.on("end", () => {
      clearTimeout(timer);
      if (to.writable) to.write(redactor.flush(), finish);
      else finish();
    });
    from.on("error", finish);
    from.on("close", () => {
      if (!from.readableEnded) finish();
    });
  });
  return { done, idleMs: () => (blocked ? 0 : performance.now() - active) };
}
