import { readFile, realpath } from "node:fs/promises";
import { dirname } from "node:path";

/** File systems that live in memory, and the layer of a container that goes with it. */
const VOLATILE = new Set(["tmpfs", "ramfs", "devtmpfs", "overlay"]);

interface Mount {
  readonly point: string;
  readonly type: string;
}

function parseMounts(text: string): Mount[] {
  return text
    .split("\n")
    .map((line) => line.split(" "))
    .filter((fields) => fields.length >= 3)
    .map(([, point = "", type = ""]) => ({
      point: point.replaceAll(/\\([0-7]{3})/gu, (_, octal: string) => String.fromCodePoint(Number.parseInt(octal, 8))),
      type,
    }));
}

/** The file system that a path lies on: the longest mount point that is a parent of it, the last mounted first. */
export function fileSystemOf(mounts: string, path: string): string | undefined {
  let best: Mount | undefined;
  for (const mount of parseMounts(mounts)) {
    const parent = mount.point === "/" ? "/" : `${mount.point}/`;
    const holds = path === mount.point || path.startsWith(parent);
    if (holds && mount.point.length >= (best?.point.length ?? 0)) best = mount;
  }
  return best?.type;
}

async function nearest(path: string): Promise<string> {
  for (let at = path; ; at = dirname(at)) {
    try {
      return await realpath(at);
    } catch {
      if (at === dirname(at)) return at; // nothing of it exists yet
    }
  }
}

/**
 * True when a file lies in memory, or in a container's own layer, and may be gone after a restart. False
 * also where the system does not tell: Windows and macOS keep no such table.
 */
export async function isVolatile(path: string): Promise<boolean> {
  const mounts = await readFile("/proc/self/mounts", "utf8").catch(() => "");
  return VOLATILE.has(fileSystemOf(mounts, await nearest(path)) ?? "");
}
