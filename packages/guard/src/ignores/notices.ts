import type { Ignore } from "./ignore.ts";
import type { IgnoreOutcome } from "./apply-ignores.ts";
import type { InlineIgnore } from "./inline.ts";

function where(ignore: Ignore | InlineIgnore): string {
  return "source" in ignore
    ? `${ignore.source.file}:${ignore.source.line}`
    : `a ${ignore.scanner} comment in line ${ignore.line}`;
}

function terms({ reason, owner }: Ignore | InlineIgnore): string {
  const known = [reason, owner === undefined ? undefined : `owner ${owner}`].filter((text) => text !== undefined);
  return known.length === 0 ? "" : ` (${known.join("; ")})`;
}

/**
 * What a person should hear about the ignores, one sentence each, for standard error. The texts hold
 * what the ignore file holds; print them through the report's `printable`.
 */
export function ignoreNotices(outcome: IgnoreOutcome): string[] {
  return [
    ...outcome.overruled.map(
      ({ finding, by }) =>
        `${finding.fingerprint} is shown although ${by.map(where).join(" and ")} would ignore it: the exchange accepts this credential`,
    ),
    ...outcome.expired.map(
      (ignore) => `${where(ignore)} ran out on ${ignore.expires ?? ""} and ignores nothing${terms(ignore)}`,
    ),
    ...outcome.expiring.map((ignore) => `${where(ignore)} runs out on ${ignore.expires ?? ""}${terms(ignore)}`),
    ...outcome.unused.map((ignore) => `${where(ignore)} matches nothing any more; remove it${terms(ignore)}`),
  ];
}
