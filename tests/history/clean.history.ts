import { spawnSync } from "node:child_process";
import { createHash, generateKeyPairSync } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { keyguard, leakedPair } from "../../apps/cli/test/keyguard.ts";
import { GitFixture } from "../../packages/scanner/test/git/support/git-fixture.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

let folder: string;
let bin: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "kg-clean-"));
  bin = join(folder, "bin");
  mkdirSync(bin);
  const cli = join(root, "apps/cli/src/cli.ts");
  writeFileSync(
    join(bin, "keyguard"),
    `#!/bin/sh\nexec '${process.execPath}' --conditions=@keyguard/source '${cli}' "$@"\n`,
    { mode: 0o755 },
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs a script of the plan as a person would, and fails when any line of it does. */
function sh(script: string): string {
  const env = {
    PATH: [bin, join(root, ".tools/history/bin"), process.env["PATH"]].join(":"),
    HOME: folder,
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_CONFIG_NOSYSTEM: "1",
  };
  const done = spawnSync("sh", ["-e"], { cwd: folder, env, input: script, encoding: "utf8" });
  expect({ status: done.status, said: done.status === 0 ? "" : script + done.stdout + done.stderr }).toEqual({
    status: 0,
    said: "",
  });
  return done.stdout;
}

function scripts(plan: string): string[] {
  return [...plan.matchAll(/```sh\n([\s\S]*?)```/gu)].map(([, script = ""]) => script);
}

const secrets: string[] = [];
/** A made-up pair whose values must be gone in the end. */
function pair(seed: string): string {
  const made = leakedPair(seed);
  secrets.push(made.key, made.secret);
  return made.text;
}

/** Leaks in every place that a rewrite has to reach, on two branches, a tag and in a note. */
function leak(fixture: GitFixture): void {
  fixture.write("README", "a bot\n");
  fixture.commit("first");
  fixture.write("bot/config.py", `${pair("plain")}mode = "live"\n`);
  fixture.commit("add the bot");
  fixture.write("bot/windows.txt", pair("crlf").replaceAll("\n", "\r\n"));
  fixture.write("wide.env", Buffer.from(`\ufeff${pair("wide")}`, "utf16le"));
  fixture.write("encoded.b64", `${Buffer.from(pair("base64")).toString("base64")}\n`);
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const pem = privateKey.export({ type: "pkcs8", format: "pem" }) as string;
  secrets.push(pem.split("\n")[1] ?? "");
  fixture.write("keys/key.pem", pem);
  const password = createHash("sha256").update("password").digest("base64url").slice(0, 10);
  secrets.push(`:${password}@`);
  fixture.write("db.env", `DATABASE_URL=postgres://bot:${password}@db.internal.example.net:5432/prod\n`);
  fixture.write("about.md", `The word ${password} alone is no secret.\n`);
  fixture.commit(`more\n\n${pair("message")}`);
  fixture.git("tag", "-a", "v1", "-m", pair("tag"));
  fixture.git("notes", "add", "-m", pair("note"));
  fixture.git("checkout", "-q", "-b", "side", "HEAD~1");
  fixture.write("side.env", pair("side"));
  fixture.commit("side");
  fixture.git("checkout", "-q", "main");
  fixture.tick();
  fixture.git("merge", "-q", "--no-ff", "--no-commit", "side");
  fixture.write("evil.env", pair("evil"));
  fixture.commit("merge");
  for (const path of ["bot", "wide.env", "encoded.b64", "keys", "db.env", "side.env", "evil.env"]) fixture.remove(path);
  fixture.commit("clean up");
  fixture.write("unstaged", pair("stash"));
  fixture.git("add", "-A");
  fixture.git("stash");
}

describe("keyguard history clean", () => {
  it("plans a purge after which git filter-repo has left nothing, on the server and here", () => {
    const server = GitFixture.create("--bare");
    const fixture = GitFixture.create();
    leak(fixture);
    fixture.git("remote", "add", "origin", server.path);
    fixture.git("push", "-q", "origin", "main", "side", "v1", "refs/notes/commits");
    const before = keyguard(fixture.path, ["scan", "--history", "--format", "json", "--threshold", "low"]);
    expect(before).toMatchObject({ code: 1 });

    const planned = keyguard(fixture.path, ["history", "clean", "--threshold", "low"]);
    expect(planned.stderr).toContain("note: the replace file holds secrets");
    expect(planned.code).toBe(0);
    const file = /`(\/[^`]*replacements\.txt)` holds the values/u.exec(planned.stdout)?.[1] ?? "";
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(join(file, "..")).mode & 0o777).toBe(0o700);
    for (const secret of secrets) expect(planned.stdout + planned.stderr).not.toContain(secret);
    expect(readFileSync(file, "utf8")).toContain(leakedPair("plain").secret);

    const [rewrite = "", own = ""] = scripts(planned.stdout);
    sh(rewrite);
    expect(existsSync(file)).toBe(false);
    const cloned = new GitFixture();
    cloned.git("clone", "-q", "--mirror", `file://${server.path}`, ".");
    const after = keyguard(cloned.path, ["scan", "--history", "--threshold", "low", "--format", "json"]);
    expect(JSON.parse(after.stdout)).toMatchObject({ complete: true, findings: [] });
    expect(after.code).toBe(0);
    const everything = cloned.run(["cat-file", "--batch-all-objects", "--batch", "--unordered"]);
    for (const secret of secrets) expect(everything).not.toContain(secret);
    // What stood beside the secrets is still there, and so is every commit.
    expect(everything).toContain('mode = "live"');
    expect(everything).toContain("is no secret");
    expect(cloned.git("rev-list", "--count", "main")).toBe(fixture.git("rev-list", "--count", "main"));

    fixture.git("stash", "drop");
    sh(
      own.replace(
        /^(git -C \S+) reflog/mu,
        "$1 reset -q --hard origin/main\n$1 branch -f side origin/side\n$1 update-ref -d refs/notes/commits\n$1 reflog",
      ),
    );
    const here = keyguard(fixture.path, ["scan", "--history", "--threshold", "low", "--format", "json"]);
    expect(JSON.parse(here.stdout)).toMatchObject({ complete: true, findings: [] });
    for (const done of [server, fixture, cloned]) done.destroy();
    rmSync(join(file, ".."), { recursive: true, force: true });
  });
});
