import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { replaceFile, syncDirectory, systemClock, systemRandom } from "../src/node/index.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "kg-core-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("replaceFile()", () => {
  it("writes new content and leaves nothing beside it", async () => {
    const file = join(folder, "a.txt");
    await replaceFile(file, "one");
    await replaceFile(file, "two");
    expect(readFileSync(file, "utf8")).toBe("two");
    expect(readdirSync(folder)).toEqual(["a.txt"]);
  });

  it("keeps the old file's mode, or takes the one it is given, whatever the umask", async () => {
    const file = join(folder, "a.txt");
    writeFileSync(file, "one");
    chmodSync(file, 0o640);
    await replaceFile(file, "two");
    expect(statSync(file).mode & 0o777).toBe(0o640);
    await replaceFile(file, "three", { mode: 0o600 });
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it("leaves the old file and no other where it cannot finish", async () => {
    const target = join(folder, "directory");
    writeFileSync(join(folder, "keep"), "x");
    await replaceFile(join(target, "a"), "x").catch(() => undefined);
    await expect(replaceFile(folder, "x")).rejects.toThrow(/./u);
    expect(readdirSync(folder)).toEqual(["keep"]);
  });
});

describe("the machine's clock and randomness", () => {
  it("tells the time and stops sleeping when told to", async () => {
    expect(Math.abs(systemClock.now() - Date.now())).toBeLessThan(10_000);
    await expect(systemClock.sleep(60_000, AbortSignal.abort(new Error("enough")))).rejects.toThrow(/./u);
    await systemClock.sleep(0);
  });

  it("gives as many bytes as were asked for, others each time", () => {
    expect(systemRandom.bytes(32)).toHaveLength(32);
    expect(systemRandom.bytes(32)).not.toEqual(systemRandom.bytes(32));
    expect(systemRandom.bytes(0)).toHaveLength(0);
  });
});

describe("syncDirectory()", () => {
  const failing = (code: string) => async () => Promise.reject(Object.assign(new Error(code), { code }));

  it.each(["EINVAL", "EACCES", "ENOTSUP"])("does without where the file system says %s", async (code) => {
    await syncDirectory(folder, failing(code));
    let closed = false;
    const close = async (): Promise<void> => {
      closed = true;
    };
    await syncDirectory(folder, async () => ({ sync: failing(code), close }));
    expect(closed).toBe(true);
  });

  it.each(["EIO", "ENOSPC", "ENOENT"])("fails where it says %s", async (code) => {
    await expect(syncDirectory(folder, failing(code))).rejects.toMatchObject({ code });
  });

  it("flushes a directory that can be", async () => {
    await expect(syncDirectory(folder)).resolves.toBeUndefined();
  });
});
