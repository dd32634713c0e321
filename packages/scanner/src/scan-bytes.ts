import { compareFindings, type Finding } from "@keyguard/core";
import type { Detection } from "./detection.ts";
import { createEngine, type Engine, type EngineOptions } from "./engine.ts";
import { DEFAULT_SALT, identityOf, namesUnder, type OnFinding, toDraft, toFinding } from "./finding.ts";
import type { RuleFile } from "./rules/rule.ts";
import { detectEncoding, toUtf8 } from "./text/decode.ts";
import type { Extent, Reach } from "./text/reach.ts";
import { SourceText } from "./text/source-text.ts";

/** How bytes are scanned. */
export interface ScanOptions {
  /** Values from 10 bytes on instead of 16, at about 1.7 times the cost. */
  readonly thorough?: boolean;
  /** A user's own rules and allowlists; see `loadRuleFiles`. The same list costs its reading once. */
  readonly rules?: readonly RuleFile[];
  /** The path that findings name; also evidence: `binance/config.py` names an exchange. Default `""`. */
  readonly path?: string;
  /** The repository's salt for fingerprints. */
  readonly salt?: string;
  /** Has the last word on every finding that is no published value; see `OnFinding`. */
  readonly onFinding?: OnFinding;
}

const engines = new Map<boolean, Engine>();

/** The engine of this thread. */
export function sharedEngine(options: Pick<EngineOptions, "thorough"> = {}): Engine {
  const thorough = options.thorough === true;
  let engine = engines.get(thorough);
  if (engine === undefined) {
    engine = createEngine({ thorough });
    engines.set(thorough, engine);
  }
  return engine;
}

const withRules = new WeakMap<readonly RuleFile[], Map<boolean, Engine>>();

/**
 * The engine of this thread for a user's rules; the shared one where there are none. Reading rules is loaded
 * with the first.
 *
 * @throws KeyguardError `KG_RULES_INVALID` and `KG_RULES_PATTERN` for rules that cannot be used
 */
export async function engineFor({
  thorough = false,
  rules = [],
}: Pick<ScanOptions, "thorough" | "rules">): Promise<Engine> {
  if (rules.length === 0) return sharedEngine({ thorough });
  const made = withRules.get(rules) ?? new Map<boolean, Engine>();
  withRules.set(rules, made);
  const old = made.get(thorough);
  if (old !== undefined) return old;
  const { createRuleScanner } = await import("./rules/apply-rules.ts");
  const engine = createEngine({ thorough, rules: createRuleScanner(rules) });
  made.set(thorough, engine);
  return engine;
}

/** Bytes as the text that detection reads; undefined for a binary file. */
export function sourceOf(bytes: Uint8Array, path: string, firstLine = 0, reach?: Reach): SourceText | undefined {
  const encoding = detectEncoding(bytes);
  if (encoding === "binary") return undefined;
  return new SourceText(encoding === "utf-8" ? bytes : toUtf8(bytes, encoding), path, firstLine, reach);
}

/**
 * Finds leaked credentials in bytes.
 *
 * @param bytes a file's content in UTF-8, UTF-16, UTF-32 or any superset of ASCII; not changed
 * @returns findings in the order of `compareFindings`; none for empty or binary input
 *
 * @example
 * ```ts
 * import { scanBytes } from "@keyguard/scanner";
 *
 * const findings = await scanBytes(new TextEncoder().encode("nothing to see"), { path: "notes.txt" });
 * console.log(findings.length); // 0
 * ```
 */
export async function scanBytes(bytes: Uint8Array, options: ScanOptions = {}): Promise<Finding[]> {
  return scanSource(sourceOf(bytes, options.path ?? ""), options);
}

/** The same for what {@link sourceOf} gave. */
export async function scanSource(source: SourceText | undefined, options: ScanOptions): Promise<Finding[]> {
  if (source === undefined || source.length === 0) return [];
  const engine = await engineFor(options);
  let detections = engine.detect(source);
  while (await engine.libraries.load()) detections = engine.detect(source);
  const salt = options.salt ?? DEFAULT_SALT;
  const findings = await Promise.all(
    detections.map((detection) => toFinding(toDraft(source, detection), salt, options.onFinding)),
  );
  return findings.sort(compareFindings);
}

/** The same for a text; a byte-order mark counts as a character. */
export async function scanText(text: string, options: ScanOptions = {}): Promise<Finding[]> {
  return scanBytes(new TextEncoder().encode(text), options);
}

/** The name of a credential, and the first byte of it. */
export interface Named {
  readonly fingerprint: string;
  readonly start: number;
}

/** Stretches of a text that have nothing to do with the rest of it, and in all of which no file begins. */
export interface Parts {
  readonly extents: readonly Extent[];
  /** Whether something may be found in the rest of it. */
  readonly elsewhere: boolean;
}

/**
 * The names of what is found where no rules of the user's count, without telling what it is.
 *
 * @param parts looks at those alone
 * @returns undefined where they cannot be looked at alone
 */
export async function namesIn(
  source: SourceText | undefined,
  { thorough = false, salt = DEFAULT_SALT }: Pick<ScanOptions, "thorough" | "salt">,
  parts?: Parts,
): Promise<Named[] | undefined> {
  if (source === undefined || source.length === 0) return [];
  const engine = sharedEngine({ thorough });
  source.isUnmarked = parts !== undefined;
  const detect = (): Detection[] | undefined =>
    parts === undefined ? engine.detect(source, true) : engine.detectParts(source, parts.extents, parts.elsewhere);
  let detections = detect();
  while (await engine.libraries.load()) detections = detect();
  const name = namesUnder(salt);
  return detections === undefined
    ? undefined
    : Promise.all(
        detections.map(async (detection) => ({
          fingerprint: await name(identityOf(detection)),
          start: detection.parts[0]?.start ?? 0,
        })),
      );
}
