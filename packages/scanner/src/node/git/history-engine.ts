import { createHash } from "node:crypto";
import { EXCHANGES } from "@keyguard/exchanges";
import { createEngine as createCandidateEngine } from "../../engine.ts";
import { DEFAULT_SALT } from "../../finding.ts";
import { GIT_KERNEL } from "../../generated/git-kernel.ts";
import { KERNEL_WASM } from "../../generated/kernel.ts";
import { scanBytes } from "../../scan-bytes.ts";
import { detectEncoding } from "../../text/decode.ts";
import type { ScanEngine } from "./scan-engine.ts";

/** What decides which findings the built-in engine makes. */
export interface HistoryEngineOptions {
  readonly salt?: string;
  readonly thorough?: boolean;
  /** Anything else that caches must be kept apart by, such as the version of the caller and its rules. */
  readonly version?: string;
}

/** Bytes around a stretch that belong to a value at its edge. */
const AROUND = 256;

/** The built-in detection as the history scanner needs it. One serves one thread. */
export function createEngine(options: HistoryEngineOptions = {}): ScanEngine {
  const candidates = createCandidateEngine({ thorough: options.thorough === true });
  const settings = { salt: options.salt ?? DEFAULT_SALT, thorough: options.thorough === true };
  return {
    digest: digestOf(options),
    prefilter: (bytes, start, end) => candidates.mayHold(bytes.subarray(Math.max(0, start - AROUND), end + AROUND)),
    scanBytes: (bytes, path) => scanBytes(textOf(bytes), { ...settings, path }),
  };
}

/** Bytes with NULs among text read as text: what stands after a NUL can be read by whoever has the file. */
function textOf(bytes: Uint8Array): Uint8Array {
  if (detectEncoding(bytes) !== "binary") return bytes;
  return Uint8Array.from(bytes, (byte) => (byte === 0 ? 0x20 : byte));
}

function digestOf(options: HistoryEngineOptions): string {
  const facts = JSON.stringify([options, EXCHANGES, KERNEL_WASM, GIT_KERNEL]);
  return createHash("sha256").update(facts).digest("hex");
}
