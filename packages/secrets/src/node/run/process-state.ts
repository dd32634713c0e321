import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** What the system says about a process. */
export interface ProcessState {
  /** Stopped by job control. */
  readonly stopped: boolean;
  /** The id of its process group. */
  readonly group: number;
}

/** State and group, as the two ways to ask spell them; the name before them in `/proc` may hold anything. */
function parse(text: string): ProcessState | undefined {
  const [, state = "", group = ""] = /^\s*(\S)\S*\s+(\d+)/u.exec(text) ?? [];
  return state === "" ? undefined : { stopped: state === "T", group: Number(group) };
}

/** Asks the system about a process; undefined when it is gone or the system does not tell. */
export function processState(pid: number): ProcessState | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    const [state = "", , group = ""] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return parse(`${state} ${group}`);
  } catch {
    // no such process, or a system that keeps none of this in files
  }
  if (process.platform === "linux" || process.platform === "win32") return undefined;
  const { stdout } = spawnSync("/bin/ps", ["-o", "state=,pgid=", "-p", String(pid)], {
    encoding: "utf8",
    env: {},
    timeout: 2000,
  });
  return parse(stdout ?? "");
}
