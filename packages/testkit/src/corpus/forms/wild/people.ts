import type { Form } from "../../form.ts";
import { called, each, file, LINE, PAIR, pascal, spoken } from "../field/write.ts";

/** What people write to themselves and to each other, in many languages. */
export const PEOPLE_FORMS: readonly Form[] = [
  file(
    "N301",
    "Spanish names in code",
    "robot.py",
    (s) => [
      `# ${s.name}`,
      called(s, ["clave_api", "clave_secreta", "contrasena"], ({ name, value }) => `${name} = "${value}"`),
    ],
    PAIR,
  ),
  file(
    "N302",
    "Spanish note",
    "claves.txt",
    (s) => [s.name, called(s, ["Clave API", "Clave secreta", "Contraseña"], ({ name, value }) => `${name}: ${value}`)],
    PAIR,
  ),
  file(
    "N303",
    "Portuguese names in code",
    "robo.js",
    (s) => [
      `const ${s.id} = {`,
      called(s, ["chaveApi", "chaveSecreta", "senha"], ({ name, value }) => `  ${name}: '${value}',`),
      "};",
    ],
    PAIR,
  ),
  file(
    "N304",
    "Russian note",
    "ключи.txt",
    (s) => [
      `Биржа ${s.name}`,
      called(s, ["АПИ ключ", "Секретный ключ", "Пароль"], ({ name, value }) => `${name} - ${value}`),
    ],
    PAIR,
  ),
  file(
    "N305",
    "Russian names in code",
    "bot.py",
    (s) => [`# биржа ${s.id}`, called(s, ["kluch", "sekret", "parol"], ({ name, value }) => `${name} = '${value}'`)],
    PAIR,
  ),
  file(
    "N306",
    "Chinese note",
    "密钥.txt",
    (s) => [`${s.name} 交易所`, called(s, ["访问密钥", "私密密钥", "口令"], ({ name, value }) => `${name}：${value}`)],
    PAIR,
  ),
  file(
    "N307",
    "Chinese comments behind code",
    "config.py",
    (s) => [
      called(
        s,
        ["公钥", "私钥", "密码"],
        ({ name, value, kind }) =>
          `${s.id}_${kind === "key" ? "a" : kind === "passphrase" ? "c" : "b"} = "${value}"  # ${name}`,
      ),
    ],
    PAIR,
  ),
  file(
    "N308",
    "Japanese table",
    "メモ.md",
    (s) => [
      `## ${s.name}`,
      "| 項目 | 値 |",
      "| --- | --- |",
      called(s, ["APIキー", "シークレットキー", "パスフレーズ"], ({ name, value }) => `| ${name} | \`${value}\` |`),
    ],
    PAIR,
  ),
  file(
    "N309",
    "Korean note",
    "메모.txt",
    (s) => [
      `[${s.name}]`,
      called(s, ["액세스 키", "시크릿 키", "비밀번호"], ({ name, value }) => `${name} : ${value}`),
    ],
    PAIR,
  ),
  file(
    "N310",
    "Turkish settings",
    "ayarlar.json",
    (s) => [
      `{"borsa": "${s.id}", ${called(s, ["api_anahtari", "gizli_anahtar", "parola"], ({ name, value }) => `"${name}": "${value}"`).join(", ")}}`,
    ],
    PAIR,
  ),
  file(
    "N311",
    "German settings",
    "einstellungen.ini",
    (s) => [
      `[${s.id}]`,
      called(s, ["api_schluessel", "geheimnis", "passwort"], ({ name, value }) => `${name} = ${value}`),
    ],
    PAIR,
  ),
  file(
    "N312",
    "French mail",
    "mail.eml",
    (s) => [
      "Bonjour,",
      `voici les accès pour ${s.name} :`,
      called(s, ["Clé API", "Clé secrète", "Mot de passe"], ({ name, value }) => `  - ${name} : ${value}`),
      "Merci",
    ],
    PAIR,
  ),
  file(
    "N313",
    "Vietnamese note",
    "ghi-chu.txt",
    (s) => [
      `Sàn ${s.name}`,
      called(s, ["Khóa API", "Khóa bí mật", "Mật khẩu"], ({ name, value }) => `${name}: ${value}`),
    ],
    PAIR,
  ),
  file(
    "N314",
    "Indonesian names in code",
    "Bot.java",
    (s) => [
      `// ${s.name}`,
      called(s, ["kunciApi", "kunciRahasia", "kataSandi"], ({ name, value }) => `String ${name} = "${value}";`),
    ],
    PAIR,
  ),
  file(
    "N321",
    "bold words and code",
    "SETUP.md",
    (s) => [`### ${s.name}`, each(s, "snake", ({ name, value }) => `- **${pascal(spoken(name))}**: \`${value}\``)],
    LINE,
  ),
  file(
    "N322",
    "fields of a note",
    "vault.md",
    (s) => [`# ${s.name}`, each(s, "snake", ({ name, value }) => `${name}:: ${value}`)],
    LINE,
  ),
  file(
    "N323",
    "field list",
    "notes.rst",
    (s) => [s.name, "=======", "", each(s, "snake", ({ name, value }) => `:${pascal(spoken(name))}: ${value}`)],
    LINE,
  ),
  file(
    "N324",
    "drawer",
    "notes.org",
    (s) => [`* ${s.name}`, ":PROPERTIES:", each(s, "upper", ({ name, value }) => `:${name}: ${value}`), ":END:"],
    LINE,
  ),
  file(
    "N325",
    "ticket's table",
    "ticket.txt",
    (s) => ["||Exchange||Key||Secret||", `|${s.name}|${s.key ?? ""}|${s.secret}|`],
    PAIR,
  ),
  file(
    "N326",
    "note of a calendar",
    "event.ics",
    (s) => [
      "BEGIN:VEVENT",
      `SUMMARY:Rotate ${s.name} keys`,
      `DESCRIPTION:${each(s, "snake", ({ name, value }) => `${spoken(name)}: ${value}`).join(String.raw`\n`)}`,
      "END:VEVENT",
    ],
    LINE,
  ),
  file(
    "N327",
    "card's description",
    "board.json",
    (s) => [
      `{"name": "${s.name} bot", "desc": "${each(s, "snake", ({ name, value }) => `${pascal(spoken(name))}: ${value}`).join(String.raw`\n`)}", "closed": false}`,
    ],
    LINE,
  ),
  file(
    "N328",
    "lines of a note book",
    "notes.enex",
    (s) => [
      `<en-note><div>${s.name}</div>${each(s, "snake", ({ name, value }) => `<div>${spoken(name)}: ${value}</div>`).join("")}</en-note>`,
    ],
    LINE,
  ),
  file(
    "N329",
    "mail as it travels",
    "message.eml",
    (s) => [
      "Content-Transfer-Encoding: quoted-printable",
      "",
      `Our ${s.name} account:`,
      each(s, "snake", ({ name, value }) => `${name} =3D ${value}`),
    ],
    PAIR,
  ),
  file(
    "N330",
    "chat with names and times",
    "chat.txt",
    (s) => [
      `[02.01.26, 10:11:12] Ann: what is the ${s.name} key?`,
      `[02.01.26, 10:11:40] Bob: ${s.key ?? ""}`,
      "[02.01.26, 10:11:51] Ann: and the secret?",
      `[02.01.26, 10:12:03] Bob: ${s.secret}`,
    ],
    PAIR,
  ),
  file(
    "N331",
    "words without signs",
    "todo.txt",
    (s) => [`ask about ${s.id}`, `${s.id} api key is ${s.key ?? ""}`, `${s.id} api secret is ${s.secret} dont lose it`],
    PAIR,
  ),
  file(
    "N332",
    "report of another scanner",
    "report.txt",
    (s) => [
      each(s, "snake", ({ name, value }) => `Finding:     ${s.id}_${name} = "${value}"\nSecret:      REDACTED\n`),
    ],
    LINE,
  ),
  file(
    "N333",
    "slash between two values",
    "README.txt",
    (s) => [`${s.name} (key / secret): ${s.key ?? ""} / ${s.secret}`],
    PAIR,
  ),
  file(
    "N334",
    "arrows",
    "keys.txt",
    (s) => [`# ${s.name}`, each(s, "snake", ({ name, value }) => `${spoken(name)} -> ${value}`)],
    LINE,
  ),
  file(
    "N335",
    "equal signs under a heading",
    "notes.txt",
    (s) => [
      `=== ${s.name.toUpperCase()} ===`,
      each(s, "snake", ({ name, value }) => `${pascal(spoken(name))}=${value}`),
    ],
    LINE,
  ),
];
