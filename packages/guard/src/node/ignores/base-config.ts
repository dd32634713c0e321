import { KeyguardError } from "@keyguard/core";
import type { Environment } from "../../ignores/pull-request.ts";
import type { LoadedConfig } from "../config.ts";
import { projectRoot } from "../project-root.ts";
import { loadTrustedConfig } from "./trusted-config.ts";
import { createTrustedReader, describeOrigin } from "./trusted-reader.ts";

/**
 * The configuration of the branch that a pull request wants to be merged into.
 *
 * @throws {KeyguardError} `KG_READ` where that branch is not in this clone: without it nothing could be judged
 */
export async function loadBaseConfig(cwd: string, environment: Environment): Promise<LoadedConfig> {
  const root = projectRoot(cwd);
  const reader = await createTrustedReader(root, environment);
  if (reader.origin.kind === "unavailable")
    throw new KeyguardError(
      "KG_READ",
      `Cannot read the configuration of this pull request: ${reader.origin.branch ?? "its target branch"} is not in this clone`,
      { hint: "fetch the target branch, whose configuration judges (actions/checkout: fetch-depth: 2)" },
    );
  const loaded = await loadTrustedConfig(root, reader, cwd);
  const origin = describeOrigin(reader.origin);
  return origin === undefined ? loaded : { ...loaded, origin };
}
