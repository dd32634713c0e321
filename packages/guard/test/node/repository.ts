import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";

/** A directory of its own for one test, removed after it. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "keyguard-guard-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** A repository of its own for one test. */
export class Repository {
  readonly path: string;
  /** Variables that git, and with it the hooks, get besides a clean set. */
  environment: Readonly<Record<string, string>> = {};

  constructor(path: string = folder()) {
    this.path = path;
  }

  static create(): Repository {
    const repository = new Repository();
    repository.git("init", "-q", "-b", "main");
    return repository;
  }

  /** Runs git as a person without a configuration of their own; gives its output. */
  git(...args: string[]): string {
    return execFileSync("git", args, {
      cwd: this.path,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        PATH: process.env["PATH"] ?? "",
        HOME: this.path,
        GIT_CONFIG_NOSYSTEM: "1",
        GIT_CONFIG_GLOBAL: "/dev/null",
        GIT_AUTHOR_NAME: "Ann",
        GIT_AUTHOR_EMAIL: "ann@example.com",
        GIT_COMMITTER_NAME: "Ann",
        GIT_COMMITTER_EMAIL: "ann@example.com",
        ...this.environment,
      },
    });
  }

  write(path: string, content: string, mode = 0o644): void {
    const file = join(this.path, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content, { mode });
  }

  /** Writes the files and commits everything; gives the commit's id. */
  commit(files: Readonly<Record<string, string>> = {}): string {
    for (const [path, content] of Object.entries(files)) this.write(path, content);
    this.git("add", "-A");
    this.git("commit", "-q", "--allow-empty", "-m", "change");
    return this.git("rev-parse", "HEAD").trim();
  }
}
