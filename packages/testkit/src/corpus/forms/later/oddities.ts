import type { Form } from "../../form.ts";
import { file, phrase, rows, text, values, word } from "../outside/write.ts";

/** Files in which the parts stand in an order, a company or a dress of their own. */
export const ODD_FORMS: readonly Form[] = [
  file(
    "B151",
    "the secret first, then the key",
    "config.py",
    (s) =>
      text`
      EXCHANGE = "${s.id}"
      ${phrase(s, (p) => `PASSPHRASE = "${p}"`)}
      SECRET_KEY = "${s.secret}"
      ACCESS_KEY = "${s.key}"
      PROXY = None`,
  ),
  file(
    "B152",
    "the two sides of a conflict",
    "config.yml",
    (s) =>
      text`
      exchange: ${s.id}
      <<<<<<< HEAD
      ${rows(s, ["api_key", "api_secret", "passphrase"], (n, v) => `${n}: ${v}`)}
      =======
      ${rows(s.sibling, ["api_key", "api_secret", "passphrase"], (n, v) => `${n}: ${v}`)}
      >>>>>>> feature/new-account
      pair: BTC/USDT`,
  ),
  file(
    "B153",
    "branches that choose an account",
    "account.js",
    (s) =>
      text`
      // ${s.name}
      let apiKey, apiSecret${phrase(s, () => ", passphrase")};
      if (process.argv[2] === 'main') {
      ${rows(s, ["apiKey", "apiSecret", "passphrase"], (n, v) => `  ${n} = '${v}';`)}
      } else {
      ${rows(s.sibling, ["apiKey", "apiSecret", "passphrase"], (n, v) => `  ${n} = '${v}';`)}
      }`,
  ),
  file(
    "B154",
    "passwords of other things between the parts",
    ".env",
    (s) =>
      text`
      DB_HOST=localhost
      ${s.env}_API_KEY=${s.key}
      REDIS_URL=redis://localhost:6379/0
      SMTP_PORT=587
      ${s.env}_API_SECRET=${s.secret}
      SENTRY_RELEASE=2026.02.1
      ${phrase(s, (p) => `${s.env}_PASSPHRASE=${p}`)}
      TZ=UTC`,
  ),
  file("B155", "names of other trades: application, client, consumer", "oauth.yaml", (s) => {
    const kind = s.random.pick(["app", "consumer", "user"]);
    return text`
      # ${s.name}
      ${rows(s, [`${kind}_key`, `${kind}_secret`, `${kind}_passphrase`], (n, v) => `${n}: ${v}`)}
      scopes: [read, trade]`;
  }),
  file(
    "B156",
    "names that end in what they are",
    "names.toml",
    (s) =>
      text`
      [${word(s)}]
      ${rows(s, ["access_id", "access_secret", "access_passphrase"], (n, v) => `${n} = "${v}"`)}`,
  ),
  file(
    "B157",
    "numbers for names, told in a comment",
    "slots.ini",
    (s) =>
      text`
      ; ${s.name}: 1 = api key, 2 = api secret${phrase(s, () => ", 3 = passphrase")}
      [slots]
      ${rows(s, ["1", "2", "3"], (n, v) => `${n} = ${v}`)}`,
  ),
  file(
    "B158",
    "quotes that a page has made safe",
    "settings.html",
    (s) =>
      text`
      <div id="app" data-config="{&quot;exchange&quot;:&quot;${s.id}&quot;,${rows(s, ["apiKey", "apiSecret", "passphrase"], (n, v) => `&quot;${n}&quot;:&quot;${v}&quot;`).join(",")}}"></div>`,
  ),
  file(
    "B159",
    "properties of a sheet of styles, left for a script",
    "keys.css",
    (s) =>
      text`
      /* ${s.name} */
      :root {
      ${rows(s, ["--api-key", "--api-secret", "--passphrase"], (n, v) => `  ${n}: "${v}";`)}
        --accent: #f0b90b;
      }`,
  ),
  file(
    "B160",
    "lines that end as on Windows, with blanks around",
    "config.txt",
    (s) =>
      `exchange = ${s.id}\r\n${rows(s, ["api key", "api secret", "passphrase"], (n, v) => `  ${n}   =   ${v}  `).join("\r\n")}\r\n`,
  ),
  file(
    "B161",
    "everything in one line, with bars",
    "inbox.txt",
    (s) =>
      text`
      ${s.name} | main | ${rows(s, ["key", "secret", "pass"], (n, v) => `${n} ${v}`).join(" | ")} | trade only`,
  ),
  file(
    "B162",
    "a list of values under a list of names",
    "two-rows.txt",
    (s) =>
      text`
      ${s.name}
      API key, API secret${phrase(s, () => ", passphrase")}
      ${values(s).join(", ")}`,
  ),
  file(
    "B163",
    "an old account crossed out, a new one below",
    "accounts.md",
    (s) =>
      text`
      ## ${s.name}

      ~~key ${s.sibling.key}, secret ${s.sibling.secret}${phrase(s.sibling, (p) => `, passphrase ${p}`)}~~

      key ${s.key}, secret ${s.secret}${phrase(s, (p) => `, passphrase ${p}`)} (since 1 March)`,
  ),
  file(
    "B164",
    "two accounts side by side in a table",
    "team.md",
    (s) =>
      text`
      | | Tom | Anna |
      |---|---|---|
      | ${s.name} key | ${s.key} | ${s.sibling.key} |
      | ${s.name} secret | ${s.secret} | ${s.sibling.secret} |
      ${phrase(s, (p) => `| ${s.name} passphrase | ${p} | ${s.sibling.passphrase ?? ""} |`)}`,
  ),
  file(
    "B165",
    "the exchange after its credential",
    "keys.txt",
    (s) =>
      text`
      ${rows(s, ["key", "secret", "passphrase"], (n, v) => `${n}: ${v}`)}
      (that is for ${s.name})`,
  ),
  file(
    "B166",
    "a switch of the value where an exchange differs",
    "value.py",
    (s) =>
      text`
      def credentials(name):
          match name:
              case "${s.id}":
                  return dict(${rows(s, ["apiKey", "secret", "password"], (n, v) => `${n}="${v}"`)})
              case _:
                  raise KeyError(name)`,
  ),
];
