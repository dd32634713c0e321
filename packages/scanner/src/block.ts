/** What the kernel saw in one block of a text. */
export interface Block {
  /** The block's first byte in the text. */
  readonly base: number;
  readonly length: number;
  /** Triples `kind, start, end`, from the block's first byte on. */
  readonly events: Uint32Array;
}

/** Overlap of two blocks: a candidate is shorter, so that one of them holds it whole. */
export const OVERLAP: number = 8 * 1024;
