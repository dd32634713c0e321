import type { Severity } from "@keyguard/core";

/** Ways to draw a text so that it stands out. Without colour each returns its input. */
export interface Style {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly unsure: (text: string) => string;
  readonly severity: (severity: Severity, text: string) => string;
}

const SEVERITY_CODES: Readonly<Record<Severity, string>> = {
  critical: "1;31",
  high: "31",
  medium: "33",
  low: "36",
  info: "2",
};

/** The styles of a terminal with colours, or of one without. */
export function createStyle(colour: boolean): Style {
  const sgr = (code: string) => (text: string) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);
  return {
    bold: sgr("1"),
    dim: sgr("2"),
    good: sgr("32"),
    bad: sgr("31"),
    unsure: sgr("33"),
    severity: (severity, text) => sgr(SEVERITY_CODES[severity])(text),
  };
}
