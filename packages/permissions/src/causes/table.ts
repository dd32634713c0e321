import type { Cause, Confidence } from "@keyguard/core";

/** One answer that an exchange is known to give, and what it means. */
export interface AnswerRow {
  /** One of the answer's codes; any of several. */
  readonly code?: string | readonly string[];
  /** A phrase among the answer's messages. With `code`, both must fit. */
  readonly text?: RegExp;
  /** The HTTP status it comes with, where the words alone would fit other answers. */
  readonly http?: number;
  readonly cause: Cause;
  /** What else it has been seen to mean, likeliest first. */
  readonly or?: readonly Cause[];
  /** Default: high without `or`, medium with it. */
  readonly sure?: Confidence;
  /** What is particular about it: for `proof`. */
  readonly note?: string;
  readonly next?: string;
  /** True where it goes away by itself, though its cause commonly does not. */
  readonly passing?: true;
  /** Why this answer is known to be untrue for a while; it is then passing, and never proof that a key is dead. */
  readonly misleads?: string;
}

/** What one exchange's answers mean; the first row that fits wins. */
export type AnswerTable = readonly AnswerRow[];
