import { relative, resolve, sep } from "node:path";
import { type Check, type Finding, redact, Secret } from "@keyguard/core";
import { scanFiles } from "@keyguard/scanner/node";
import type { LoadedKey, ProjectLook } from "../../posture/ports.ts";
import { isTracked, storeFile } from "./store-file-check.ts";

/** Where one key's own values stand. */
interface Place {
  readonly key: LoadedKey;
  readonly path: string;
  readonly line: number;
}

/** The parts that must not stand in a file, as findings show them. */
function prints({ credential }: LoadedKey): ReadonlySet<string> {
  const { secret, passphrase } = credential;
  return new Set(
    [secret, ...(passphrase === undefined ? [] : [passphrase])].map((part) => redact(Secret.reveal(part))),
  );
}

function placesOf(findings: readonly Finding[], keys: readonly LoadedKey[], directory: string): Place[] {
  const places: Place[] = [];
  for (const key of keys) {
    const own = prints(key);
    const store = storeFile(key, directory);
    const home = store === undefined ? undefined : relative(directory, store).split(sep).join("/");
    for (const { parts } of findings)
      for (const { redacted, location } of parts)
        if (own.has(redacted) && location.path !== home)
          places.push({ key, path: location.path, line: location.startLine });
  }
  return places;
}

async function checkOf(key: LoadedKey, places: readonly Place[], directory: string): Promise<Check> {
  const base = { id: "not-leaked", key: key.name } as const;
  const [first] = places;
  if (first === undefined)
    return {
      ...base,
      result: "pass",
      severity: "critical",
      evidence: "its secret stands in no file of the project",
      remedy: "",
    };
  const paths = [...new Set(places.map(({ path }) => path))];
  const tracked = (await Promise.all(paths.slice(0, 20).map((path) => isTracked(resolve(directory, path))))).some(
    Boolean,
  );
  return {
    ...base,
    result: "fail",
    severity: tracked ? "critical" : "medium",
    evidence: `its secret stands in ${first.path}:${first.line}${paths.length > 1 ? ` and ${paths.length - 1} more files` : ""}${tracked ? ", which git tracks" : ""}`,
    remedy: tracked
      ? "Replace the key now, then take the file out of the repository."
      : "Keep the secret in its store only; `keyguard run` hands it to the bot.",
  };
}

/**
 * Looks for the declared keys themselves in the project's files, each outside its own store. A value counts as
 * the key's when its shown ends are the same: whole values are never compared or kept.
 *
 * @throws the scanner's own error
 */
export async function findLeaks(
  keys: readonly LoadedKey[],
  directory: string,
  signal: AbortSignal,
): Promise<ProjectLook> {
  const { findings, complete } = await scanFiles([directory], { root: directory, jobs: 1, signal });
  const places = placesOf(findings, keys, directory);
  const checks = await Promise.all(
    keys.map((key) =>
      checkOf(
        key,
        places.filter((place) => place.key === key),
        directory,
      ),
    ),
  );
  const whole = complete || checks.some(({ result }) => result === "fail");
  const unseen: Check[] = whole
    ? []
    : [
        {
          id: "project-searched",
          key: null,
          result: "unknown",
          severity: "low",
          evidence: "not every file of the project could be read",
          remedy: "`keyguard scan` names the files.",
        },
      ];
  return { checks: [...checks, ...unseen], findings: [] };
}
