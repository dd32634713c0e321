import { displayWidth, pad, wrap } from "./width.ts";

/** One cell: what it says and, where it differs, how it is drawn. */
export interface Cell {
  readonly text: string;
  readonly draw?: (text: string) => string;
}

const GAP = 2;
const NARROWEST = 10;

/** Takes cells from the widest column, one at a time, until the row fits. */
function fit(widths: number[], room: number): number[] {
  const fitted = [...widths];
  const total = (): number => fitted.reduce((sum, width) => sum + width, 0) + GAP * (fitted.length - 1);
  for (let excess = total() - room; excess > 0; excess--) {
    const widest = fitted.indexOf(Math.max(...fitted));
    if ((fitted[widest] ?? 0) <= NARROWEST) break;
    fitted[widest] = (fitted[widest] ?? 0) - 1;
  }
  return fitted;
}

/** The table's rows below each other, for a terminal too narrow for columns. */
function stacked(head: readonly string[], rows: readonly (readonly Cell[])[], room: number): string[] {
  const labelWidth = Math.max(...head.map(displayWidth));
  return rows.flatMap((row) =>
    row.flatMap((cell, column) => {
      if (cell.text === "") return [];
      return labelled(head[column] ?? "", cell.text, labelWidth, room, cell.draw);
    }),
  );
}

/**
 * Lines of an aligned table. Where it is wider than `room`, the widest columns wrap inside their
 * cells; where that is not enough, each row becomes a block of labelled lines.
 *
 * @param head one heading a column, drawn by `drawHead`
 * @param rows as many cells as headings in each
 */
export function table(
  head: readonly string[],
  rows: readonly (readonly Cell[])[],
  room: number,
  drawHead: (text: string) => string,
): string[] {
  const natural = head.map((heading, column) =>
    Math.max(displayWidth(heading), ...rows.map((row) => displayWidth(row[column]?.text ?? ""))),
  );
  const widths = fit(natural, room);
  if (widths.reduce((sum, width) => sum + width, GAP * (widths.length - 1)) > room) return stacked(head, rows, room);
  const lines: string[] = [];
  for (const row of [head.map((text): Cell => ({ text, draw: drawHead })), ...rows]) {
    const cells = row.map((cell, column) => wrap(cell.text, widths[column] ?? NARROWEST));
    const height = Math.max(...cells.map((cell) => cell.length));
    for (let i = 0; i < height; i++) {
      const line = row.map((cell, column) => {
        const text = cells[column]?.[i] ?? "";
        const blank = " ".repeat(Math.max(0, (widths[column] ?? 0) - displayWidth(text)));
        return text === "" ? blank : `${cell.draw?.(text) ?? text}${blank}`;
      });
      lines.push(line.join(" ".repeat(GAP)).trimEnd());
    }
  }
  return lines;
}

/** Lines of `label  text`, the text wrapped and hanging under itself. */
export function labelled(
  label: string,
  text: string,
  labelWidth: number,
  room: number,
  draw: (line: string) => string = (line) => line,
): string[] {
  const indent = " ".repeat(labelWidth + GAP);
  return wrap(text, Math.max(NARROWEST, room - labelWidth - GAP)).map((line, i) =>
    i === 0 ? `${pad(label, labelWidth)}${" ".repeat(GAP)}${draw(line)}` : `${indent}${draw(line)}`,
  );
}
