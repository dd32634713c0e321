import {
  compareFindings,
  type Config,
  KeyguardError,
  parseDuration,
  parsePlace,
  REPORT_SCHEMA_VERSION,
  type Skipped,
} from "@keyguard/core";
import { systemClock } from "@keyguard/core/node";
import { toReport } from "@keyguard/guard";
import { createTrustedReader, loadTrustedConfig } from "@keyguard/guard/findings";
import { declaredKeys, guardProject } from "@keyguard/guard/node";
import { auditKeys, type DeclaredKey } from "@keyguard/permissions";
import { systemFetch } from "@keyguard/permissions/node";
import { stateDirectory } from "@keyguard/rotation/node";
import { createStores, resolveCredential } from "@keyguard/secrets/node";
import type { Environment, Inputs } from "./inputs.ts";
import type { Outcome } from "./scan.ts";

type GuardKeys = ReturnType<typeof declaredKeys>;

/** The keys of a workflow: those that are named, or all that are declared. */
function keysOf(config: Config, names: readonly string[]): GuardKeys {
  if (names.some((name) => !Object.hasOwn(config.keys, name)))
    throw new KeyguardError("KG_USAGE", 'Cannot find a key of the input "keys" in "keyguard.toml"', {
      hint: "declare it: [keys.NAME] with exchange, profile and store",
    });
  const keys = declaredKeys(config, names);
  if (keys.length === 0)
    throw new KeyguardError("KG_USAGE", 'Cannot look at keys: "keyguard.toml" declares none', {
      hint: "declare one: [keys.NAME] with exchange, profile and store",
    });
  return keys;
}

type Report = Outcome["report"];

/** What each key may do, asked from its exchange and held against its profile. */
async function audit(keys: GuardKeys, inputs: Inputs, environment: Environment, version: string): Promise<Report> {
  const stores = createStores({ environment, directory: inputs.root, clock: systemClock });
  const declared: DeclaredKey[] = [];
  const skipped: Skipped[] = [];
  for (const { name, config } of keys) {
    const { exchange, profile, endpoint, withdrawal, rotate_every: every } = config;
    try {
      declared.push({
        name,
        profile,
        credential: await resolveCredential(stores, parsePlace(config.store), exchange, name),
        ...(endpoint === undefined ? {} : { endpoint }),
        ...(withdrawal === undefined ? {} : { withdrawal }),
        ...(every === undefined ? {} : { maxAgeMs: parseDuration(every) }),
      });
    } catch (error) {
      if (!(error instanceof KeyguardError)) throw error;
      skipped.push({ path: name, reason: error.message });
    }
  }
  const asked = await auditKeys(declared, { fetch: systemFetch(environment) });
  const unread = asked.keys.filter(({ report }) => report.cause !== null);
  return {
    schemaVersion: REPORT_SCHEMA_VERSION,
    tool: { name: "keyguard", version },
    complete: asked.complete && skipped.length === 0,
    skipped: [...skipped, ...unread.map(({ report }) => ({ path: report.name, reason: "the key could not be read" }))],
    findings: [...asked.findings].sort(compareFindings),
    keys: asked.keys.map(({ report }) => report),
    checks: asked.keys.flatMap(({ checks }) => checks),
  };
}

/**
 * Asks every declared key's exchange, read-only. Secrets come from the environment of the step.
 *
 * @throws {KeyguardError} `KG_USAGE` where no key is declared or an unknown one is named
 */
export async function lookAtKeys(inputs: Inputs, environment: Environment, version: string): Promise<Outcome> {
  const { root, mode, threshold } = inputs;
  const { config } = await loadTrustedConfig(root, await createTrustedReader(root, environment));
  const keys = keysOf(config, inputs.keys);
  const subject = `${keys.length} declared ${keys.length === 1 ? "key" : "keys"}`;
  if (mode === "audit")
    return { report: await audit(keys, inputs, environment, version), subject, notes: [], refuses: false };
  const { posture, decision } = await guardProject({
    config,
    directory: root,
    env: environment,
    stateDirectory: stateDirectory(environment),
    clock: systemClock,
    keys,
    threshold,
  });
  const notes = decision.start ? [] : ["the guard refuses: a bot with these keys would not be started"];
  return { report: toReport(posture, version), subject, notes, refuses: decision.exitCode !== 0 };
}
