import type { IgnoreTerms } from "./ignore.ts";

const NAMES: Readonly<Record<string, keyof IgnoreTerms>> = {
  reason: "reason",
  owner: "owner",
  by: "owner",
  expires: "expires",
  expiry: "expires",
  until: "expires",
};

const LONGEST = 500;

/** True for a day that exists, `YYYY-MM-DD`. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/**
 * The terms in a comment: `test vector; owner: ops@example.com; expires: 2027-01-31`.
 *
 * Segments are separated by `;`. One that begins with `reason`, `owner` or `expires` and a `:` or `=`
 * is that term; the others are the reason.
 *
 * @returns the terms, or what is wrong with them in words
 */
export function parseTerms(comment: string): IgnoreTerms | string {
  const reasons: string[] = [];
  const terms: { reason?: string; owner?: string; expires?: string } = {};
  for (const raw of comment.slice(0, LONGEST).split(";")) {
    const segment = raw.trim();
    if (segment === "") continue;
    const [, name = "", value = ""] = /^([a-z]+)\s*[:=]\s*(.*)$/isu.exec(segment) ?? [];
    const term = NAMES[name.toLowerCase()];
    if (term === undefined || term === "reason") reasons.push(term === undefined ? segment : value);
    else if (terms[term] !== undefined) return `${term} is given twice`;
    else terms[term] = value;
  }
  if (terms.expires !== undefined && !isDay(terms.expires)) return "the expiry is not a day such as 2027-01-31";
  if (reasons.length > 0) terms.reason = reasons.join("; ");
  return terms;
}
