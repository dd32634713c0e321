import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { atTerminal } from "./at-terminal.ts";

let directory = "";
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "keyguard-tty-"));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

describe("keyguard scan at a terminal", () => {
  it("says that it reads what is typed, and how that ends", () => {
    const session = atTerminal(directory, ["scan", "-"], [{ wait: "Ctrl-D" }, { type: "nothing\r\u0004" }]);
    expect(session).toMatchObject({ code: 0, output: expect.stringContaining("No findings") as string });
  });
});
