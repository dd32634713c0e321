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
}

/** Scans files one after the other; a file that cannot be read is named, never passed over. */
export async function scanBatch(
  engine: Engine,
  files: readonly FoundFile[],
  salt: string,
  onFinding?: OnFinding,
): Promise<BatchResult> {
  const findings: Finding[] = [];
  const skipped: Skipped[] = [];
  let bytes = 0;
  for (const [i, file] of files.entries()) {
    if (i % 16 === 15) keepHeapSmall();
    try {
      let result = scanFile(engine, file.absolute, file.path);
      if (await engine.libraries.load()) result = scanFile(engine, file.absolute, file.path);
      bytes += result.bytes;
      for (const draft of result.drafts) {
        const finding = await toFinding(draft, salt, onFinding);
        findings.push(file.ignored ? { ...finding, tracked: false } : finding);
      }
    } catch (error) {
      skipped.push({ path: file.path, reason: reasonOf(error) });
    }
  }
  return { findings, skipped, files: files.length, bytes };
}
