import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** What the program printed and how it ended. */
export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const CLI = fileURLToPath(new URL("../../src/cli.ts", import.meta.url));

/** Runs `keyguard` from its sources, in a folder, with only the given environment. */
export async function runCli(
  args: readonly string[],
  { cwd = process.cwd(), env = {}, input = "" }: { cwd?: string; env?: Record<string, string>; input?: string } = {},
): Promise<Ran> {
  const child = spawn(process.execPath, ["--conditions=@keyguard/source", CLI, ...args], {
    cwd,
    env: { PATH: process.env["PATH"] ?? "", NO_COLOR: "1", ...env },
    stdio: "pipe",
  });
  const text = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const)
    child[name].on("data", (bytes: Buffer) => {
      text[name] += bytes.toString();
    });
  child.stdin.on("error", () => undefined); // a program that refuses early does not read its input
  child.stdin.end(input);
  const [code] = (await once(child, "close")) as [number | null];
  return { code, ...text };
}
