// What the benchmarks of whole commands share.
import { spawnSync } from "node:child_process";

/** One run of a command. */
export interface Timing {
  /** Seconds of the command and of all it started. */
  readonly cpu: number;
  /** Seconds. */
  readonly wall: number;
  readonly output: string;
  readonly code: number | null;
}

/** Runs a command and tells what it and its children used. */
export function timed(command: readonly string[], cwd: string = process.cwd(), env: NodeJS.ProcessEnv = {}): Timing {
  const from = performance.now();
  const script = '"$@"; code=$?; times >&2; exit $code';
  const run = spawnSync("sh", ["-c", script, "sh", ...command], {
    cwd,
    env: { ...process.env, ...env },
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  const wall = (performance.now() - from) / 1000;
  const last = run.stderr.trimEnd().split("\n").at(-1) ?? "";
  const cpu = [...last.matchAll(/(\d+)m([\d.]+)s/gu)].reduce((sum, [, m, s]) => sum + Number(m) * 60 + Number(s), 0);
  return { cpu, wall, output: run.stdout, code: run.status };
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
