import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll } from "vitest";

/** Directories made here, removed after a file's tests, whichever of them were closed. */
const made: string[] = [];
afterAll(() => {
  for (const path of made) rmSync(path, { recursive: true, force: true });
});

function newDirectory(): string {
  const path = mkdtempSync(join(tmpdir(), "kg-git-"));
  made.push(path);
  return path;
}

/** A repository in a temporary directory, driven by the real git without anybody's configuration. */
export class GitFixture {
  readonly path: string;
  readonly #environment: Record<string, string | undefined>;
  #seconds = 1_700_000_000;

  constructor(path: string = newDirectory()) {
    this.path = path;
    this.#environment = {
      PATH: process.env["PATH"],
      HOME: path,
      GIT_CONFIG_NOSYSTEM: "1",
      GIT_CONFIG_GLOBAL: "/dev/null",
      GIT_AUTHOR_NAME: "Dev",
      GIT_AUTHOR_EMAIL: "dev@example.org",
      GIT_COMMITTER_NAME: "Dev",
      GIT_COMMITTER_EMAIL: "dev@example.org",
      LC_ALL: "C",
    };
  }

  /** A fresh repository with a branch `main`. */
  static create(...options: string[]): GitFixture {
    const fixture = new GitFixture();
    fixture.git("init", "-q", "-b", "main", ...options, ".");
    return fixture;
  }

  /** Runs git here and returns what it prints, without the last line end. */
  git(...args: string[]): string {
    return this.run(args);
  }

  run(args: readonly string[], more: { input?: string | Buffer; environment?: Record<string, string> } = {}): string {
    const date = `${this.#seconds} +0000`;
    const output = execFileSync("git", ["-c", "gc.auto=0", "-c", "protocol.file.allow=always", ...args], {
      cwd: this.path,
      env: { ...this.#environment, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date, ...more.environment },
      input: more.input ?? "",
      stdio: ["pipe", "pipe", "pipe"],
      maxBuffer: 1 << 28,
    });
    return output.toString("utf8").replace(/\n$/u, "");
  }

  write(path: string, content: string | Buffer): void {
    const file = join(this.path, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }

  remove(path: string): void {
    rmSync(join(this.path, path), { recursive: true, force: true });
  }

  /** Stages everything and commits it, an hour after the last commit. */
  commit(message: string, ...options: string[]): string {
    this.tick();
    this.git("add", "-A", "-f");
    this.git("commit", "-q", "--allow-empty", "-m", message, ...options);
    return this.git("rev-parse", "HEAD");
  }

  tick(): void {
    this.#seconds += 3600;
  }

  destroy(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
