import { type Address, tryParseAddress } from "./address.ts";
import { specialKind } from "./special.ts";

/**
 * The words before the caller's address in exchanges' own refusals. Each names the exchanges it was seen at;
 * an address anywhere else in an answer is not believed: it may be an entry of the list.
 */
const PHRASES: readonly RegExp[] = [
  /\brequest ip(?: is)?\s{0,3}[:=]?\s{0,3}\[?([0-9A-Fa-f.:]{3,45})/iu, // Binance futures, BingX
  /\bcurrent clientIp is\s{0,3}:?\s{0,3}([0-9A-Fa-f.:]{3,45})/iu, // KuCoin
  /\bYour IP ([0-9A-Fa-f.:]{3,45}) is not included\b/iu, // OKX
  /\bIP not in whitelist\s{0,3}:\s{0,3}([0-9A-Fa-f.:]{3,45})/iu, // Gate
  /\bIP \[([0-9A-Fa-f.:]{3,45})\] not in the ip white ?list\b/iu, // MEXC
  /\bIncorrect IP address\s{0,3}(?:\[[^\]]{0,20}\])?\s{0,3}:\s{0,3}([0-9A-Fa-f.:]{3,45})/iu, // HTX
  /"client_ip"\s{0,3}:\s{0,3}"([0-9A-Fa-f.:]{3,45})"/iu, // Delta
];

/**
 * True for an address that an exchange can have seen: a public one, or one of the documentation ranges, which
 * examples and test exchanges name and no network uses. A private one was written by something in between.
 */
export function isReportable(address: Address): boolean {
  const kind = specialKind(address);
  return kind === undefined || kind === "documentation";
}

/** An answer's error text is short; the rest is a page. */
const LONGEST = 4096;

/**
 * The caller's address as an exchange's answer names it, or undefined when it names none.
 *
 * Only an address that `isReportable` is returned.
 *
 * @param text the answer's body or message, as it came
 *
 * @example
 * ```ts
 * import { reportedAddress } from "@keyguard/ip";
 *
 * console.log(reportedAddress("Request IP not in whitelist: 203.0.113.7")?.text); // 203.0.113.7
 * ```
 */
export function reportedAddress(text: string): Address | undefined {
  const start = text.slice(0, LONGEST);
  for (const phrase of PHRASES) {
    const spelled = phrase.exec(start)?.[1]?.replace(/[.:]$/u, "");
    const address = spelled === undefined ? undefined : tryParseAddress(spelled);
    if (address !== undefined && isReportable(address)) return address;
  }
  return undefined;
}
