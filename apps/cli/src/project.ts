import { type Config, KeyguardError, parseDuration, suggest } from "@keyguard/core";
import type { GuardKey } from "@keyguard/guard";
import type { NodeGuardOptions } from "@keyguard/guard/node";
import type { Context } from "./command.ts";

/** A configuration and where it lies. */
export interface Project {
  readonly config: Config;
  readonly directory: string;
}

/**
 * Reads `keyguard.toml` of the current directory or a parent, on a pull request the target branch's, which is
 * told; without one, nothing is declared.
 */
export async function openProject({ cwd, env, stderr }: Context): Promise<Project> {
  const { loadJudgingConfig } = await import("@keyguard/guard/config");
  const { origin, ...project } = await loadJudgingConfig(cwd, env);
  if (origin !== undefined) {
    const { printable } = await import("@keyguard/report");
    await stderr.write(`note: ${printable(origin)}\n`);
  }
  return project;
}

/**
 * The declared keys that a command's arguments name; all of them when it names none.
 *
 * @throws {KeyguardError} `KG_USAGE`, with the nearest name
 */
export async function chosenKeys({ config }: Project, names: readonly string[]): Promise<readonly GuardKey[]> {
  for (const name of names) {
    if (Object.hasOwn(config.keys, name)) continue;
    const near = suggest(name, Object.keys(config.keys));
    throw new KeyguardError("KG_USAGE", 'Cannot find a key of that name in "keyguard.toml"', {
      hint: near === undefined ? "keyguard config show lists the declared keys" : `did you mean "${near}"?`,
    });
  }
  const { declaredKeys } = await import("@keyguard/guard/node");
  return declaredKeys(config, names);
}

/** What guarding from this command line works with. */
export async function guardOptions(context: Context, project: Project): Promise<NodeGuardOptions> {
  const { env, stdin, stderr } = context;
  const { systemClock } = await import("@keyguard/core/node");
  const { stateDirectory } = await import("@keyguard/rotation/node");
  const timeout = env["KEYGUARD_TIMEOUT"] ?? "";
  return {
    config: project.config,
    directory: project.directory,
    env,
    stateDirectory: stateDirectory(env),
    clock: systemClock,
    ...(timeout === "" ? {} : { timeoutMs: Math.max(1, parseDuration(timeout)) }),
    ...(stdin.isTTY && stderr.isTTY
      ? {
          ask: async (question) => {
            const { askSecret } = await import("./terminal/ask-secret.ts");
            return await askSecret(context, question);
          },
        }
      : {}),
  };
}
