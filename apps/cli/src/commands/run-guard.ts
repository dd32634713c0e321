import type { Context } from "../command.ts";
import { guardOptions, type Project } from "../project.ts";
import type { Ask } from "./secrets-stores.ts";

/**
 * Runs the guard for the keys that a program is to get. Silent when it passes.
 *
 * @returns 0 when the program may start, else the exit code
 */
export async function passesGuard(
  context: Context,
  project: Project,
  keys: readonly string[],
  ask: Ask,
): Promise<number> {
  const { declaredKeys, guardProject } = await import("@keyguard/guard/node");
  const { decision } = await guardProject({
    ...(await guardOptions(context, project)),
    keys: declaredKeys(project.config, keys),
    signal: context.signal,
    ask, // asked once for the guard and for what the program gets
  });
  if (decision.start) return 0;
  const { reasonsToRefuse } = await import("@keyguard/guard");
  for (const { key, check } of reasonsToRefuse(decision)) {
    await context.stderr.write(
      `error: ${key === null ? "" : `${key}: `}${check.evidence}\n${check.remedy === "" ? "" : `hint: ${check.remedy}\n`}`,
    );
  }
  await context.stderr.write(
    "error: Cannot start the command: the guard refuses\nhint: see everything with: keyguard guard\n",
  );
  return decision.exitCode === 0 ? 3 : decision.exitCode;
}
