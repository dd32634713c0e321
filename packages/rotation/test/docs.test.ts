import { readFileSync } from "node:fs";
import { getExchange } from "@keyguard/exchanges";
import { describe, expect, test } from "vitest";
import { MANAGED_EXCHANGES } from "../src/managers/index.ts";

const page = readFileSync(new URL("../../../docs/rotation.md", import.meta.url), "utf8");

describe("docs/rotation.md", () => {
  test.each(MANAGED_EXCHANGES)("says what was tested of %s, and what was not", (id) => {
    const { name } = getExchange(id);
    const [, row = ""] = new RegExp(`^\\| ${name} +\\|(.*)\\|$`, "mu").exec(page) ?? [];
    expect(row.split(/ +\| +/u).filter((cell) => cell.trim() !== "")).toHaveLength(4);
  });

  test("says that no live exchange was called", () => {
    expect(page).toContain("**No live exchange was called while this was made.**");
  });
});
