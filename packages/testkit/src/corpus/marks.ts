import type { PartKind } from "@keyguard/core";

/** A value that a template put somewhere. */
export interface Marked {
  /** Which credential of the scene; parts of one credential share it. */
  readonly credential: number;
  readonly kind: PartKind;
  /** The plain value, whatever coding the template gave it. */
  readonly value: string;
}

/** Where a marked value came to stand. Line and column count from 1, columns in UTF-16 units. */
export interface Placed extends Marked {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

// Private-use characters survive quoting and JSON; the templates treat them as letters.
const OPEN = "\uE000";
const CLOSE = "\uE001";
const BREAK = "\uE002";
const FIRST_INDEX = 0xe100;

/** Notes every value it is given, so that its place can be found once the text is whole. */
export interface Marker {
  /** The value between marks. `text` is how it is spelled; line ends of a PEM become breaks. */
  mark(marked: Marked, text?: string): string;
  /** Takes the marks out of a text and tells where the values stand; a break becomes `lineBreak`. */
  place(text: string, lineBreak: string): { readonly text: string; readonly placed: readonly Placed[] };
}

/** Starts an empty list of marks. */
export function createMarker(): Marker {
  const known: Marked[] = [];
  return {
    mark(marked, text = marked.value) {
      known.push(marked);
      return OPEN + String.fromCharCode(FIRST_INDEX + known.length - 1) + text.replaceAll("\n", BREAK) + CLOSE;
    },
    place(text, lineBreak) {
      const placed: Placed[] = [];
      let open: { readonly marked: Marked; readonly line: number; readonly column: number } | undefined;
      let out = "";
      let line = 1;
      let column = 1;
      const write = (piece: string): void => {
        for (const char of piece) {
          out += char;
          if (char === "\n") {
            line += 1;
            column = 1;
          } else {
            column += char.length;
          }
        }
      };
      for (let i = 0; i < text.length; i++) {
        const char = text[i] ?? "";
        if (char === OPEN) {
          i += 1;
          const marked = known[text.charCodeAt(i) - FIRST_INDEX];
          if (marked !== undefined) open = { marked, line, column };
        } else if (char === CLOSE) {
          if (open !== undefined) {
            placed.push({ ...open.marked, line: open.line, column: open.column, endLine: line, endColumn: column });
          }
          open = undefined;
        } else if (char === BREAK) {
          write(lineBreak);
        } else {
          write(char);
        }
      }
      return { text: out, placed };
    },
  };
}

/** True where a value has line ends of its own, as a PEM block has. */
export function isMultiline(value: string): boolean {
  return value.includes("\n");
}
