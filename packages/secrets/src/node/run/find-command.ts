import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";

/** Where a command is, or the exit code that a shell would give: 127 for an unknown one, 126 for one that cannot be executed. */
export type FoundCommand = { readonly path: string } | { readonly exitCode: 126 | 127; readonly reason: string };

function check(path: string): "yes" | "no" | "absent" {
  try {
    if (statSync(path).isDirectory()) return "no";
    accessSync(path, constants.X_OK);
    return "yes";
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    return code === "ENOENT" || code === "ENOTDIR" ? "absent" : "no";
  }
}

/** Looks for a command as an exec would: by path when it holds a slash, else along PATH. */
export function findCommand(command: string, path: string, cwd: string): FoundCommand {
  const candidates = command.includes("/")
    ? [resolve(cwd, command)]
    : path.split(delimiter).map((directory) => join(resolve(cwd, directory === "" ? "." : directory), command));
  let refused = false;
  for (const candidate of command === "" ? [] : candidates) {
    const answer = check(candidate);
    if (answer === "yes") return { path: candidate };
    refused ||= answer === "no";
  }
  return refused ? { exitCode: 126, reason: "it cannot be executed" } : { exitCode: 127, reason: "command not found" };
}
