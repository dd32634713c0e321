import { type Outcome, type Score } from "../../packages/testkit/src/corpus/index.ts";

const percent = (part: number, all: number): string => (all === 0 ? "–" : `${((100 * part) / all).toFixed(1)} %`);

/** One line of figures about some outcomes. */
export interface Figures {
  readonly name: string;
  readonly cells: number;
  readonly whole: number;
  readonly secrets: number;
  readonly labelled: number;
  readonly rightLabels: number;
}

/** Counts outcomes. A label is judged where a credential of an exchange was found; none at all is right only where the file names none. */
export function figures(name: string, outcomes: readonly Outcome[]): Figures {
  const found = outcomes.filter((o) => o.credential.exchange !== null && (o.whole || o.secret || o.parts));
  const right = found.filter((o) => o.label === "right" || (o.label === "none" && !o.credential.labelled));
  return {
    name,
    cells: outcomes.length,
    whole: outcomes.filter((o) => o.whole).length,
    secrets: outcomes.filter((o) => o.secret || !hasMainPart(o)).length,
    labelled: found.length,
    rightLabels: right.length,
  };
}

function hasMainPart(outcome: Outcome): boolean {
  return outcome.credential.parts.some((part) => part.kind !== "key" && part.kind !== "passphrase");
}

function row(f: Figures): string {
  return `| ${f.name} | ${f.cells} | ${percent(f.whole, f.cells)} | ${percent(f.secrets, f.cells)} | ${percent(f.rightLabels, f.labelled)} |`;
}

/** Figures by one property of the credential, worst first. */
export function tableBy(title: string, score: Score, name: (outcome: Outcome) => string, most = 400): string {
  const groups = new Map<string, Outcome[]>();
  for (const outcome of score.outcomes) groups.set(name(outcome), [...(groups.get(name(outcome)) ?? []), outcome]);
  const rows = [...groups].map(([key, outcomes]) => figures(key, outcomes));
  rows.sort((a, b) => a.whole / a.cells - b.whole / b.cells || (a.name < b.name ? -1 : 1));
  return [
    `### ${title}`,
    "",
    "| | cells | whole | secrets | labels right |",
    "|---|---|---|---|---|",
    ...rows.slice(0, most).map(row),
    "",
  ].join("\n");
}

/** One line a scanner. */
export function summary(
  results: readonly { readonly name: string; readonly version: string; readonly score: Score }[],
): string {
  const rows = results.map(({ name, version, score }) => {
    const f = figures(name, score.outcomes);
    return `| ${name} | ${version} | ${percent(f.whole, f.cells)} | ${percent(f.secrets, f.cells)} | ${percent(f.rightLabels, f.labelled)} | ${score.noisyTwins.length} | ${score.strayFindings.length} |`;
  });
  return [
    "| scanner | version | whole credentials | secrets | labels right | twins reported | stray findings |",
    "|---|---|---|---|---|---|---|",
    ...rows,
    "",
  ].join("\n");
}
