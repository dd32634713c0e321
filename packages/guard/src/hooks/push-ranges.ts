/** What a push changes on the other side. */
export interface PushedRef {
  /** The commit that is pushed. */
  readonly commit: string;
  /** What the other side has there now; undefined for a new branch or tag. */
  readonly remoteCommit: string | undefined;
  readonly remoteRef: string;
}

const OBJECT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/u;
const MOST_REFS = 10_000;

function isZero(id: string): boolean {
  return /^0+$/u.test(id);
}

/**
 * Reads what git tells a pre-push hook: `LOCAL-REF LOCAL-ID REMOTE-REF REMOTE-ID` on each line.
 *
 * A deletion pushes nothing and is left out.
 *
 * @returns undefined when a line is none of git's: the check must then not pass
 */
export function parsePushedRefs(input: string): PushedRef[] | undefined {
  const lines = input.split("\n").filter((line) => line.trim() !== "");
  if (lines.length > MOST_REFS) return undefined;
  const refs: PushedRef[] = [];
  for (const line of lines) {
    const words = line.trim().split(" ");
    const [remoteId = "", remoteRef = "", id = ""] = words.slice(-3).toReversed(); // a local ref may hold blanks: `HEAD~ 1`
    if (words.length < 4 || !OBJECT.test(id) || !OBJECT.test(remoteId)) return undefined;
    if (isZero(id)) continue;
    refs.push({ commit: id, remoteCommit: isZero(remoteId) ? undefined : remoteId, remoteRef });
  }
  return refs;
}
