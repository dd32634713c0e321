import type { Finding, Skipped } from "@keyguard/core";
import type { Context } from "./command.ts";
import { createProgress } from "./terminal/progress.ts";

/** What a scan of a whole project gave. */
export interface ProjectScan {
  readonly findings: readonly Finding[];
  readonly skipped: readonly Skipped[];
  readonly complete: boolean;
}

/** Scans all files of a project as `keyguard scan` does, before anything is ignored. */
export async function scanProject(
  context: Context,
  root: string,
  settings: { readonly salt: string | undefined; readonly exclude: readonly string[] },
): Promise<ProjectScan> {
  const { scanFiles } = await import("@keyguard/scanner/node");
  const progress = createProgress(context.stderr);
  try {
    return await scanFiles([root], {
      root,
      exclude: settings.exclude,
      signal: context.signal,
      workerUrl: new URL("./worker.js", import.meta.url),
      ...(settings.salt === undefined ? {} : { salt: settings.salt }),
      onProgress: ({ files, findings }) => progress.show(`scanned ${files} files, ${findings} findings`),
    });
  } finally {
    progress.clear();
  }
}

/** The day by the machine's clock, `YYYY-MM-DD` in UTC. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
