import { distinct, hasRun, isCanonicalBase64, isMixed, isOneCase, isRandomHex, isUuid4 } from "../proofs/cheap.ts";
import { remember } from "../remember.ts";
import { isWordy } from "./wordy.ts";

/** What kind of randomness a value shows. */
export type Quality = "mixed" | "hex" | "uuid" | "none";

/** Judges a value of no known shape: would chance make it? */
export function readQuality(text: string): Quality {
  const bare = text.replace(/^0x/u, "");
  if (/^[0-9a-fA-F]+$/u.test(bare)) return bare.length >= 20 && isRandomHex(bare) ? "hex" : "none";
  if (isUuid4(text)) return "uuid";
  if (text.length >= SHORTEST_WITH_SIGNS && hasSigns(text)) return isMixedWithSigns(text) ? "mixed" : "none";
  if (isMixed(text.replace(/=+$/u, "")) || (text.length >= 20 && isCanonicalBase64(text))) return "mixed";
  if (/^([0-9a-z]{4,8})(?:-[0-9a-z]{4,8}){4,}$/u.test(text) && isOneCase(text)) return "mixed"; // equal groups
  if (text.includes("-") || text.length < SHORTEST_ONE_CASE || !isOneCase(text)) return "none";
  return text.length >= SURE_OF_ONE_CASE || isDenseOneCase(text) ? "mixed" : "none";
}

/** Letters of one case and digits: shorter ones than the second must be as mixed as most of chance's are. */
const SHORTEST_ONE_CASE = 16;
const SURE_OF_ONE_CASE = 20;

/** True for four digits or more, parted by letters, as three of four random ones of sixteen have: `version20240131a` has fewer changes. */
function isDenseOneCase(text: string): boolean {
  const digits = text.match(/\d/gu)?.length ?? 0;
  const changes = text.match(/\d(?=\D)|\D(?=\d)/gu)?.length ?? 0;
  return digits >= 3 && changes >= 5 && distinct(text) >= 10 && !hasRun(text, 4) && !isWordy(text);
}

/** The same for a text that is asked about again: a candidate, not any value. */
export const qualityOf: (text: string) => Quality = remember(readQuality, 5_000);

/** True for a text with signs that no token has. */
export function hasSigns(text: string): boolean {
  return /[^\w+/=.:~$-]/u.test(text);
}

/** Shorter ones are judged by their letters and digits. */
const SHORTEST_WITH_SIGNS = 32;
/** Longer ones are code or text. */
const LONGEST_WITH_SIGNS = 160;
/** Ranges, classes and alternatives of a regular expression, three conversions of a format, what a template fills in, an object of JSON, a call, a setting, an address, a path of Windows. */
const PATTERN =
  /^\[-.*-\]|^\{\+|\\[nrt]$|^[A-Za-z_][\w.:]{2,}\(.*\)[;,]?$|^(?:\w{1,40}\\){2,}\w{2,80}\.\w{1,6}$|(?:[\w\\]{2,24}\|){3}|[aA0]-[zZ9]|1-9A-HJ|\{\d{1,4},\d{0,4}\}|\$\{[^{}]*\}|\\[dDsSwWbB]\W|\(\?[:=!<]|(?:%\d{0,3}l{0,2}[cdfpsuxX].*){3}|[$#%{]\{[\w .:-]+\}|<%|\{\\{0,2}["'][A-Za-z_]{2,20}\\{0,2}["']:|^[A-Za-z_.]{3,}[([].*["'`]|^[A-Za-z_]{7,}=|:\/\//u;

/** `+e.join(`: what stands between two string literals. */
const BETWEEN_LITERALS = /^[+,.;)\]&|?:].*[+,([=&|?:]$/u;

/** True for letters, digits and signs in the order that chance gives them: no pattern, no code, no words and no address. */
export function isMixedWithSigns(text: string): boolean {
  if (text.length < SHORTEST_WITH_SIGNS || text.length > LONGEST_WITH_SIGNS) return false;
  if (!hasSigns(text) || isWordy(text)) return false;
  if (PATTERN.test(text) || BETWEEN_LITERALS.test(text) || hasRun(text, 5)) return false;
  const letters = text.match(/[A-Za-z]/gu)?.length ?? 0;
  const changes = text.match(/\d(?=\D)|[a-z](?=[^a-z])|[A-Z](?=[^A-Z])|[^\dA-Za-z](?=[\dA-Za-z])/gu)?.length ?? 0;
  return letters * 4 >= text.length && changes >= text.length * 0.4 && distinct(text) >= 16;
}
