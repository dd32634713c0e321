const NO_ZONE = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)$/u;

/**
 * A time as an exchange writes it, in milliseconds since the epoch; NaN for what is none. Without a zone it is UTC, in
 * which exchanges count, and not this machine's.
 */
export function utcTime(text: string): number {
  return Date.parse(text.replace(NO_ZONE, "$1T$2Z"));
}
