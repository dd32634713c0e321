import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import type { AnswerKey } from "./answers.ts";
import { buildCorpus, corpusBytes, type CorpusOptions } from "./build.ts";

/**
 * Writes a corpus into `dir` and returns its answers; with `answerFile`, which must lie outside `dir`, they are written too.
 *
 * @throws {RangeError} when the answers would lie in the scanned directory
 */
export function writeCorpus(dir: string, options: CorpusOptions, answerFile?: string): AnswerKey {
  if (answerFile !== undefined && !relative(dir, answerFile).startsWith("..")) {
    throw new RangeError("Cannot write the answers into the corpus: a scanner would read them");
  }
  const corpus = buildCorpus(options);
  for (const path of corpus.files.keys()) {
    const target = join(dir, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, corpusBytes(corpus, path));
  }
  if (answerFile !== undefined) writeFileSync(answerFile, `${JSON.stringify(corpus.answers, null, 1)}\n`);
  return corpus.answers;
}
