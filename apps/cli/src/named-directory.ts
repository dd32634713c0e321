import { statSync } from "node:fs";
import { resolve } from "node:path";
import { KeyguardError } from "@keyguard/core";
import type { Context } from "./command.ts";

/**
 * The directory that a command's one argument names, absolute; the current one without an argument.
 *
 * @param verb what cannot be done elsewhere, such as `set up`
 * @throws {KeyguardError} `KG_PATH_NOT_FOUND`: what is not there must not stand for the repository around it;
 * `KG_USAGE` for several
 */
export function namedDirectory({ args, cwd }: Context, verb: string): string {
  const [named = ".", second] = args.positionals;
  if (second !== undefined)
    throw new KeyguardError("KG_USAGE", `Cannot ${verb} several directories at once`, {
      hint: "name one, or none for the one here",
    });
  const path = resolve(cwd, named);
  let state = "no such directory";
  try {
    if (statSync(path).isDirectory()) return path;
    state = "it is no directory";
  } catch {
    // not there, or not to be seen from here
  }
  throw new KeyguardError("KG_PATH_NOT_FOUND", `Cannot ${verb} "${named}": ${state}`, {
    hint: "name a directory, or none for the one here",
  });
}
