import { Secret } from "./secret.ts";

const HIDDEN = "…";

/** From how many characters on how many are shown at each end: first the most. */
const SHOWN: readonly (readonly [from: number, count: number])[] = [
  [32, 4],
  [16, 2],
  [3, 1],
];

/**
 * A secret as it may be shown: one to four characters at each end.
 *
 * How many characters stand between is not told, but what is hidden of a random value from 16 characters on is more than
 * anyone can guess: a report names it by a fingerprint too, against which guesses can be tested where the salt is public.
 * So a value under 32 characters shows two at each end, one under 16 a single one, and one under 3 nothing at all.
 *
 * @example
 * ```ts
 * import { redact } from "@keyguard/core";
 *
 * console.log(redact("vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zv")); // vmPU…E2zv
 * ```
 */
export function redact(value: string): string {
  const characters = Array.from(value.replaceAll(/\s+/gu, " ").trim());
  const count = SHOWN.find(([from]) => characters.length >= from)?.[1];
  return count === undefined
    ? HIDDEN
    : `${characters.slice(0, count).join("")}${HIDDEN}${characters.slice(-count).join("")}`;
}

/** Shorter values are common words; hiding them would hide the text around them. */
const SHORTEST = 4;

const utf8 = new TextEncoder();

function base64(bytes: Uint8Array): string {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/** The part of a base64 text that is the same whatever stands around the value, for each alignment. */
function base64Forms(bytes: Uint8Array): string[] {
  const forms = [0, 1, 2].map((offset) => {
    const padded = new Uint8Array(offset + bytes.length);
    padded.set(bytes, offset);
    const text = base64(padded).replaceAll("=", "");
    // The first characters also carry the bytes before, the last one the bytes after.
    const start = offset === 0 ? 0 : offset + 1;
    const end = padded.length % 3 === 0 ? text.length : text.length - 1;
    return text.slice(start, end);
  });
  return forms.flatMap((form) => [form, form.replaceAll("+", "-").replaceAll("/", "_")]);
}

/**
 * Every spelling under which a secret is looked for in output: raw, base64 and base64url at each
 * alignment, hex in both cases, percent-encoding and JSON escapes.
 *
 * @returns distinct spellings, longest first; empty for a value under 4 characters
 *
 * @example
 * ```ts
 * import { spellings } from "@keyguard/core";
 *
 * console.log(spellings("hunter2/").includes("hunter2%2F")); // true
 * ```
 */
export function spellings(value: string): string[] {
  if (value.length < SHORTEST) return [];
  const bytes = utf8.encode(value);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  const percent = encodeURIComponent(value.replaceAll(/\p{Cs}/gu, "\uFFFD")); // half a character cannot be encoded
  const json = JSON.stringify(value).slice(1, -1);
  const all = [
    value,
    ...base64Forms(bytes),
    hex,
    hex.toUpperCase(),
    percent,
    percent.replaceAll(/%[0-9A-F]{2}/gu, (code) => code.toLowerCase()),
    json,
    json.replaceAll("/", String.raw`\/`),
  ];
  return [...new Set(all)].filter((text) => text.length >= SHORTEST).sort((a, b) => b.length - a.length);
}

/** Replaces secrets in a text. */
export type Redactor = (text: string) => string;

/**
 * The one redactor: replaces every spelling of every given secret in a text by its label.
 *
 * A value under 4 characters is not looked for: it would hide the text around it.
 *
 * @example
 * ```ts
 * import { createRedactor, Secret } from "@keyguard/core";
 *
 * const redactor = createRedactor([new Secret("hunter2hunter2", "db/password")]);
 * console.log(redactor("login with hunter2hunter2")); // login with [redacted:db/password]
 * ```
 */
export function createRedactor(secrets: Iterable<Secret>): Redactor {
  const replacements = [...secrets]
    .flatMap((secret) =>
      spellings(Secret.reveal(secret)).map((spelling) => ({ spelling, label: `[redacted:${secret.label}]` })),
    )
    .sort((a, b) => b.spelling.length - a.spelling.length);
  return (text) => {
    let clean = text;
    for (const { spelling, label } of replacements) clean = clean.replaceAll(spelling, () => label); // a label may hold `$&`
    return clean;
  };
}
