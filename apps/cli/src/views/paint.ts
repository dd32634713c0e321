/** Colours of a view: words carry the meaning, a colour only helps. */
export interface Paint {
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly doubtful: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly strong: (text: string) => string;
}

function sgr(code: number, off: number, colour: boolean): (text: string) => string {
  return (text) => (colour && text !== "" ? `\u001B[${code}m${text}\u001B[${off}m` : text);
}

/** The colours, or none. */
export function createPaint(colour: boolean): Paint {
  return {
    good: sgr(32, 39, colour),
    bad: sgr(31, 39, colour),
    doubtful: sgr(33, 39, colour),
    faint: sgr(2, 22, colour),
    strong: sgr(1, 22, colour),
  };
}
