import { KeyguardError } from "@keyguard/core";

/** Part `index` of `count`, from 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

const MOST = 10_000;

/**
 * Reads `i/n`.
 *
 * @throws {KeyguardError} `KG_USAGE` when it is not two whole numbers with 1 <= i <= n <= 10000
 */
export function parseShard(text: string): Shard {
  const match = /^(\d{1,5})\/(\d{1,5})$/u.exec(text);
  const index = Number(match?.[1]);
  const count = Number(match?.[2]);
  if (match === null || index < 1 || count < 1 || index > count || count > MOST)
    throw new KeyguardError("KG_USAGE", "Cannot read the shard: it is not of the form i/n", {
      hint: "number shards from 1, such as 2/8",
    });
  return { index, count };
}

/**
 * True when the object whose id begins at `at` belongs to a shard. It depends on the id alone, so that machines
 * whose clones are packed differently, or taken at different moments, agree and leave no gap.
 */
export function inShard(shard: Shard, ids: Uint8Array, at: number): boolean {
  const word =
    (ids[at] ?? 0) * 2 ** 24 + (ids[at + 1] ?? 0) * 2 ** 16 + (ids[at + 2] ?? 0) * 2 ** 8 + (ids[at + 3] ?? 0);
  return word % shard.count === shard.index - 1;
}
