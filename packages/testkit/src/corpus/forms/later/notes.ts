import type { Form } from "../../form.ts";
import { file, pascal, phrase, rows, text } from "../outside/write.ts";

/** What people write down, in places and tongues that the sets before do not have. */
export const NOTE_FORMS: readonly Form[] = [
  file(
    "B131",
    "Catalan",
    "notes.txt",
    (s) =>
      text`
      Compte de ${s.name}
      ${rows(s, ["clau de l'API", "clau secreta", "frase de pas"], (n, v) => `${n}: ${v}`)}`,
  ),
  file(
    "B132",
    "Croatian",
    "biljeske.txt",
    (s) =>
      text`
      Burza ${s.name}
      ${rows(s, ["API ključ", "tajni ključ", "lozinka"], (n, v) => `${n}: ${v}`)}`,
  ),
  file(
    "B133",
    "Slovak",
    "poznamky.txt",
    (s) =>
      text`
      Burza ${s.name}
      ${rows(s, ["API kľúč", "tajný kľúč", "heslo"], (n, v) => `${n}: ${v}`)}`,
  ),
  file(
    "B134",
    "Norwegian",
    "notater.md",
    (s) =>
      text`
      ## ${s.name}
      ${rows(s, ["API-nøkkel", "Hemmelig nøkkel", "Passfrase"], (n, v) => `- ${n}: ${v}`)}`,
  ),
  file(
    "B135",
    "traditional Chinese",
    "筆記.txt",
    (s) =>
      text`
      ${s.name} 帳戶
      ${rows(s, ["API 金鑰", "密鑰", "通行短語"], (n, v) => `${n}：${v}`)}`,
  ),
  file(
    "B136",
    "Lithuanian",
    "pastabos.txt",
    (s) =>
      text`
      Birža ${s.name}
      ${rows(s, ["API raktas", "slaptas raktas", "slaptažodis"], (n, v) => `${n}: ${v}`)}`,
  ),
  file(
    "B137",
    "a voice, written down",
    "transcript.vtt",
    (s) =>
      text`
      WEBVTT

      00:01.000 --> 00:04.000
      so for ${s.name} the api key is

      00:04.000 --> 00:09.000
      ${s.key}

      00:09.000 --> 00:12.000
      and the secret key is

      00:12.000 --> 00:18.000
      ${s.secret}
      ${phrase(s, (p) => `\n00:18.000 --> 00:20.000\nand the passphrase is\n\n00:20.000 --> 00:22.000\n${p}`)}`,
  ),
  file(
    "B138",
    "minutes of a meeting",
    "minutes.md",
    (s) =>
      text`
      ## Trading sync, 11 February

      Present: Anna, Tom

      - ${s.name} moves to the new server; Tom creates a key:
          - id ${s.key}
          - secret ${s.secret}
      ${phrase(s, (p) => `    - phrase ${p}`)}
      - next sync in two weeks`,
  ),
  file(
    "B139",
    "a head of a note in YAML, then words",
    "vault/Exchange.md",
    (s) =>
      text`
      ---
      exchange: ${s.name}
      ${rows(s, ["api key", "api secret", "passphrase"], (n, v) => `${n}: ${v}`)}
      tags: [crypto, keys]
      ---
      Opened in 2023, verified with the passport.`,
  ),
  file(
    "B140",
    "a suggestion in a review",
    "review.md",
    (s) =>
      text`
      This should come from the vault:

      \`\`\`suggestion
      - client = ${pascal(s)}(${rows(s, ["", "", ""], (_, v) => `'${v}'`)})
      + client = ${pascal(s)}.from_vault()
      \`\`\``,
  ),
  file(
    "B141",
    "an incident, told after it was over",
    "postmortem.md",
    (s) =>
      text`
      ### What leaked

      The ${s.name} credentials in \`deploy.log\`:

      | | |
      |-|-|
      ${rows(s, ["Key", "Secret", "Passphrase"], (n, v) => `| ${n} | \`${v}\` |`)}

      Revoked at 14:05.`,
  ),
  file(
    "B142",
    "a page of a manual",
    "bot.1",
    (s) =>
      text`
      .TH BOT 1
      .SH EXAMPLES
      .nf
      bot --exchange ${s.id} \\
      ${rows(s, ["--key", "--secret", "--passphrase"], (n, v) => `    ${n}=${v} \\`)}
          --dry-run
      .fi`,
  ),
  file(
    "B143",
    "a help text with an example",
    "src/help.ts",
    (s) =>
      text`
      export const HELP = \`
      Usage: bot <exchange> <key> <secret> [passphrase]

      Example:
        bot ${s.id} ${rows(s, ["", "", ""], (_, v) => v).join(" ")}
      \`;`,
  ),
];
