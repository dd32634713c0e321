import { describe, expect, it } from "vitest";
import { ERROR_CODES } from "../../packages/core/src/error-codes.ts";
import { errorsPage } from "../../scripts/gen-errors.ts";
import { staleFiles } from "../../scripts/generated.ts";

describe("generated files", () => {
  it("are fresh", () => {
    expect(staleFiles()).toEqual([]);
  });
});

describe("docs/errors.md", () => {
  it.each(Object.keys(ERROR_CODES))("has a page for %s with a remedy", (code) => {
    const page = errorsPage().split(`## ${code}\n`)[1]?.split("\n## ")[0] ?? "";
    expect(page).toMatch(/^\n\S.*\.\n\n\*\*What to do:\*\* \S/u);
    expect(code).toMatch(/^KG(?:_[A-Z0-9]+)+$/u);
  });
});
