import { type DotenvReader, explainDotenv } from "@keyguard/secrets";
import { describe, expect, it } from "vitest";

/** A value of the shape of a key, made at run time. */
const KEY = Array.from({ length: 64 }, (_, i) => "abcdefghijklmnopqrstuvwxyzABCDEFGHIJ0123456789"[(i * 7) % 46]).join(
  "",
);

function says(text: string, reader: DotenvReader): string | undefined {
  return explainDotenv(text)
    .find(({ name }) => name === "A")
    ?.readings.find((reading) => reading.reader === reader)?.says;
}

describe("explainDotenv()", () => {
  it("reads a line of blanks in time that grows with its length", () => {
    const blanks = " ".repeat(900_000);
    for (const text of [`A=x${blanks}y`, `A=${blanks}#`, `A${blanks}=x`]) expect(says(text, "node")).not.toBe("");
  });

  it("tells that docker keeps the quotes that dotenv drops, and what to write (case E01)", () => {
    const text = `BINANCE_API_KEY="${KEY}"\nBINANCE_API_SECRET='${KEY}'\n`;
    const found = explainDotenv(text, ["dotenv", "docker"]);
    expect(found).toEqual([
      {
        name: "BINANCE_API_KEY",
        line: 1,
        readings: [
          { reader: "dotenv", says: "64 characters" },
          { reader: "docker", says: "66 characters, begins with a quote" },
        ],
        advice: "write it without quotes: then all readers agree",
      },
      expect.objectContaining({ name: "BINANCE_API_SECRET", line: 2 }),
    ]);
    expect(explainDotenv(text.replaceAll(/["']/gu, ""))).toEqual([]);
  });

  it.each([
    ["A=1", undefined],
    [`A=${KEY}`, undefined],
    ["A=a#b", "1 character"],
    ["A=x # c", "1 character"],
  ])("of %s dotenv reads %s", (text, expected) => {
    expect(says(`${text}\n`, "dotenv")).toBe(expected);
  });

  it.each([
    ["A=x # c", "docker", "with the comment"],
    ["A='a$b'", "docker", "begins with a quote"],
    ["A=a$b", "compose", "'$' expanded"],
    ["export A=1", "systemd", "not set"],
    ["A=a b", "shell", "not set"],
    ["A: 1", "node", "not set"],
    [String.raw`A=a\b`, "systemd", "backslashes read differently"],
  ] as const)("of %s it tells what %s makes of it", (text, reader, expected) => {
    expect(says(`${text}\n`, reader)).toContain(expected);
  });

  it("never tells a value", () => {
    const text = `A="${KEY}"\nB=${KEY} # c\nexport C='${KEY}$x'\n`;
    expect(explainDotenv(text).length).toBe(3);
    expect(JSON.stringify(explainDotenv(text))).not.toContain(KEY.slice(0, 6));
  });
});
