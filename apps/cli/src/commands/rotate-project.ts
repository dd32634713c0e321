import { type Config, type KeyConfig, KeyguardError, suggest } from "@keyguard/core";
import type { Context } from "../command.ts";

/** The configuration that rotate commands work on. */
export interface RotateProject {
  readonly config: Config;
  /** Where `keyguard.toml` lies. */
  readonly directory: string;
}

/** Reads `keyguard.toml` of the current directory or a parent, on a pull request the target branch's. */
export async function loadProject({ cwd, env }: Context): Promise<RotateProject> {
  const { loadJudgingConfig } = await import("@keyguard/guard/config");
  return await loadJudgingConfig(cwd, env);
}

/** The one key that a command names. */
export function oneKey(
  { config }: RotateProject,
  { args }: Context,
): { readonly name: string; readonly key: KeyConfig } {
  const [name, second] = args.positionals;
  if (name === undefined || second !== undefined)
    throw new KeyguardError("KG_USAGE", "Cannot rotate: name exactly one declared key", {
      hint: "see which there are: keyguard rotate status",
    });
  return { name, key: declaredKey(config, name) };
}

/**
 * A key by its name in the configuration.
 *
 * @throws {KeyguardError} `KG_USAGE`, with the nearest name
 */
export function declaredKey(config: Config, name: string): KeyConfig {
  const key = Object.hasOwn(config.keys, name) ? config.keys[name] : undefined;
  if (key !== undefined) return key;
  const near = suggest(name, Object.keys(config.keys));
  throw new KeyguardError("KG_USAGE", "Cannot find a key of that name in keyguard.toml", {
    hint: near === undefined ? "see which there are: keyguard rotate status" : `did you mean "${near}"?`,
  });
}
