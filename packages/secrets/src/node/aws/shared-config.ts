import { readFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import type { Environment } from "../../variables.ts";

/** One profile or session: settings by name, as in `~/.aws/config`. */
export type AwsSection = Readonly<Record<string, string>>;

/** What the two shared files say. */
export interface SharedConfig {
  readonly profiles: ReadonlyMap<string, AwsSection>;
  readonly sessions: ReadonlyMap<string, AwsSection>;
}

/** Sections of an ini file; nested settings (indented lines) are left out. */
function parseIni(text: string): Map<string, AwsSection> {
  const sections = new Map<string, Record<string, string>>();
  let current: Record<string, string> | undefined;
  for (const line of text.split(/\r?\n/u)) {
    const head = /^\s*\[([^\]]+)\]/u.exec(line);
    const setting = /^([^\s=#;][^=]*)=(.*)$/u.exec(line);
    if (head !== null) {
      const name = (head[1] ?? "").trim().replaceAll(/\s+/gu, " ");
      current = sections.get(name) ?? {};
      sections.set(name, current);
    } else if (setting !== null && current !== undefined) {
      current[(setting[1] ?? "").trimEnd().toLowerCase()] = (setting[2] ?? "").replace(/\s[#;].*$/u, "").trim();
    }
  }
  return sections;
}

async function readIni(path: string): Promise<Map<string, AwsSection>> {
  return readFile(path, "utf8").then(parseIni, () => new Map<string, AwsSection>());
}

/** The directory `~/.aws`. */
export function awsDirectory(environment: Environment): string {
  return join(environment["HOME"] ?? homedir(), ".aws");
}

/** Reads `~/.aws/config` and `~/.aws/credentials`; the latter counts where both name a setting. Absent files are empty. */
export async function readSharedConfig(environment: Environment): Promise<SharedConfig> {
  const directory = awsDirectory(environment);
  const [config, credentials] = await Promise.all([
    readIni(environment["AWS_CONFIG_FILE"] ?? join(directory, "config")),
    readIni(environment["AWS_SHARED_CREDENTIALS_FILE"] ?? join(directory, "credentials")),
  ]);
  const profiles = new Map<string, AwsSection>();
  const sessions = new Map<string, AwsSection>();
  for (const [name, section] of config) {
    if (name.startsWith("sso-session ")) sessions.set(name.slice(12), section);
    else if (name === "default" || name.startsWith("profile ")) profiles.set(name.replace(/^profile /u, ""), section);
  }
  for (const [name, section] of credentials) profiles.set(name, { ...profiles.get(name), ...section });
  return { profiles, sessions };
}
