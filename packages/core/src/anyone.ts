/** How exchanges write that every address may call: `0.0.0.0`, `0.0.0.0/0`, `::/0`, `*`, `*.*.*.*`. */
const ANYONE = /^(?:0\.0\.0\.0(?:\/0)?|[0:]+\/0|\*(?:\.\*){0,3})$/u;

/**
 * True for an entry of an allowlist that lets every address in, whatever stands beside it.
 *
 * @param entry as the exchange writes it; blanks around it do not count
 *
 * @example
 * ```ts
 * import { letsAnyoneIn } from "@keyguard/core";
 *
 * console.log(["203.0.113.7", "0.0.0.0/0"].some(letsAnyoneIn)); // true
 * ```
 */
export function letsAnyoneIn(entry: string): boolean {
  return ANYONE.test(entry.trim());
}
