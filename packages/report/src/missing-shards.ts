import type { Report, Skipped } from "@keyguard/core";

const MOST_NAMED = 10;

/** `2, 3 and 7 more`. */
function listed(numbers: readonly number[]): string {
  const named = numbers.slice(0, MOST_NAMED).join(", ");
  return numbers.length > MOST_NAMED ? `${named} and ${numbers.length - MOST_NAMED} more` : named;
}

/**
 * What is not looked at because reports of shards are missing, one entry for each scan that was split: shards of one
 * repository and of one count belong together, and a report that is there twice does not stand for another.
 *
 * @param several true where entries have to say whose they are
 */
export function missingShards(reports: readonly Report[], several: boolean): Skipped[] {
  const scans = new Map<string, { readonly report: Report; readonly count: number; readonly given: Set<number> }>();
  for (const report of reports) {
    const { shard, repository } = report;
    if (shard === undefined) continue;
    const name = JSON.stringify([repository, shard.count]);
    const scan = scans.get(name) ?? { report, count: shard.count, given: new Set() };
    scan.given.add(shard.index);
    scans.set(name, scan);
  }
  return [...scans.values()].flatMap(({ report: { repository }, count, given }) => {
    const missing = Array.from({ length: count }, (_, i) => i + 1).filter((index) => !given.has(index));
    if (missing.length === 0) return [];
    const reason = `no report of ${missing.length === 1 ? "shard" : "shards"} ${listed(missing)} of ${count} is given`;
    return [{ path: "shards", ...(several && repository !== undefined ? { repository } : {}), reason }];
  });
}
