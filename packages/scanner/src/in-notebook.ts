import type { Detection } from "./detection.ts";
import { notebookPlaces } from "./text/notebook.ts";
import type { SourceText } from "./text/source-text.ts";

const startOf = ({ parts }: Detection): number => parts[0]?.start ?? 0;

/** Says of what stands in a notebook in which cell it does: nobody reads its JSON. */
export function inNotebook(source: SourceText, detections: readonly Detection[]): Detection[] {
  if (detections.length === 0 || !/\.ipynb$/iu.test(source.path)) return [...detections];
  source.reach?.add(0, source.length); // a cell that comes above moves all others
  const sorted = [...detections].sort((a, b) => startOf(a) - startOf(b));
  const places = notebookPlaces(source.text, sorted.map(startOf));
  return sorted.map((detection, i) => {
    const place = places[i];
    if (place === undefined) return detection;
    const { cell, line } = place;
    const where = line === undefined ? `the output of cell ${cell}` : `cell ${cell}, line ${line}`;
    return { ...detection, evidence: [...detection.evidence, `it stands in ${where}`] };
  });
}
