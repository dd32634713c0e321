import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadConfig } from "../../src/node/config.ts";
import { readText } from "../../src/node/read-text.ts";
import { folder } from "./repository.ts";

/** A file that holds these bytes. */
function file(content: string | Uint8Array): string {
  const path = join(folder(), "file");
  writeFileSync(path, content);
  return path;
}

describe("readText()", () => {
  it.each([
    ["UTF-8", Buffer.from("naïve\n")],
    ["UTF-8 with a mark", Buffer.from("\u{feff}naïve\n")],
    ["UTF-16LE", Buffer.from("\u{feff}naïve\n", "utf16le")],
    ["UTF-16BE", Buffer.from("\u{feff}naïve\n", "utf16le").swap16()],
  ])("reads %s", async (_, bytes) => {
    expect(await readText(file(bytes), "x")).toBe("naïve\n");
  });

  it("gives nothing for what is not there, and an empty text for an empty file", async () => {
    expect(await readText(join(folder(), "gone"), "x")).toBeUndefined();
    expect(await readText(join(file("x"), "below"), "x")).toBeUndefined();
    expect(await readText(file(""), "x")).toBe("");
  });

  it("waits for no pipe, reads no device, no directory and nothing huge", async () => {
    const root = folder();
    execFileSync("mkfifo", [join(root, "pipe")]);
    symlinkSync("/dev/zero", join(root, "zero"));
    mkdirSync(join(root, "folder"));
    for (const name of ["pipe", "zero", "folder"])
      await expect(readText(join(root, name), name)).rejects.toMatchObject({
        code: "KG_READ",
        message: `Cannot read "${name}": it is not a file`,
      });
    symlinkSync("circle", join(root, "circle"));
    await expect(readText(join(root, "circle"), "x")).rejects.toMatchObject({
      message: 'Cannot read "x": its links lead in a circle',
    });
    const huge = file("");
    truncateSync(huge, 16 * 1024 * 1024 + 1);
    await expect(readText(huge, "x")).rejects.toMatchObject({ code: "KG_READ" });
  });
});

describe("loadConfig()", () => {
  it("takes a link that leads nowhere for a mistake, not for an empty file", async () => {
    const root = folder();
    symlinkSync("gone", join(root, "keyguard.toml"));
    await expect(loadConfig(root)).rejects.toMatchObject({ code: "KG_READ" });
  });
});
