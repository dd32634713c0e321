import type { Finding } from "@keyguard/core";

function directoryOf(finding: Finding): string {
  const path = finding.location?.path ?? "";
  return path.slice(0, path.lastIndexOf("/") + 1);
}

type Half = "key" | "secret";

function halfOf(finding: Finding): Half | undefined {
  const kinds = new Set(finding.parts.map(({ kind }) => kind));
  const secret = kinds.has("secret") || kinds.has("private-key");
  if (kinds.has("key")) return secret ? undefined : "key";
  return secret ? "secret" : undefined;
}

/**
 * Brings together halves of a credential that stand in two files of one directory, such as
 * `kraken_key.txt` and `kraken_secret.txt`.
 *
 * Only where a directory holds exactly one key and one secret of an exchange: with two of either,
 * nothing tells which belong together.
 *
 * @param findings in any order
 * @returns the findings, with linked halves as one
 */
export function linkHalves(findings: readonly Finding[]): Finding[] {
  const groups = new Map<string, Record<Half, Finding[]>>();
  for (const finding of findings) {
    const half = halfOf(finding);
    if (half === undefined || finding.exchange === null) continue;
    const name = `${directoryOf(finding)}\0${finding.exchange}`;
    const group = groups.get(name) ?? { key: [], secret: [] };
    group[half].push(finding);
    groups.set(name, group);
  }
  const merged = new Map<Finding, Finding>();
  const dropped = new Set<Finding>();
  for (const { key, secret } of groups.values()) {
    const [only, signs] = [key[0], secret[0]];
    if (only === undefined || signs === undefined || key.length > 1 || secret.length > 1) continue;
    if (only.location?.path === signs.location?.path) continue; // in one file they were not brought together for a reason
    dropped.add(only);
    merged.set(signs, {
      ...signs,
      severity: signs.severity === "high" ? "critical" : signs.severity,
      message: signs.message.replace(
        /^(.*?)API secret of (.*), without its other half$/u,
        "$1Key and secret of $2, in two files",
      ),
      evidence: [...signs.evidence, `its key stands in ${only.location?.path ?? "another file"} of the same directory`],
      parts: [...only.parts, ...signs.parts],
    });
  }
  return findings.filter((finding) => !dropped.has(finding)).map((finding) => merged.get(finding) ?? finding);
}
