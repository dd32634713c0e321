import { base64, base64url, hex } from "@scure/base";
import { type Form, form, lines } from "../form.ts";
import type { Scene } from "../scene.ts";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A dotenv file of the scene, with marks. */
function dotenv(s: Scene): string {
  const settings = s.slots("upper").map((slot) => `${s.env}_${slot.name}=${slot.value}`);
  return lines("LOG_LEVEL=debug", settings, "PORT=3000");
}

/**
 * A whole file in another coding. Its run holds all values; the key is placed at its first part, the secret at the rest,
 * cut where the key's coding ends.
 */
export function codedFile(s: Scene, code: (bytes: Uint8Array) => string): string {
  const head = `${s.env}_API_KEY=${s.plain("key")}`;
  const tail = `\n${s.env}_API_SECRET=${s.plain("secret")}\n`;
  const all = code(bytesOf(head + tail));
  const cut = Math.ceil((all.length * head.length) / (head.length + tail.length));
  return s.recoded("key", () => all.slice(0, cut)) + s.recoded("secret", () => all.slice(cut));
}

function doubly(s: Scene): string {
  const script = (bytes: Uint8Array): string => `#!/bin/sh\necho ${base64.encode(bytes)} | base64 -d > /opt/.env\n`;
  return codedFile(s, (bytes) => base64.encode(bytesOf(script(bytes))));
}

const percent = (text: string): string =>
  text.replaceAll(/[^A-Za-z0-9]/gu, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`);

const object = (s: Scene): Record<string, string> => ({
  exchange: s.id,
  ...Object.fromEntries(s.slots("camel").map((slot) => [slot.name, slot.value])),
});

const LINE: Parameters<typeof form>[3] = { needs: "any", oneLine: true };

/** Files whose bytes or characters are not plain text. */
export const ENCODED_FORMS: readonly Form[] = [
  form("E1", "UTF-16 as PowerShell writes it", (s) => ({ path: ".env", text: dotenv(s), encoding: "utf-16le" }), {
    needs: "any",
  }),
  form("E2", "UTF-16, big end first", (s) => ({ path: "keys.ini", text: dotenv(s), encoding: "utf-16be" }), {
    needs: "any",
  }),
  form("E3", "UTF-32", (s) => ({ path: "config.txt", text: dotenv(s), encoding: "utf-32le" }), { needs: "any" }),
  form("E4", "UTF-8 with a mark", (s) => ({ path: ".env", text: dotenv(s), encoding: "utf-8-bom" }), { needs: "any" }),
  form(
    "E5",
    "a file in base64",
    (s) => ({ path: "secret.yaml", text: lines("kind: Secret", "data:", `  dot-env: ${codedFile(s, base64.encode)}`) }),
    { oneLine: true },
  ),
  form(
    "E6",
    "a file in base64url within an address",
    (s) => ({
      path: "deploy.log",
      text: lines(`GET https://deploy.internal/start?config=${codedFile(s, base64url.encode)}`),
    }),
    { oneLine: true },
  ),
  form("E7", "a file in hex", (s) => ({ path: "dump.txt", text: lines(`payload: ${codedFile(s, hex.encode)}`) }), {
    oneLine: true,
  }),
  form(
    "E8",
    "a form's body in percent",
    (s) => {
      const field = (name: string): string => `${percent("cfg[")}${name}${percent("]")}`;
      return {
        path: "access.log",
        text: lines(
          `POST /settings exchange=${s.id}&${field("api_key")}=${s.recoded("key", percent)}&${field("api_secret")}=${s.recoded("secret", percent)}`,
        ),
      };
    },
    { oneLine: true },
  ),
  form(
    "E9",
    "JSON with escaped signs",
    (s) => {
      const settings = s.slots("upper").map((slot) => `export ${s.env}_${slot.name}\\u003d\\u0022${slot.value}\\u0022`);
      return { path: "state.json", text: lines(`{"cmd":"${settings.join("\\u0026\\u0026 ")}"}`) };
    },
    LINE,
  ),
  form(
    "E10",
    "strings with escapes by number",
    (s) => {
      const fields = s.slots("snake").map((slot) => `\\x22${slot.name}\\x22:\\x22${slot.value}\\x22`);
      return { path: "app.js", text: lines(`var ${s.id}="${fields.join(",")}";`) };
    },
    LINE,
  ),
  form(
    "E11",
    "a log in colours",
    (s) => {
      const rows = s
        .slots("snake")
        .map((slot) => `\u001B[2m  ${slot.name}:\u001B[22m \u001B[32m${slot.value}\u001B[39m`);
      return { path: "run.log", text: lines(`\u001B[36m${s.id}\u001B[0m started`, rows) };
    },
    LINE,
  ),
  form(
    "E12",
    "a page's entities",
    (s) => {
      const fields = s.slots("camel").map((slot) => `&quot;${slot.name}&quot;:&quot;${slot.value}&quot;`);
      return {
        path: "page.html",
        text: lines(`<div data-config="{&quot;exchange&quot;:&quot;${s.id}&quot;,${fields.join(",")}}"></div>`),
      };
    },
    LINE,
  ),
  form(
    "E13",
    "JSON in JSON in JSON",
    (s) => ({
      path: "queue.json",
      text: lines(JSON.stringify({ Records: [{ body: JSON.stringify({ Message: JSON.stringify(object(s)) }) }] })),
    }),
    LINE,
  ),
  form(
    "E14",
    "base64 within base64",
    (s) => ({ path: "user-data.yaml", text: lines("user_data: |", `  ${doubly(s)}`) }),
    { oneLine: true },
  ),
];
