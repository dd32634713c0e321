import { type CheckAction, KeyguardError, parseDuration, type Severity, suggest } from "@keyguard/core";
import { GUARD_CHECKS } from "../../posture/check-ids.ts";
import { rememberGuard } from "../../posture/grace.ts";
import { guard, type Guarded } from "../../posture/guard.ts";
import { DEFAULT_GUARD_POLICY, type GuardPolicy } from "../../posture/policy.ts";
import type { GuardKey } from "../../posture/ports.ts";
import { createGuardPorts, type NodeGuardOptions } from "./guard-ports.ts";
import { guardStatePath, readGuardState, writeGuardState } from "./guard-state-file.ts";

/** How a project is guarded. */
export interface GuardProjectOptions extends NodeGuardOptions {
  /** Which of the declared keys; see `declaredKeys`. */
  readonly keys: readonly GuardKey[];
  readonly strict?: boolean;
  readonly threshold?: Severity;
  readonly deadlineMs?: number;
  /** How long the address and the project may take once all keys are read; see `posture`. */
  readonly patienceMs?: number;
  readonly signal?: AbortSignal;
}

/** How long a guard may take unless `[guard] deadline` says otherwise: exchanges want many keys asked one after another. */
function defaultDeadline(keys: number): number {
  return 10_000 + 100 * keys;
}

/** Refuses a policy about a check that there is none of: a misspelt `refuse` would refuse nothing. */
function knownOnly(actions: Readonly<Record<string, CheckAction>>): void {
  const known: ReadonlySet<string> = new Set(GUARD_CHECKS);
  for (const id of Object.keys(actions)) {
    if (known.has(id)) continue;
    const near = suggest(id, known);
    throw new KeyguardError(
      "KG_CONFIG_INVALID",
      'Cannot use "[guard.policy]": it names a check that there is none of',
      {
        hint: near === undefined ? `the checks are ${GUARD_CHECKS.join(", ")}` : `did you mean "${near}"?`,
      },
    );
  }
}

/**
 * The policy that a configuration and the command line come to.
 *
 * @throws {KeyguardError} `KG_CONFIG_INVALID` for a check that there is none of, with the nearest name
 */
export function policyOf(options: Pick<GuardProjectOptions, "config" | "strict" | "threshold">): GuardPolicy {
  const { policy, grace } = options.config.guard;
  const actions: Readonly<Record<string, CheckAction>> = policy;
  knownOnly(actions);
  return {
    actions,
    threshold: options.threshold ?? DEFAULT_GUARD_POLICY.threshold,
    strict: options.strict ?? false,
    graceMs: grace === undefined ? DEFAULT_GUARD_POLICY.graceMs : parseDuration(grace),
  };
}

/**
 * Guards a project's declared keys: every check, the decision, and what is remembered for the next outage.
 *
 * @throws {KeyguardError} `KG_CONFIG_INVALID` for an observer or a proxy that cannot be read
 */
export async function guardProject(options: GuardProjectOptions): Promise<Guarded> {
  const { config, keys, clock, signal } = options;
  const policy = policyOf(options); // a mistake in it is found before anything is asked
  const ports = createGuardPorts(options);
  const path = await guardStatePath(options.stateDirectory, options.directory);
  const state = await readGuardState(path);
  const { deadline } = config.guard;
  const result = await guard({
    keys,
    ports,
    clock,
    salt: config.scan.salt ?? "", // as audit has it: one key has one fingerprint in both
    policy,
    state,
    deadlineMs: options.deadlineMs ?? (deadline === undefined ? defaultDeadline(keys.length) : parseDuration(deadline)),
    ...(options.patienceMs === undefined ? {} : { patienceMs: options.patienceMs }),
    ...(signal === undefined ? {} : { signal }),
  });
  // Guards of other keys may have ended meanwhile: only what this one learnt is added.
  const refused = new Set(result.decision.refusals.flatMap(({ key }) => key ?? []));
  await writeGuardState(path, rememberGuard(await readGuardState(path), result.posture, refused));
  return result;
}
