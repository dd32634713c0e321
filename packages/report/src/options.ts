import type { Severity } from "@keyguard/core";

/** What a rule is about, for the formats that carry a help text for each rule. */
export interface RuleHelp {
  /** One line, such as `Binance API credential`. */
  readonly title: string;
  /** What the rule finds and why that matters, in plain sentences. */
  readonly about: string;
  /** A page with more, or absent. */
  readonly page?: string;
}

/** How a report is drawn. Every format ignores what it has no use for. */
export interface RenderOptions {
  /** ANSI colours in `text`. Default: none. */
  readonly colour?: boolean;
  /** Columns of the terminal, for `text`. Default: 80; from 40 up. */
  readonly width?: number;
  /** What was looked at, for a heading, such as `12 files in src` or `the index`. */
  readonly subject?: string;
  /** When the report was made, ISO 8601. Absent: the report tells no time and equal input gives equal bytes. */
  readonly generatedAt?: string;
  /** The lowest severity that counts as a failure, for `junit` and the closing line of `text`. Default: every finding. */
  readonly threshold?: Severity;
  /** Help by rule id, for `sarif` and `html`. */
  readonly rules?: Readonly<Record<string, RuleHelp>>;
  /** Where a file of the scanned tree can be seen, ending in `/`, for links in `markdown`. */
  readonly sourceUrl?: string;
}
