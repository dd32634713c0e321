import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ANY_COMMENT } from "../../src/ignores/inline.ts";
import { fileTexts } from "../../src/node/ignores/texts.ts";
import { folder } from "./repository.ts";

const COMMENT = "# gitleaks:allow";
const PIECE = 64 * 1024;

/** The text of a file with these bytes, for who wants what has a comment. */
async function textWithComment(bytes: string | Uint8Array): Promise<string | undefined> {
  const root = folder();
  writeFileSync(join(root, "a.py"), bytes);
  return fileTexts(root)({ path: "a.py" }, undefined, ANY_COMMENT);
}

describe("fileTexts() for who wants what has a comment", () => {
  const places = [0, 1, PIECE - COMMENT.length, PIECE - 9, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE - 9, 3 * PIECE - 9];

  it.each(places)("gives a text whose comment stands at %d", async (at) => {
    const text = `${"x".repeat(at)}${COMMENT}\n${"y".repeat(PIECE)}`;
    expect(await textWithComment(text)).toBe(text);
  });

  it.each([0, 1, 1023, 1024, PIECE, 3 * PIECE + 5])("gives nothing of %d bytes without one", async (length) => {
    expect(await textWithComment("x".repeat(length))).toBe("");
  });

  it("gives a text in UTF-16, in which none is seen without decoding it", async () => {
    const text = `key = 'abc' ${COMMENT}\n`;
    expect(await textWithComment(Buffer.from(`\ufeff${text}`, "utf16le"))).toBe(text);
    expect(await textWithComment(Buffer.from(text, "utf16le"))).toBe(text);
  });
});
