/**
 * An Aho–Corasick automaton over bytes as one table: a step a byte whatever the number of patterns, and
 * the state tells how much of what was read might be the start of a pattern.
 */
export interface PatternMachine {
  /** `next[state + classOf[byte]]` is the next state; states are multiples of `width`. */
  readonly next: Int32Array;
  readonly classOf: Uint8Array;
  readonly width: number;
  /** States from here on complete a pattern. */
  readonly accepting: number;
  /** By `state / width`: how many of the last bytes are the start of a pattern. */
  readonly depth: Int32Array;
  /** By `state / width`: the longest pattern that ends here, 0 for none, and its index. */
  readonly length: Int32Array;
  readonly pattern: Int32Array;
  /** The shortest pattern's length. */
  readonly shortest: number;
  /**
   * By two bytes: how far one may go on when they end a window of `shortest` bytes in which no pattern
   * has begun; 0 where one may begin at the window's first byte. It is never past a start.
   */
  readonly skip: Uint8Array;
}

interface Trie {
  readonly children: Map<number, number>[];
  readonly depth: number[];
  readonly length: number[];
  readonly pattern: number[];
}

function addState(trie: Trie, depth: number): number {
  trie.children.push(new Map());
  trie.depth.push(depth);
  trie.length.push(0);
  trie.pattern.push(-1);
  return trie.depth.length - 1;
}

function buildTrie(patterns: readonly Uint8Array[]): Trie {
  const trie: Trie = { children: [], depth: [], length: [], pattern: [] };
  addState(trie, 0);
  for (const [index, bytes] of patterns.entries()) {
    let state = 0;
    for (const [i, byte] of bytes.entries()) {
      const known = trie.children[state]?.get(byte);
      const child = known ?? addState(trie, i + 1);
      if (known === undefined) trie.children[state]?.set(byte, child);
      state = child;
    }
    trie.length[state] = bytes.length;
    if (trie.pattern[state] === -1) trie.pattern[state] = index;
  }
  return trie;
}

/** Bytes that are in no pattern share class 0. */
function classify(patterns: readonly Uint8Array[]): { readonly classOf: Uint8Array; readonly width: number } {
  const classOf = new Uint8Array(256);
  let width = 1;
  for (const bytes of patterns) for (const byte of bytes) if (classOf[byte] === 0) classOf[byte] = width++;
  return { classOf, width };
}

/** States in the order of their depth, each with where it goes when nothing longer fits. */
function link(trie: Trie, table: Int32Array, classOf: Uint8Array, width: number): void {
  const fail = new Int32Array(trie.depth.length);
  const queue = [0];
  for (let head = 0; head < queue.length; head++) {
    const state = queue[head] ?? 0;
    const back = fail[state] ?? 0;
    // What does not continue here continues as it would from the longest proper suffix.
    if (state !== 0) table.copyWithin(state * width, back * width, back * width + width);
    for (const [byte, child] of trie.children[state] ?? []) {
      const at = state * width + (classOf[byte] ?? 0);
      fail[child] = state === 0 ? 0 : (table[at] ?? 0);
      table[at] = child;
      queue.push(child);
    }
    if (state !== 0 && trie.length[state] === 0 && (trie.length[back] ?? 0) > 0) {
      trie.length[state] = trie.length[back] ?? 0;
      trie.pattern[state] = trie.pattern[back] ?? -1;
    }
  }
}

/** Horspool's rule for several patterns and pairs of bytes: of each pattern its first `shortest` bytes count. */
function skips(patterns: readonly Uint8Array[], shortest: number): Uint8Array {
  const skip = new Uint8Array(65_536).fill(Math.min(255, shortest - 1));
  for (const bytes of patterns) {
    for (let end = 1; end < shortest; end++) {
      const pair = ((bytes[end - 1] ?? 0) << 8) | (bytes[end] ?? 0);
      skip[pair] = Math.min(skip[pair] ?? 0, shortest - 1 - end);
    }
  }
  return skip;
}

/**
 * Builds the automaton.
 *
 * @param patterns each of two bytes or more; of equal ones the first counts
 */
export function buildPatternMachine(patterns: readonly Uint8Array[]): PatternMachine {
  const trie = buildTrie(patterns);
  const { classOf, width } = classify(patterns);
  const count = trie.depth.length;
  const table = new Int32Array(count * width);
  link(trie, table, classOf, width);

  // Accepting states last, so that one comparison finds them.
  const order = Array.from({ length: count }, (_, state) => state);
  const plain = order.filter((state) => trie.length[state] === 0);
  const sorted = [...plain, ...order.filter((state) => trie.length[state] !== 0)];
  const rank = new Int32Array(count);
  for (const [i, state] of sorted.entries()) rank[state] = i;
  const next = new Int32Array(count * width);
  const [depth, length, pattern] = [new Int32Array(count), new Int32Array(count), new Int32Array(count)];
  for (const [i, state] of sorted.entries()) {
    for (let c = 0; c < width; c++) next[i * width + c] = (rank[table[state * width + c] ?? 0] ?? 0) * width;
    depth[i] = trie.depth[state] ?? 0;
    length[i] = trie.length[state] ?? 0;
    pattern[i] = trie.pattern[state] ?? -1;
  }
  const shortest = patterns.reduce((least, bytes) => Math.min(least, bytes.length), Infinity);
  const skip = skips(patterns, shortest);
  return { next, classOf, width, accepting: plain.length * width, depth, length, pattern, shortest, skip };
}
