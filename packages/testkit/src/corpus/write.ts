import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import type { AnswerKey } from "./answers.ts";
import { buildCorpus, type CorpusOptions } from "./build.ts";

/**
 * Writes a corpus into `dir` and returns its answers; with `answerFile`, which must lie outside `dir`, they are written too.
 *
 * @throws {RangeError} when the answers would lie in the scanned directory
 */
export function writeCorpus(dir: string, options: CorpusOptions, answerFile?: string): AnswerKey {
  if (answerFile !== undefined && !relative(dir, answerFile).startsWith("..")) {
    throw new RangeError("Cannot write the answers into the corpus: a scanner would read them");
  }
  const { files, answers } = buildCorpus(options);
  for (const [path, text] of files) {
    const target = join(dir, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
  if (answerFile !== undefined) writeFileSync(answerFile, `${JSON.stringify(answers, null, 1)}\n`);
  return answers;
}
