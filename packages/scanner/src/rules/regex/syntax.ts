/** A set of bytes: 256 flags. */
export type ByteSet = Uint8Array;

/** What must hold between two bytes. */
export type Assertion = "text-start" | "text-end" | "line-start" | "line-end" | "word" | "not-word";

/** A parsed regular expression. */
export type Node =
  | { readonly kind: "empty" }
  | { readonly kind: "bytes"; readonly set: ByteSet }
  | { readonly kind: "assertion"; readonly what: Assertion }
  | { readonly kind: "sequence"; readonly items: readonly Node[] }
  | { readonly kind: "choice"; readonly items: readonly Node[] }
  | { readonly kind: "group"; readonly index: number; readonly item: Node }
  | {
      readonly kind: "repeat";
      readonly item: Node;
      readonly min: number;
      /** Infinity for no bound. */
      readonly max: number;
      readonly greedy: boolean;
    };

/** A regular expression as it was written, and its groups. */
export interface Syntax {
  readonly root: Node;
  /** Numbered groups; the whole match is not counted. */
  readonly groups: number;
}
