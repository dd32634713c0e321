import { createHash } from "node:crypto";
import { EXCHANGES } from "@keyguard/exchanges";
import * as detection from "../detect.ts";
import type { Engine, EngineOptions } from "../engine.ts";
import { FAMILIES } from "../families/registry.ts";
import type { OnFinding } from "../finding.ts";
import { KERNEL_WASM } from "../generated/kernel.ts";
import { HEAD_BYTES, headOf } from "../labels/file-context.ts";
import type { RuleFile } from "../rules/rule.ts";
import { namesIn, scanSource, sharedEngine, sourceOf } from "../scan-bytes.ts";
import { SourceText } from "../text/source-text.ts";
import type { EditJudge, ScanEngine } from "./git/scan-engine.ts";

/** How a repository's content is judged. */
export interface GitEngineOptions extends Pick<EngineOptions, "thorough"> {
  /** The repository's salt for fingerprints. */
  readonly salt?: string;
  /** A user's own rules and allowlists; with them all that was written is looked at, not candidates alone. */
  readonly rules?: readonly RuleFile[];
  /** Has the last word on every finding; only where one thread does all. */
  readonly onFinding?: OnFinding;
}

/** Raised when detection changes in a way that its data does not show, so that caches of older rules are not used. */
const REVISION = 6;

/** Names the rules: equal digests give equal findings. */
function digestOf(options: GitEngineOptions): string {
  const hash = createHash("sha256");
  hash.update(
    JSON.stringify([
      REVISION,
      EXCHANGES,
      FAMILIES,
      KERNEL_WASM,
      options.thorough === true,
      options.salt ?? "",
      options.rules ?? [],
    ]),
  );
  return hash.digest("hex");
}

/** A candidate is shorter; what stands around an edit is looked at with it. */
const AROUND = 256;

function editJudge(engine: Engine): EditJudge {
  return {
    isIdle: (bytes, start, end) => engine.isIdle(bytes, start, end),
    headOf: (bytes) => headOf(new SourceText(bytes.subarray(0, HEAD_BYTES), "")),
    headBytes: HEAD_BYTES,
  };
}

/** The scanner's engine as the history scanner wants it. */
export function createGitEngine(options: GitEngineOptions = {}): ScanEngine {
  const { thorough = false, rules = [] } = options;
  const engine = sharedEngine({ thorough });
  engine.libraries.detection ??= detection; // a history holds something to judge
  let digest: string | undefined;
  return {
    prefilter: (bytes, start, end) =>
      rules.length > 0 ||
      engine.mayHold(bytes.subarray(Math.max(0, start - AROUND), Math.min(bytes.length, end + AROUND))),
    scanBytes: (bytes, path, reach) => scanSource(sourceOf(bytes, path, 0, reach), options),
    // A user's rules read what they like.
    ...(rules.length > 0 ? {} : { edits: editJudge(engine) }),
    // Whoever has the last word is told of all that is found.
    ...(rules.length > 0 || options.onFinding !== undefined
      ? {}
      : { names: (bytes, path, reach, parts) => namesIn(sourceOf(bytes, path, 0, reach), options, parts) }),
    get digest() {
      digest ??= digestOf(options);
      return digest;
    },
  };
}

/** The same under the name that a thread's `EngineModule` exports. */
export function createEngine(options: unknown): ScanEngine {
  return createGitEngine(options as GitEngineOptions);
}
