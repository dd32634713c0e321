/** One entry of a tree. */
export interface TreeEntry {
  /** Its type and permissions as git writes them, in octal, without leading zeros: `40000` for a directory. */
  readonly mode: string;
  /** Raw bytes as latin-1. */
  readonly name: string;
  /** In hex. */
  readonly id: string;
}

export const DIRECTORY = "40000";
/** A submodule: the id is a commit of another repository. */
export const GITLINK = "160000";

/** Reads a tree object; null when it is malformed. */
export function parseTree(content: Buffer, idSize: number): TreeEntry[] | null {
  const entries: TreeEntry[] = [];
  for (let at = 0; at < content.length;) {
    const space = content.indexOf(0x20, at);
    const nul = content.indexOf(0, at);
    if (space < 0 || nul < space || nul + 1 + idSize > content.length) return null;
    entries.push({
      mode: content.toString("latin1", at, space).replace(/^0+/u, ""),
      name: content.toString("latin1", space + 1, nul),
      id: content.toString("hex", nul + 1, nul + 1 + idSize),
    });
    at = nul + 1 + idSize;
  }
  return entries;
}
