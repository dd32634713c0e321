import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Secret } from "@keyguard/core";
import { createLocalStore, type LocalStore } from "@keyguard/secrets/node";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const writer = fileURLToPath(new URL("../fakes/vault-writer.ts", import.meta.url));
let directory = "";
let vault = "";
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "keyguard-strace-"));
  vault = join(directory, "vault.age");
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const environment = (): Record<string, string> => ({
  KEYGUARD_VAULT: vault,
  KEYGUARD_VAULT_PASSPHRASE: "strace",
  KEYGUARD_VAULT_WORK_FACTOR: "10",
});
const open = (): LocalStore => createLocalStore({ environment: environment() });

/** Writes `new0` to the vault while the kernel fails, or kills at, the n-th such call on the vault's files. */
function writeUnder(
  call: string,
  fault: string,
  n: number,
): { readonly code: number | null; readonly signal: string | null } {
  const { NODE_OPTIONS: _, ...env } = process.env;
  const files = [vault, `${vault}.new`, directory].flatMap((path) => ["-P", path]);
  const inject = ["-e", `trace=${call}`, "-e", `inject=${call}:${fault}:when=${n}`];
  const done = spawnSync(
    "strace",
    [
      "-f",
      "-qq",
      "-o",
      "/dev/null",
      ...files,
      ...inject,
      process.execPath,
      "--conditions=@keyguard/source",
      writer,
      "write",
      "new",
      "1",
    ],
    {
      env: { ...env, ...environment(), UV_THREADPOOL_SIZE: "1" }, // strace counts per thread
      stdio: ["ignore", "ignore", "ignore"],
    },
  );
  return { code: done.status, signal: done.signal };
}

describe("the local vault under faults of the kernel", () => {
  it.each(
    [
      ["fsync", 1],
      ["fsync", 2],
      ["write", 1],
      ["rename,renameat,renameat2", 1],
      ["openat", 1],
      ["openat", 2],
      ["openat", 3],
      ["close", 1],
    ].flatMap(([call, n]) => ["error=ENOSPC", "error=EIO", "signal=KILL"].map((fault) => [call, n, fault] as const)),
  )("%s number %d with %s leaves the old vault or the new one", async (call, n, fault) => {
    await open().put("old", new Secret({ key: "k", secret: "s" }, "test"), null);
    const { code } = writeUnder(String(call), fault, Number(n));
    const names = (await open().list()).map(({ name }) => name);
    expect([["old"], ["new0", "old"]]).toContainEqual(names);
    expect(code).not.toBe(0); // the fault was met, and is told
    // What stayed behind does not keep the next one from writing.
    expect((await open().put("next", new Secret({ key: "k", secret: "s" }, "test"), null)).status).toBe("written");
    expect(readdirSync(directory)).toEqual(["vault.age"]);
  });
});
