import { Secret, spellings } from "@keyguard/core";
import { createByteRedactor } from "@keyguard/secrets";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const decode = (chunks: Uint8Array[]): string => new TextDecoder().decode(Buffer.concat(chunks));

/** The whole output when the input comes in pieces of these lengths. */
function through(secrets: Secret[], text: string, lengths: readonly number[] = []): string {
  const redactor = createByteRedactor(secrets);
  const bytes = encode(text);
  const out: Uint8Array[] = [];
  let at = 0;
  for (const length of [...lengths, bytes.length]) {
    out.push(redactor.push(bytes.slice(at, at + length)));
    at = Math.min(bytes.length, at + length);
  }
  return decode([...out, redactor.flush()]);
}

const value = crypto.randomUUID();
const secret = new Secret(value, "bot/secret");
const MARK = "[redacted:bot/secret]";

describe("createByteRedactor()", () => {
  it("hides every spelling of a secret", () => {
    const odd = new Secret('a+b/c d"é\\%=?&', "odd");
    for (const spelling of spellings(Secret.reveal(odd)))
      expect(through([odd], `x ${spelling} y`)).toBe("x [redacted:odd] y");
    for (const bytes of [value, `a${value}`, `ab${value}c`]) {
      expect(through([secret], Buffer.from(bytes).toString("base64"))).toContain(MARK);
      expect(through([secret], Buffer.from(bytes).toString("base64url"))).toContain(MARK);
    }
  });

  it("finds secrets wherever chunks are cut, and leaves everything else as it is", () => {
    const word = fc.constantFrom(value, "abab", "abc", "x", " ", value.slice(0, 7), "ab", "\n", "é");
    const secrets = [secret, new Secret("abab", "short"), new Secret("ababc", "long")];
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 30 }),
        fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 60 }),
        (words, cuts) => {
          const text = words.join("");
          // Of secrets that overlap either may give the name.
          const hidden = (output: string): string => output.replaceAll(/\[redacted:[^\]]*\]/gu, "[redacted]");
          expect(hidden(through(secrets, text, cuts))).toBe(hidden(mask(text, secrets)));
        },
      ),
      { numRuns: 1500 },
    );
  });

  it("goes over windows without missing a start", () => {
    const long = Array.from({ length: 9 }, () => crypto.randomUUID()).join("-");
    const secrets = [secret, new Secret(long, "long")];
    const word = fc.oneof(
      fc.constantFrom(value, long, value.slice(3), value.slice(0, -1), long.slice(0, 300), "-"),
      fc.stringMatching(/^[0-9a-f -]{0,80}$/u),
    );
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 12 }),
        fc.array(fc.integer({ min: 1, max: 200 }), { maxLength: 12 }),
        (words, cuts) => {
          const text = words.join("");
          expect(through(secrets, text, cuts)).toBe(mask(text, secrets));
        },
      ),
      { numRuns: 1500 },
    );
  });

  it("holds back only what might be the start of a secret", () => {
    const redactor = createByteRedactor([secret]);
    expect(decode([redactor.push(encode(`Password: ${value.slice(0, 3)}`))])).toBe("Password: ");
    expect(redactor.held).toBe(3);
    expect(decode([redactor.push(encode("!"))])).toBe(`${value.slice(0, 3)}!`);
    expect(redactor.held).toBe(0);
  });

  it("hides the rest of a secret whose start was flushed", () => {
    const redactor = createByteRedactor([secret]);
    const first = [redactor.push(encode(value.slice(0, 5))), redactor.flush()];
    expect(decode(first)).toBe(value.slice(0, 5));
    expect(decode([redactor.push(encode(`${value.slice(5)}.`))])).toBe(`${MARK}.`);
  });

  it("passes bytes that are no text", () => {
    const bytes = Uint8Array.from({ length: 512 }, (_, i) => i % 256);
    const redactor = createByteRedactor([secret]);
    expect(Buffer.concat([redactor.push(bytes), redactor.flush()]).equals(Buffer.from(bytes))).toBe(true);
  });

  it("hides the lines of a secret of several lines, too", () => {
    const lines = [crypto.randomUUID(), crypto.randomUUID()];
    const pem = new Secret(`-----BEGIN PRIVATE KEY-----\n${lines.join("\n")}\n-----END PRIVATE KEY-----\n`, "pem");
    const text = through([pem], `> ${lines[0]}\n> ${lines[1]}\r\n-----BEGIN PRIVATE KEY-----\n`);
    expect(text).toBe("> [redacted:pem]\n> [redacted:pem]\r\n-----BEGIN PRIVATE KEY-----\n");
  });

  it("looks for nothing when there is nothing to hide, and not for values under 4 characters", () => {
    expect(through([], "abc")).toBe("abc");
    expect(through([new Secret("abc", "tiny")], "xabcx")).toBe("xabcx");
  });

  it("hides a secret longer than a piece of the table", () => {
    const long = Array.from({ length: 200 }, () => crypto.randomUUID()).join("");
    expect(through([new Secret(long, "long")], `a ${long} b`, [5000, 13])).toMatch(/^a (?:\[redacted:long\])+ b$/u);
  });
});

/** The slow and obvious way: mark every byte of every occurrence, then replace runs. */
function mask(text: string, secrets: Secret[]): string {
  const found = secrets.flatMap((one) =>
    spellings(Secret.reveal(one)).flatMap((spelling) => {
      const starts: { start: number; end: number; label: string }[] = [];
      for (let at = text.indexOf(spelling); at !== -1; at = text.indexOf(spelling, at + 1))
        starts.push({ start: at, end: at + spelling.length, label: one.label });
      return starts;
    }),
  );
  let out = "";
  let at = 0;
  const runs: { start: number; end: number; label: string }[] = [];
  for (const one of found.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = runs.at(-1);
    if (last !== undefined && one.start < last.end) last.end = Math.max(last.end, one.end);
    else runs.push({ ...one });
  }
  for (const { start, end, label } of runs) {
    out += `${text.slice(at, start)}[redacted:${label}]`;
    at = end;
  }
  return out + text.slice(at);
}
