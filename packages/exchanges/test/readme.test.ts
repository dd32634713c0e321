import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

describe("README.md", () => {
  it("shows an example that runs and prints what it says", () => {
    const readme = readFileSync(`${root}/README.md`, "utf8");
    const [, code = ""] = /```ts\n(.*?)```/su.exec(readme) ?? [];
    const [, output = "?"] = /```text\n(.*?)```/su.exec(readme) ?? [];
    const printed = execFileSync(
      process.execPath,
      ["--conditions=@keyguard/source", "--input-type=module-typescript", "-"],
      { cwd: root, input: code, encoding: "utf8" },
    );
    expect(printed.trimEnd()).toBe(output.trimEnd());
  });
});
