import type { Finding, Skipped } from "@keyguard/core";
import type { Engine } from "../engine.ts";
import { type OnFinding, toFinding } from "../finding.ts";
import { keepHeapSmall } from "./heap.ts";
import { scanFile } from "./read-file.ts";
import { reasonOf, type FoundFile } from "./walk/walk.ts";

/** What a batch of files gave. */
export interface BatchResult {
  readonly findings: Finding[];
  /** Files that could not be read. */
  readonly skipped: Skipped[];
  readonly files: number;
  readonly bytes: number;
  /** Paths of files that hold one of the literals. */
  readonly marked: string[];
}

/** What is looked for in files beside credentials, and who has the last word on these. */
export interface BatchOptions {
  readonly salt: string;
  /** Of ASCII. */
  readonly literals: readonly string[];
  readonly onFinding?: OnFinding;
}

/** Scans files one after the other; a file that cannot be read is named, never passed over. */
export async function scanBatch(
  engine: Engine,
  files: readonly FoundFile[],
  { salt, literals, onFinding }: BatchOptions,
): Promise<BatchResult> {
  const findings: Finding[] = [];
  const skipped: Skipped[] = [];
  const marked: string[] = [];
  let bytes = 0;
  for (const [i, file] of files.entries()) {
    if (i % 32 === 31) keepHeapSmall();
    try {
      let result = scanFile(engine, file.absolute, file.path, literals);
      while (engine.libraries.wanting && (await engine.libraries.load()))
        result = scanFile(engine, file.absolute, file.path, literals);
      bytes += result.bytes;
      if (result.marked) marked.push(file.path);
      for (const draft of result.drafts) {
        const finding = await toFinding(draft, salt, onFinding);
        findings.push(file.ignored ? { ...finding, tracked: false } : finding);
      }
    } catch (error) {
      skipped.push({ path: file.path, reason: reasonOf(error, file.path) });
    }
  }
  return { findings, skipped, files: files.length, bytes, marked };
}
