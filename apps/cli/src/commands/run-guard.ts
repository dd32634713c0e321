import type { Context } from "../command.ts";
import { guardOptions, type Project } from "../project.ts";
import type { Ask } from "./secrets-stores.ts";

/** Why the guard does not let a program start. */
export interface Refusal {
  readonly exitCode: number;
  /** For standard error: errors with their hints. */
  readonly text: string;
}

/**
 * Runs the guard for the keys that a program is to get. It prints nothing: what loads the secrets beside it may
 * fail for the same reason, and says so itself.
 *
 * @returns undefined when the program may start
 */
export async function askGuard(
  context: Context,
  project: Project,
  keys: readonly string[],
  ask: Ask,
  signal: AbortSignal,
): Promise<Refusal | undefined> {
  const { declaredKeys, guardProject } = await import("@keyguard/guard/node");
  const { decision } = await guardProject({
    ...(await guardOptions(context, project)),
    keys: declaredKeys(project.config, keys),
    signal,
    ask, // asked once for the guard and for what the program gets
  });
  if (decision.start) return undefined;
  const { reasonsToRefuse } = await import("@keyguard/guard");
  const reasons = reasonsToRefuse(decision).map(
    ({ key, check }) =>
      `error: ${key === null ? "" : `${key}: `}${check.evidence}\n${check.remedy === "" ? "" : `hint: ${check.remedy}\n`}`,
  );
  const end = "error: Cannot start the command: the guard refuses\nhint: see everything with: keyguard guard\n";
  return { exitCode: decision.exitCode === 0 ? 3 : decision.exitCode, text: [...reasons, end].join("") };
}
