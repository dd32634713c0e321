/**
 * A path of a finding as a relative URI reference: every segment percent-encoded, `/` kept.
 *
 * @param path with `/`; a lone surrogate, which no URI can hold, becomes U+FFFD
 */
export function filePath(path: string): string {
  return path
    .replaceAll(/\p{Cs}/gu, "\u{fffd}")
    .split("/")
    .map(encodeURIComponent)
    .join("/");
}
