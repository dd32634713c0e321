/** What a path holds: bytes with a mode, or a symbolic link. */
export type Content =
  | { readonly kind: "file"; readonly bytes: Uint8Array; readonly mode: number }
  | { readonly kind: "link"; readonly target: string };

/** One path that `init` would write. */
export interface Change {
  /** Absolute. */
  readonly path: string;
  /** How it is called in messages: relative to the project where it lies there. */
  readonly label: string;
  /** What it is for, in a few words without a full stop. */
  readonly why: string;
  /** Undefined for a path that does not exist yet. */
  readonly before: Content | undefined;
  readonly after: Content;
}

const encoder = new TextEncoder();

/** A text as content; its mode is that of the content it replaces, or 0644. */
export function textContent(text: string, before?: Content, mode?: number): Content {
  return {
    kind: "file",
    bytes: encoder.encode(text),
    mode: mode ?? (before?.kind === "file" ? before.mode : 0o644),
  };
}

/** The text of a file's content, or undefined for a link and for what is not UTF-8. */
export function contentText(content: Content | undefined): string | undefined {
  if (content?.kind !== "file") return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(content.bytes);
  } catch {
    return undefined;
  }
}

/** True where both hold the same bytes under the same mode, or the same link. */
export function sameContent(a: Content | undefined, b: Content | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  if (a.kind === "link" || b.kind === "link") return a.kind === "link" && b.kind === "link" && a.target === b.target;
  return a.mode === b.mode && a.bytes.length === b.bytes.length && a.bytes.every((byte, i) => byte === b.bytes[i]);
}
