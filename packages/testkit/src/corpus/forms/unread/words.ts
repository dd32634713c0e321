import { type Form, form, lines } from "../../form.ts";
import { accounts, named, pascal, values } from "./write.ts";

const LINE = { oneLine: true } as const;

/** What people write to each other and to themselves, and what programs show them. */
export const WORD_FORMS: readonly Form[] = [
  form(
    "K57",
    "messages of a chat, one value a message, in Spanish",
    (s) => ({
      path: "Chat de WhatsApp con Marta.txt",
      text: lines(
        `12/3/24, 21:13 - Marta: me pasas lo de ${s.name}?`,
        `12/3/24, 21:14 - Luis: va, la clave`,
        `12/3/24, 21:14 - Luis: ${s.key ?? ""}`,
        `12/3/24, 21:14 - Luis: y la secreta`,
        `12/3/24, 21:15 - Luis: ${s.secret}`,
        s.passphrase !== undefined && `12/3/24, 21:15 - Luis: la frase`,
        s.passphrase !== undefined && `12/3/24, 21:15 - Luis: ${s.passphrase}`,
        `12/3/24, 21:17 - Marta: gracias 🙏 borra esto luego`,
      ),
    }),
    LINE,
  ),
  form(
    "K58",
    "pieces of a message in an export of a messenger",
    (s) => ({
      path: "result.json",
      text: `${JSON.stringify(
        {
          name: "Bot dev",
          type: "private_group",
          messages: [
            { id: 8121, type: "message", date: "2025-02-11T22:10:41", from: "Ihor", text: "скинь ключі" },
            {
              id: 8122,
              type: "message",
              date: "2025-02-11T22:12:02",
              from: "Oleh",
              text: [
                `${s.name}\n`,
                ...named(s, "key ", "secret ", "pass ").flatMap(({ name, value }) => [
                  name,
                  { type: "code", text: value },
                  "\n",
                ]),
              ],
            },
          ],
        },
        null,
        1,
      )}\n`,
    }),
    LINE,
  ),
  form(
    "K59",
    "a quoted mail in German",
    (s) => ({
      path: "Re_ Bot-Zugang.eml",
      text: lines(
        `From: Jonas <jonas@example.com>`,
        `Subject: Re: Bot-Zugang`,
        `Content-Type: text/plain; charset=utf-8`,
        ``,
        `Hat geklappt, danke. Bitte löschen!`,
        ``,
        `> Hallo Jonas,`,
        `> hier die Daten für ${s.name}:`,
        `>`,
        named(s, "API-Schlüssel", "Geheimer Schlüssel", "Kennwort dazu").map(
          ({ name, value }) => `>   ${name}:  ${value}`,
        ),
        `>`,
        `> Gruß, Petra`,
      ),
    }),
    LINE,
  ),
  form(
    "K60",
    "dashes in a Russian note",
    (s) => ({
      path: "заметки.txt",
      text: lines(
        `${s.name} (основной аккаунт, без вывода)`,
        named(s, "ключ доступа", "секретный", "кодовая фраза").map(({ name, value }) => `${name} — ${value}`),
        ``,
        `купить домен до 5го`,
      ),
    }),
    LINE,
  ),
  form(
    "K61",
    "a table in Turkish",
    (s) => ({
      path: "docs/hesaplar.md",
      text: lines(
        `# Hesaplar`,
        ``,
        `| Borsa | Erişim anahtarı | Gizli anahtar | Parola |`,
        `|-------|-----------------|---------------|--------|`,
        accounts(s).map((one) => `| ${one.name} | ${one.key ?? ""} | ${one.secret} | ${one.passphrase ?? "yok"} |`),
      ),
    }),
    LINE,
  ),
  form(
    "K62",
    "wide colons in Japanese",
    (s) => ({
      path: "メモ.txt",
      text: lines(
        `■ ${s.name}`,
        named(s, "アクセスキー", "シークレットキー", "パスフレーズ").map(({ name, value }) => `${name}：${value}`),
        `※IP制限なし、出金不可`,
      ),
    }),
    LINE,
  ),
  form(
    "K63",
    "labels above values, in Chinese",
    (s) => ({
      path: "docs/部署说明.md",
      text: lines(
        `## ${s.name} 账户`,
        ``,
        named(s, "访问密钥（Access Key）", "私密密钥（Secret Key）", "口令（Passphrase）").flatMap(
          ({ name, value }) => [`${name}：`, ``, `    ${value}`, ``],
        ),
        `部署前请先检查余额。`,
      ),
    }),
    LINE,
  ),
  form(
    "K64",
    "an Arabic note",
    (s) => ({
      path: "ملاحظات.txt",
      text: lines(
        `منصة ${s.name}`,
        named(s, "مفتاح API", "المفتاح السري", "كلمة المرور").map(({ name, value }) => `${name} : ${value}`),
      ),
    }),
    LINE,
  ),
  form(
    "K65",
    "properties of an outline",
    (s) => ({
      path: "finances.org",
      text: lines(
        `* Exchanges`,
        accounts(s).flatMap((one) => [
          `** ${one.name}`,
          `   :PROPERTIES:`,
          ...named(one, "API_KEY", "SECRET", "PASSPHRASE").map(
            ({ name, value }) => `   :${`${name}:`.padEnd(12)} ${value}`,
          ),
          `   :END:`,
          `   - fees 0.1 %`,
        ]),
      ),
    }),
    LINE,
  ),
  form(
    "K66",
    "fields of a note in a callout",
    (s) => ({
      path: `vault/Trading/${pascal(s)}.md`,
      text: lines(
        `---`,
        `tags: [trading]`,
        `---`,
        `> [!warning] ${s.name} API`,
        named(s, "key", "secret", "passphrase").map(({ name, value }) => `> ${name}:: ${value}`),
        ``,
        `See [[Risk]].`,
      ),
    }),
    LINE,
  ),
  form(
    "K67",
    "a list of terms on a page",
    (s) => ({
      path: "wiki/accounts.html",
      text: lines(
        `<h2>${s.name}</h2>`,
        `<dl>`,
        named(s, "API key", "Secret", "Passphrase").map(
          ({ name, value }) => `  <dt>${name}</dt><dd><code>${value}</code></dd>`,
        ),
        `  <dt>Owner</dt><dd>Ana</dd>`,
        `</dl>`,
      ),
    }),
    LINE,
  ),
  form(
    "K68",
    "commands of a report in LaTeX",
    (s) => ({
      path: "report/main.tex",
      text: lines(
        `\\documentclass{article}`,
        `% ${s.name}`,
        named(s, "apikey", "apisecret", "apipass").map(({ name, value }) => `\\newcommand{\\${name}}{${value}}`),
        `\\begin{document}`,
        `\\section{Method}`,
        `\\end{document}`,
      ),
    }),
    LINE,
  ),
  form(
    "K69",
    "a French table with semicolons",
    (s) => ({
      path: "comptes.csv",
      text: lines(
        `plateforme;titulaire;clé publique;clé secrète;phrase;droits`,
        accounts(s).map(
          (one) => `${one.name};Hélène;${one.key ?? ""};${one.secret};${one.passphrase ?? ""};lecture+ordres`,
        ),
      ),
    }),
    LINE,
  ),
  form(
    "K70",
    "answers at the prompts of a program",
    (s) => ({
      path: "session.log",
      text: lines(
        `>>>  connect ${s.id}`,
        named(s, "API key", "secret key", "passphrase").map(
          ({ name, value }) => `Enter your ${s.name} ${name} >>> ${value}`,
        ),
        ``,
        `You are now connected to ${s.id}.`,
        `>>>  balance`,
      ),
    }),
    LINE,
  ),
  form(
    "K71",
    "objects that a program printed when it failed",
    (s) => ({
      path: "issue-214.md",
      text: lines(
        `It crashes at start, what am I doing wrong?`,
        ``,
        "```",
        `TypeError: Cannot read properties of undefined (reading 'markets')`,
        `    at ${pascal(s)}.loadMarkets (/app/node_modules/bot/dist/exchange.js:118:31)`,
        `    at async main (/app/index.js:9:3) {`,
        `  exchange: ${pascal(s)} {`,
        `    verbose: false,`,
        named(s, "apiKey", "secret", "password").map(({ name, value }) => `    ${name}: '${value}',`),
        `    rateLimit: 50,`,
        `    [Symbol(kCapture)]: false`,
        `  }`,
        `}`,
        "```",
      ),
    }),
    LINE,
  ),
  form(
    "K72",
    "a dump of an object in PHP",
    (s) => ({
      path: "storage/logs/debug.txt",
      text: lines(
        `[2025-05-02 10:11:12] local.DEBUG: App\\Exchanges\\${pascal(s)} Object`,
        `(`,
        named(s, "apiKey", "apiSecret", "passphrase").map(({ name, value }) => `    [${name}:protected] => ${value}`),
        `    [timeout] => 30`,
        `)`,
      ),
    }),
    LINE,
  ),
  form(
    "K73",
    "the printed form of a data class",
    (s) => ({
      path: "bot.log",
      text: lines(
        `2025-01-09 04:00:01,115 INFO  starting with Settings(exchange='${s.id}', ${named(
          s,
          "key",
          "secret",
          "passphrase",
        )
          .map(({ name, value }) => `${name}='${value}'`)
          .join(", ")}, leverage=3, symbols=['BTC/USDT'])`,
        `2025-01-09 04:00:02,801 INFO  connected`,
      ),
    }),
    LINE,
  ),
  form(
    "K74",
    "a plan of changes, pasted",
    (s) => ({
      path: "pr-comment.txt",
      text: lines(
        `  # aws_lambda_function.${s.id.replaceAll(/\W/gu, "_")} will be updated in-place`,
        `  ~ resource "aws_lambda_function" "bot" {`,
        `      ~ environment {`,
        `          ~ variables = {`,
        named(s, `${s.env}_KEY`, `${s.env}_SECRET`, `${s.env}_PASSPHRASE`).map(
          ({ name, value }) => `              ~ "${name}" = "changeme" -> "${value}"`,
        ),
        `                # (3 unchanged elements hidden)`,
        `            }`,
      ),
    }),
    LINE,
  ),
  form(
    "K75",
    "a bulleted mail in Polish",
    (s) => ({
      path: "wiadomosc.txt",
      text: lines(
        `Cześć, poniżej dostępy do giełdy ${s.name}:`,
        named(s, "klucz", "sekret", "hasło").map(({ name, value }) => ` • ${name} = ${value}`),
        `Nie udostępniaj dalej!`,
      ),
    }),
    LINE,
  ),
  form(
    "K76",
    "a to-do in code, in Portuguese",
    (s) => ({
      path: "src/robo.py",
      text: lines(
        `# TODO tirar daqui!!! corretora: ${s.name}`,
        named(s, "CHAVE", "SEGREDO", "SENHA_API").map(({ name, value }) => `${name}: str = '${value}'`),
        `PAR: str = 'BTCBRL'`,
      ),
    }),
    LINE,
  ),
  form(
    "K77",
    "values in brackets in a ticket, in Vietnamese",
    (s) => ({
      path: "tickets/88.txt",
      text: lines(
        `Khách không kết nối được sàn ${s.name}.`,
        `Thông tin: ${named(s, "khóa API", "khóa bí mật", "mật khẩu")
          .map(({ name, value }) => `${name} [${value}]`)
          .join(", ")}`,
        `Lỗi: signature not valid`,
      ),
    }),
    LINE,
  ),
  form(
    "K78",
    "a value of a mail that was wrapped by its sender",
    (s) => ({
      path: "inbox/keys.txt",
      lineBreak: "\n",
      text: lines(
        `Here they are (${s.name}), watch out, the secret got wrapped:`,
        ``,
        `API Key: ${s.key ?? ""}`,
        `API Secret:`,
        s.recoded(
          "secret",
          (value) => `${value.slice(0, Math.ceil(value.length / 2))}\n${value.slice(Math.ceil(value.length / 2))}`,
        ),
        s.passphrase !== undefined && `Passphrase: ${s.passphrase}`,
        ``,
        `Best, Sam`,
      ),
    }),
    LINE,
  ),
  form(
    "K79",
    "two lines that are all a file holds, named for its exchange",
    (s) => ({
      path: `keys/${s.id}.txt`,
      text: lines(values(s)),
    }),
    LINE,
  ),
  form(
    "K80",
    "a comment that keeps what was there",
    (s) => ({
      path: "config.js",
      text: lines(
        `export const exchange = {`,
        `  id: "${s.id}",`,
        named(s, "apiKey", "apiSecret", "passphrase").map(
          ({ name, value }) => `  ${name}: process.env.${s.env}_${name.toUpperCase()}, // was "${value}"`,
        ),
        `  sandbox: false,`,
        `};`,
      ),
    }),
    LINE,
  ),
];
