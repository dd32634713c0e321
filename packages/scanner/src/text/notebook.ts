/** Where in a notebook something stands, as its readers count: from 1. */
export interface NotebookPlace {
  readonly cell: number;
  /** The line of the cell's own text; undefined in its output. */
  readonly line: number | undefined;
}

/** A list or a record that is open at a place. */
interface Open {
  readonly isList: boolean;
  /** Of a list: the item. */
  index: number;
  /** Of a record: the name of the member. */
  name: string;
}

const QUOTE = 34;
const BACKSLASH = 92;

/** The closing quotation mark of a string in JSON; the text's end for one that is not closed. */
function stringEnd(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let back = end;
    while (text.charCodeAt(back - 1) === BACKSLASH) back -= 1;
    if ((end - back) % 2 === 0) return end;
  }
  return text.length;
}

/** The ends of lines that a piece of a string in JSON is written with. */
function lineEnds(text: string, from: number, to: number): number {
  let count = 0;
  for (const [escape] of text.slice(from, to).matchAll(/\\./gsu)) if (escape === String.raw`\n`) count += 1;
  return count;
}

/** The member of a cell that a place is in, and which cell it is; undefined outside of cells. */
function cellOf(open: readonly Open[]): { cell: number; member: string } | undefined {
  const at = open.findLastIndex(({ name }) => name === "cells");
  const [list, cell] = [open[at + 1], open[at + 2]];
  return at === -1 || list?.isList !== true || cell === undefined
    ? undefined
    : { cell: list.index + 1, member: cell.name };
}

/**
 * The cell of each of some places in a notebook's JSON.
 *
 * @param offsets in order
 * @returns undefined for one outside of cells, and for all where the text is no notebook
 */
export function notebookPlaces(text: string, offsets: readonly number[]): readonly (NotebookPlace | undefined)[] {
  const places: (NotebookPlace | undefined)[] = offsets.map(() => undefined);
  if (!/^\s*\{/u.test(text)) return places;
  const open: Open[] = [];
  let next = 0;
  let lines = 0; // of the cell's text, before this string
  for (let p = 0; p < text.length && next < offsets.length; p++) {
    const byte = text.charCodeAt(p);
    const top = open.at(-1);
    if (byte === QUOTE) {
      const end = stringEnd(text, p);
      if (top?.isList === false && /^\s*:/u.test(text.slice(end + 1, end + 16))) {
        top.name = text.slice(p + 1, end);
        lines = 0;
      } else {
        const place = cellOf(open);
        const isText = place?.member === "source" || place?.member === "input";
        for (; next < offsets.length && (offsets[next] ?? 0) < end; next++) {
          const at = offsets[next] ?? 0;
          if (place === undefined || at < p) continue;
          places[next] = { cell: place.cell, line: isText ? lines + lineEnds(text, p + 1, at) + 1 : undefined };
        }
        if (isText) lines += lineEnds(text, p + 1, end);
      }
      p = end;
    } else if (byte === 91 || byte === 123) open.push({ isList: byte === 91, index: 0, name: "" });
    else if (byte === 93 || byte === 125) open.pop();
    else if (byte === 44 && top?.isList === true) top.index += 1;
  }
  return places;
}
