import type { Form } from "../../form.ts";
import type { Scene, Slot } from "../../scene.ts";
import { each, file, LINE, PAIR, spoken, values } from "../field/write.ts";

/** What is written where an exchange wants a third value; nothing elsewhere. */
const third = (s: Scene, write: (passphrase: string) => string): string[] =>
  s.passphrase === undefined ? [] : [write(s.passphrase)];

/** The parts under names of another language: those of the key, of the secret and of the passphrase. */
function called(s: Scene, names: readonly [string, string, string], write: (slot: Slot) => string): string[] {
  const [key, secret, passphrase] = names;
  return each(s, "snake", (slot) =>
    write({ ...slot, name: slot.kind === "key" ? key : slot.kind === "passphrase" ? passphrase : secret }),
  );
}

/** What people write to themselves and to each other. */
export const PEOPLE_FORMS: readonly Form[] = [
  file(
    "W118",
    "short letters with colons",
    "notes.txt",
    (s) => [`${s.name} bot`, `K: ${s.key ?? ""}`, `S: ${s.secret}`, third(s, (v) => `P: ${v}`)],
    PAIR,
  ),
  file(
    "W119",
    "short letters with equals",
    "notes.txt",
    (s) => [`## ${s.name}`, `ak=${s.key ?? ""}`, `sk=${s.secret}`, third(s, (v) => `pp=${v}`)],
    PAIR,
  ),
  file(
    "W120",
    "message of a workspace",
    "export/general/2025-03-04.json",
    (s) => [
      "[",
      `  {"type": "message", "user": "U1", "text": "${s.name} creds:\\n*key* \`${s.key ?? ""}\`\\n*secret* \`${s.secret}\`", "ts": "1741082000.000100"}`,
      "]",
    ],
    { oneLine: true },
  ),
  file(
    "W121",
    "two bare lines in a block of a message",
    "message.md",
    (s) => [`my ${s.name} api`, "```", values(s), "```"],
    PAIR,
  ),
  file(
    "W122",
    "remark behind a value",
    "keys.txt",
    (s) => [`${s.key ?? ""}   <- ${s.name} api key`, `${s.secret}   <- ${s.name} secret`],
    { oneLine: true },
  ),
  file(
    "W123",
    "names in brackets behind values",
    "keys.txt",
    (s) => [s.name, `${s.key ?? ""} (api key)`, `${s.secret} (secret)`],
    { oneLine: true },
  ),
  file(
    "W124",
    "values before their names",
    "keys.txt",
    (s) => [`${s.name}:`, `${s.key ?? ""} = key`, `${s.secret} = secret`],
    { oneLine: true },
  ),
  file(
    "W125",
    "Italian",
    "note.txt",
    (s) => [
      `Conto ${s.name}`,
      called(s, ["chiave pubblica", "chiave segreta", "password API"], ({ name, value }) => `la ${name} è ${value}`),
    ],
    PAIR,
  ),
  file(
    "W126",
    "Chinese names in JSON",
    "config.json",
    (s) => [
      "{",
      `  "交易所": "${s.id}",`,
      [called(s, ["接口密钥", "接口私钥", "资金密码"], ({ name, value }) => `  "${name}": "${value}"`).join(",\n")],
      "}",
    ],
    PAIR,
  ),
  file(
    "W127",
    "Spanish message",
    "mensaje.txt",
    (s) => [`Te paso lo de ${s.name}: la clave pública es ${s.key ?? ""} y la privada es ${s.secret}`],
    { oneLine: true },
  ),
  file(
    "W128",
    "English message",
    "message.txt",
    (s) => [`so for ${s.name} you need to use ${s.key ?? ""} as the key and ${s.secret} as the secret`],
    { oneLine: true },
  ),
  file(
    "W129",
    "numbered steps",
    "guide.md",
    (s) => [
      `1. Open ${s.name} → API management`,
      `2. Copy the key: ${s.key ?? ""}`,
      `3. Copy the secret: ${s.secret}`,
      "4. Start the bot",
    ],
    { oneLine: true },
  ),
  file("W130", "to-do list", "todo.md", (s) => [`- [ ] rotate ${s.name} key (${s.key ?? ""} / ${s.secret})`], {
    oneLine: true,
  }),
  file(
    "W131",
    "names with dots",
    "notes.txt",
    (s) => [s.name, each(s, "snake", ({ name, value }) => `${`${spoken(name)} `.padEnd(24, ".")} ${value}`)],
    LINE,
  ),
  file(
    "W132",
    "names in square brackets",
    "notes.txt",
    (s) => [s.name, each(s, "snake", ({ name, value }) => `[${spoken(name)}] ${value}`)],
    LINE,
  ),
  file("W133", "emoji labels", "a.txt", (s) => [s.name, `🔑 ${s.key ?? ""}`, `🔒 ${s.secret}`], { oneLine: true }),
  file(
    "W134",
    "emoji names",
    "a.txt",
    (s) => [s.name, each(s, "snake", ({ name, value }) => `🔑 ${spoken(name)} 👉 ${value}`)],
    LINE,
  ),
  file(
    "W135",
    "wide brackets",
    "a.txt",
    (s) => [s.name, called(s, ["APIKEY", "SECRET", "PASS"], ({ name, value }) => `【${name}】${value}`)],
    PAIR,
  ),
  file(
    "W136",
    "tilde",
    "a.txt",
    (s) => [s.name, each(s, "snake", ({ name, value }) => `${spoken(name)} ~ ${value}`)],
    LINE,
  ),
  file("W137", "pub priv", "a.txt", (s) => [s.name, `pub: ${s.key ?? ""}`, `priv: ${s.secret}`], { oneLine: true }),
  file(
    "W138",
    "public private words",
    "a.txt",
    (s) => [s.name, `Public key: ${s.key ?? ""}`, `Private key: ${s.secret}`],
    { oneLine: true },
  ),
  file("W139", "numbers", "a.txt", (s) => [`${s.name} api`, `1) ${s.key ?? ""}`, `2) ${s.secret}`], { oneLine: true }),
  file("W140", "login pass", "a.txt", (s) => [s.name, `login: ${s.key ?? ""}`, `pass: ${s.secret}`], { oneLine: true }),
  file("W141", "id secret", "a.txt", (s) => [`${s.name}: ID ${s.key ?? ""}, secret ${s.secret}`], { oneLine: true }),
  file("W142", "user/pass", "a.txt", (s) => [`${s.name} key/secret: ${s.key ?? ""}/${s.secret}`], { oneLine: true }),
  file("W143", "and", "a.txt", (s) => [`${s.name} key and secret: ${s.key ?? ""} and ${s.secret}`], { oneLine: true }),
  file("W144", "api two lines", "a.txt", (s) => [`API ${s.name}:`, s.key ?? "", s.secret], { oneLine: true }),
  file("W145", "api with blank", "a.txt", (s) => [`${s.name}`, "", s.key ?? "", "", s.secret], { oneLine: true }),
  file("W146", "Chinese sentence", "a.txt", (s) => [`我的${s.name}的API Key是${s.key ?? ""}，Secret是${s.secret}`], {
    oneLine: true,
  }),
  file(
    "W147",
    "Japanese sentence",
    "a.txt",
    (s) => [`${s.name}のAPIキーは${s.key ?? ""}、シークレットは${s.secret}です`],
    { oneLine: true },
  ),
  file(
    "W148",
    "Korean sentence",
    "a.txt",
    (s) => [`${s.name} API 키는 ${s.key ?? ""} 이고 시크릿은 ${s.secret} 입니다`],
    { oneLine: true },
  ),
  file("W149", "Russian sentence", "a.txt", (s) => [`Вот ключи от ${s.name}: апи ${s.key ?? ""}, секрет ${s.secret}`], {
    oneLine: true,
  }),
  file(
    "W150",
    "French sentence",
    "a.txt",
    (s) => [`Voici ma clé ${s.name} : ${s.key ?? ""} et le secret : ${s.secret}`],
    { oneLine: true },
  ),
  file(
    "W151",
    "description of an appointment",
    "event.ics",
    (s) => [
      "BEGIN:VEVENT",
      `SUMMARY:${s.name} bot`,
      `DESCRIPTION:API key: ${s.key ?? ""}\\nSecret: ${s.secret}\\n`,
      "END:VEVENT",
    ],
    { oneLine: true },
  ),
  file("W152", "double colon", "keys.txt", (s) => [`${s.id}::${s.key ?? ""}::${s.secret}`], { oneLine: true }),
  file(
    "W153",
    "stealer log",
    "Passwords.txt",
    (s) => [
      "===============",
      `URL: https://${s.host}/`,
      `Username: ${s.key ?? ""}`,
      `Password: ${s.secret}`,
      "Application: Chrome",
      "===============",
    ],
    { oneLine: true },
  ),
  file(
    "W154",
    "telegram lower",
    "a.txt",
    (s) => [`${s.name.toLowerCase()} api`, `key ${s.key ?? ""} `, `sec ${s.secret} `],
    { oneLine: true },
  ),
  file(
    "W155",
    "signal",
    "a.txt",
    (s) => [`here's the api for ${s.name}: ${s.key ?? ""}`, `and the secret: ${s.secret}`],
    { oneLine: true },
  ),
  file(
    "W156",
    "quoted reply",
    "a.txt",
    (s) => [`> what's the key for ${s.name}?`, s.key ?? "", "> and the secret?", s.secret],
    { oneLine: true },
  ),
  file("W157", "blockquote", "a.md", (s) => [`**${s.name}**`, `> ${s.key ?? ""}`, `> ${s.secret}`], { oneLine: true }),
  file("W158", "jira", "a.txt", (s) => [`*API Key ${s.name}:* {{${s.key ?? ""}}}`, `*API Secret:* {{${s.secret}}}`], {
    oneLine: true,
  }),
  file("W159", "inline fields", "a.md", (s) => [`${s.name} [key:: ${s.key ?? ""}] [secret:: ${s.secret}]`], {
    oneLine: true,
  }),
  file("W160", "latex", "a.tex", (s) => [`\\item ${s.name}: key \\verb|${s.key ?? ""}|, secret \\verb|${s.secret}|`], {
    oneLine: true,
  }),
];
