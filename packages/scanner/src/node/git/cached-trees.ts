/** A tree that an index knows to be what it would write for a directory. */
export interface CachedTree {
  /** In hex. */
  readonly id: string;
  /** How many entries of the index it covers. */
  readonly entries: number;
}

const LINE_FEED = 10;
const BLANK = 32;
const ZERO = 48;
const MINUS = 45;

/** A directory as the extension has it, each followed by those in it. */
interface Node {
  /** Its own name; latin-1 between two offsets. */
  readonly name: readonly [start: number, end: number];
  /** -1 where the index has changed since. */
  readonly entries: number;
  readonly idAt: number;
  /** Directories in it that have not been met. */
  left: number;
  /** The position of the first one behind it that is not in it. */
  next: number;
}

/** The trees of an index's `TREE` extension. A path is looked for where it is asked for: there may be thousands, and few are. */
export class CachedTrees {
  readonly #body: Buffer;
  readonly #size: number;
  readonly #nodes: readonly Node[];

  /** @param size bytes of an object's id */
  constructor(body: Buffer, size: number) {
    this.#body = body;
    this.#size = size;
    this.#nodes = readNodes(body, size);
  }

  /** The valid tree of a directory: latin-1, without a slash at its end; empty for the root. */
  get(path: string): CachedTree | undefined {
    let node = this.#nodes[0];
    let position = 0;
    for (const name of path === "" ? [] : path.split("/")) {
      const end = node?.next ?? 0;
      position += 1;
      while (position < end && !this.#isNamed(position, name)) position = this.#nodes[position]?.next ?? end;
      node = position < end ? this.#nodes[position] : undefined;
    }
    if (node === undefined || node.entries < 0) return undefined;
    return { id: this.#body.toString("hex", node.idAt, node.idAt + this.#size), entries: node.entries };
  }

  #isNamed(position: number, name: string): boolean {
    const [start = 0, end = 0] = this.#nodes[position]?.name ?? [];
    return end - start === name.length && this.#body.toString("latin1", start, end) === name;
  }
}

/** A number of one line, from an offset on; NaN where there is none. */
function numberAt(body: Buffer, start: number, end: number): number {
  const isNegative = body[start] === MINUS;
  let value = 0;
  const first = isNegative ? start + 1 : start;
  for (let at = first; at < end; at++) {
    const digit = (body[at] ?? 0) - ZERO;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return first === end ? Number.NaN : isNegative ? -value : value;
}

/** A malformed extension gives none, which only costs time. */
function readNodes(body: Buffer, size: number): Node[] {
  const nodes: Node[] = [];
  const open: Node[] = [];
  for (let at = 0; at < body.length;) {
    const nul = body.indexOf(0, at);
    const line = nul < 0 ? -1 : body.indexOf(LINE_FEED, nul);
    const blank = line < 0 ? -1 : body.indexOf(BLANK, nul);
    if (blank < 0 || blank > line) return [];
    const entries = numberAt(body, nul + 1, blank);
    const left = numberAt(body, blank + 1, line);
    const end = line + 1 + (entries < 0 ? 0 : size);
    if (!(entries >= -1) || !(left >= 0) || end > body.length) return [];
    while (open.at(-1)?.left === 0) close(open, nodes.length);
    const parent = open.at(-1);
    if (parent === undefined && nodes.length > 0) return [];
    if (parent !== undefined) parent.left -= 1;
    const node: Node = { name: [at, nul], entries, idAt: line + 1, left, next: 0 };
    nodes.push(node);
    open.push(node);
    at = end;
  }
  if (open.some(({ left }) => left > 0)) return [];
  while (open.length > 0) close(open, nodes.length);
  return nodes;
}

function close(open: Node[], next: number): void {
  const node = open.pop();
  if (node !== undefined) node.next = next;
}
