import type { Form } from "../../form.ts";
import type { Scene } from "../../scene.ts";
import { accounts, file, phrase, rows, text, values } from "./write.ts";

/** First and last letters of the key, as pages and mails show it. */
function masked(s: Scene): string {
  const plain = s.plain("key");
  return `${plain.slice(0, 4)}${"*".repeat(8)}${plain.slice(-4)}`;
}

/** What people write to each other and to themselves. */
export const PEOPLE_FORMS: readonly Form[] = [
  file(
    "A161",
    "a mail with the parts under each other",
    "mail/re-api.eml",
    (s) =>
      text`
      From: Tom <tom@example.test>
      To: Anna <anna@example.test>
      Subject: Re: ${s.name} API
      Date: Wed, 11 Feb 2026 07:00:01 +0100

      Hi Anna,

      here you go, IP whitelist is off for now:

      ${rows(s, ["API Key", "Secret Key", "Passphrase"], (n, v) => `${n}:\n${v}\n`)}
      Please delete this mail afterwards.
      Tom`,
  ),
  file(
    "A162",
    "a message in a chat that begins with a time",
    "export/general.txt",
    (s) =>
      text`
      [11.02.26, 07:00:01] Tom: can you restart the bot?
      [11.02.26, 07:02:44] Anna: need the ${s.name} keys
      [11.02.26, 07:03:10] Tom: key ${s.key} secret ${s.secret}${phrase(s, (p) => ` passphrase ${p}`)}
      [11.02.26, 07:03:31] Anna: 👍`,
  ),
  file("A163", "a channel's export", "slack/2026-02-11.json", (s) =>
    JSON.stringify(
      [
        { type: "message", user: "U02", text: `new ${s.name} subaccount for the grid bot`, ts: "1770793201.000100" },
        {
          type: "message",
          user: "U02",
          text: `\`\`\`API Key: ${s.key ?? ""}\nSecret: ${s.secret}${phrase(s, (p) => `\nPassphrase: ${p}`) ?? ""}\`\`\``,
          ts: "1770793207.000200",
        },
        { type: "message", user: "U07", text: "thx, added", ts: "1770793301.000300" },
      ],
      null,
      1,
    ),
  ),
  file(
    "A164",
    "steps to reproduce in a ticket",
    "issues/812.md",
    (s) =>
      text`
      **Describe the bug**
      Orders on ${s.name} fail with "invalid signature".

      **Config**
      \`\`\`
      ${rows(s, ["api key", "api secret", "passphrase"], (n, v) => `${n} - ${v}`)}
      \`\`\`
      (will revoke after this is fixed)

      **Expected**
      Order is placed.`,
  ),
  file(
    "A165",
    "a readme in German",
    "LIESMICH.md",
    (s) =>
      text`
      ## Einrichtung

      Für ${s.name} sind folgende Zugangsdaten hinterlegt:

      ${rows(s, ["API-Schlüssel", "Geheimer Schlüssel", "Passphrase"], (n, v) => `- ${n}: \`${v}\``)}

      Danach \`npm start\` ausführen.`,
  ),
  file(
    "A166",
    "a readme in Spanish",
    "LEEME.md",
    (s) =>
      text`
      ## Configuración de ${s.name}

      ${rows(s, ["Clave de API", "Clave secreta", "Frase de contraseña"], (n, v) => `* **${n}**: ${v}`)}

      No compartir con nadie.`,
  ),
  file(
    "A167",
    "a note in French",
    "notes.txt",
    (s) =>
      text`
      Bot ${s.name} (compte principal)
      ${rows(s, ["clé API", "clé secrète", "phrase secrète"], (n, v) => `${n} : ${v}`)}
      pensez à limiter l'adresse IP`,
  ),
  file(
    "A168",
    "a note in Portuguese",
    "LEIA-ME.txt",
    (s) =>
      text`
      Corretora: ${s.name}
      ${rows(s, ["Chave da API", "Chave secreta", "Senha da API"], (n, v) => `${n} = ${v}`)}
      Permissões: leitura e negociação`,
  ),
  file(
    "A169",
    "a note in Russian",
    "заметки.md",
    (s) =>
      text`
      ### Биржа ${s.name}

      ${rows(s, ["Ключ API", "Секретный ключ", "Кодовая фраза"], (n, v) => `${n}: ${v}`)}

      Вывод средств отключён.`,
  ),
  file(
    "A170",
    "a note in Chinese",
    "说明.md",
    (s) =>
      text`
      ## ${s.name} 实盘账户

      ${rows(s, ["API密钥", "私钥", "口令"], (n, v) => `- ${n}：${v}`)}

      仅开通交易权限。`,
  ),
  file(
    "A171",
    "a note in Japanese",
    "メモ.txt",
    (s) =>
      text`
      ${s.name}のAPI
      ${rows(s, ["APIキー", "シークレットキー", "パスフレーズ"], (n, v) => `${n}: ${v}`)}
      出金は不可`,
  ),
  file(
    "A172",
    "a note in Turkish",
    "notlar.txt",
    (s) =>
      text`
      ${s.name} hesabı
      ${rows(s, ["API anahtarı", "Gizli anahtar", "Parola"], (n, v) => `${n}: ${v}`)}
      para çekme kapalı`,
  ),
  file(
    "A173",
    "a note in Polish",
    "notatki.txt",
    (s) =>
      text`
      Giełda ${s.name}
      ${rows(s, ["Klucz API", "Klucz tajny", "Hasło"], (n, v) => `${n}: ${v}`)}
      tylko odczyt`,
  ),
  file(
    "A174",
    "a comment at the head of a file",
    "bot.py",
    (s) =>
      text`
      # bot.py - grid trading on ${s.name}
      #
      ${rows(s, ["api key", "api secret", "passphrase"], (n, v) => `# ${n.padEnd(11)} ${v}`)}
      #
      import sys
      from grid import Grid

      Grid(*sys.argv[1:]).run()`,
  ),
  file(
    "A175",
    "a docstring with an example of use",
    "lib/client.py",
    (s) =>
      text`
      class Client:
          """Talks to ${s.name}.

          Example:
              >>> c = Client(
      ${rows(s, ["key", "secret", "passphrase"], (n, v) => `        ...     ${n}="${v}",`)}
              ... )
              >>> c.ping()
              True
          """`,
  ),
  file(
    "A176",
    "a comment of documentation in Java",
    "src/main/java/bot/Client.java",
    (s) =>
      text`
      /**
       * Signed client of ${s.name}.
       *
       * <pre>{@code
       * new Client(${rows(s, ["", "", ""], (_, v) => `"${v}"`)});
       * }</pre>
       */
      public final class Client {}`,
  ),
  file(
    "A177",
    "a note to do later, in a comment",
    "src/config.ts",
    (s) =>
      text`
      // TODO(tom): move to vault before we open source this
      // ${s.name}: ${rows(s, ["key", "secret", "passphrase"], (n, v) => `${n} ${v}`)}
      export const exchange = createExchange(process.env);`,
  ),
  file(
    "A178",
    "a block of commented code",
    "index.js",
    (s) =>
      text`
      const config = loadConfig();
      /*
      const config = {
        exchange: '${s.id}',
      ${rows(s, ["apiKey", "secret", "password"], (n, v) => `  ${n}: '${v}',`)}
      };
      */
      start(config);`,
  ),
  file(
    "A179",
    "a list to check off",
    "TODO.md",
    (s) =>
      text`
      - [x] open ${s.name} account
      - [x] create key
      ${rows(s, ["Key", "Secret", "Passphrase"], (n, v) => `  - ${n}: ${v}`)}
      - [ ] set up alerts`,
  ),
  file(
    "A180",
    "a list of numbered steps",
    "HOWTO.md",
    (s) =>
      text`
      1. Log in to ${s.name}
      ${rows(s, ["API key", "secret key", "passphrase"], (n, v, i) => `${i + 2}. Paste the ${n} \`${v}\``)}
      5. Press *Save*`,
  ),
  file(
    "A181",
    "a sentence with the parts in brackets",
    "docs/handover.md",
    (s) =>
      text`
      The rebalancer uses the ${s.name} account of the fund (API key ${s.key}, API secret ${s.secret}${phrase(s, (p) => `, passphrase ${p}`)}) and
      runs every night at two.`,
  ),
  file(
    "A182",
    "a quotation in an answer",
    "mail/thread.txt",
    (s) =>
      text`
      On Wed, Feb 11, 2026 at 07:00 Tom wrote:
      > Which ${s.name} key does the server use?
      >
      > Anna wrote:
      ${rows(s, ["Access Key", "Secret Key", "Passphrase"], (n, v) => `>> ${n}: ${v}`)}
      >
      > ok`,
  ),
  file(
    "A183",
    "what a page shows after a key was made, pasted",
    "keys.txt",
    (s) =>
      text`
      ${s.name}
      Your API key has been created. Store the secret key safely, it is shown once.
      API key name
      gridbot
      API key
      ${s.key}
      Secret key
      ${s.secret}
      ${phrase(s, (p) => `Passphrase\n${p}`)}
      Permissions
      Read, Trade`,
  ),
  file(
    "A184",
    "a card of a password manager",
    "vault-export.csv",
    (s) =>
      text`
      folder,favorite,type,name,notes,fields,login_uri,login_username,login_password
      ,,note,GitHub,,,https://github.com,tom,
      crypto,1,login,${s.name} API,"${phrase(s, (p) => `passphrase: ${p}`)}",,https://${s.host},${s.key},${s.secret}`,
  ),
  file(
    "A185",
    "a message after a masked key",
    "support.md",
    (s) =>
      text`
      > We see that the ${s.name} key ${masked(s)} has no trade permission.

      I made a new one with the same rights, can you test?

      key: ${s.key}
      secret: ${s.secret}
      ${phrase(s, (p) => `passphrase: ${p}`)}`,
  ),
  file(
    "A186",
    "one account a line, with slashes",
    "friends.txt",
    (s) =>
      text`
      name / exchange / key / secret
      ${accounts(s).map((one, i) => `${i === 0 ? "tom" : "anna"} / ${one.name} / ${values(one).join(" / ")}`)}`,
  ),
  file(
    "A187",
    "arrows between names and values",
    "notes.md",
    (s) =>
      text`
      ${s.name} (live!)
      ${rows(s, ["API KEY", "SECRET", "PASSPHRASE"], (n, v) => `${n} → ${v}`)}`,
  ),
  file(
    "A188",
    "answers in an interview",
    "onboarding-log.txt",
    (s) =>
      text`
      Welcome to the setup!
      ? Which exchange do you use? ${s.name}
      ${rows(s, ["Enter your API key", "Enter your API secret", "Enter your passphrase"], (n, v) => `? ${n}: ${v}`)}
      ✔ Configuration saved`,
  ),
  file(
    "A189",
    "a shell's session that asks",
    "session.log",
    (s) =>
      text`
      $ ./configure.sh ${s.id}
      ${rows(s, ["API key", "API secret", "API passphrase"], (n, v) => `${n} []: ${v}`)}
      Testing connection... ok
      $ exit`,
  ),
  file(
    "A190",
    "a page of a wiki",
    "wiki/Trading.wiki",
    (s) =>
      text`
      == ${s.name} ==
      {| class="wikitable"
      ! Field !! Value
      ${rows(s, ["API key", "API secret", "Passphrase"], (n, v) => `|-\n| ${n} || ${v}`)}
      |}`,
  ),
  file(
    "A191",
    "a calendar's entry",
    "reminders.ics",
    (s) =>
      text`
      BEGIN:VEVENT
      SUMMARY:Rotate ${s.name} key
      DTSTART:20260401T090000Z
      DESCRIPTION:${rows(s, ["key", "secret", "passphrase"], (n, v) => `${n}=${v}`).join("\\n")}
      END:VEVENT`,
  ),
  file(
    "A192",
    "initials before values",
    "keys.md",
    (s) =>
      text`
      # ${s.name}

      AK: ${s.key}
      SK: ${s.secret}
      ${phrase(s, (p) => `PP: ${p}`)}`,
  ),
];
