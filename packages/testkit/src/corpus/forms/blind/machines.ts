import type { Form } from "../../form.ts";
import { exchanges, file, pascal, phrase, rows, text, values, word } from "../outside/write.ts";

/** What builds, deploys and keeps, and the situations in which people leave keys there. */
export const MACHINE_FORMS: readonly Form[] = [
  file(
    "C41",
    "environment of a step",
    ".github/workflows/trade.yml",
    (s) =>
      text`
      jobs:
        trade:
          runs-on: ubuntu-latest
          steps:
            - run: python bot.py
              env:
                EXCHANGE: ${s.id}
      ${rows(s, ["API_KEY", "API_SECRET", "PASSPHRASE"], (n, v) => `          ${n}: ${v}`)}`,
  ),
  file(
    "C42",
    "global variables of a build",
    ".travis.yml",
    (s) =>
      text`
      language: python
      env:
        global:
      ${rows(s, ["API_KEY", "API_SECRET", "PASSPHRASE"], (n, v) => `    - ${s.env}_${n}=${v}`)}
      script: pytest`,
  ),
  file(
    "C43",
    "environment of a pipeline of Jenkins",
    "Jenkinsfile",
    (s) =>
      text`
      pipeline {
        agent any
        environment {
      ${rows(s, ["KEY", "SECRET", "PASSPHRASE"], (n, v) => `    ${s.env}_${n} = '${v}'`)}
        }
      }`,
  ),
  file(
    "C44",
    "variables of hosts in one line",
    "inventory.ini",
    (s) =>
      text`
      [bots]
      bot1 ansible_host=10.0.0.4 exchange=${s.id} ${rows(s, ["api_key", "api_secret", "passphrase"], (n, v) => `${n}=${v}`).join(" ")}
      bot2 ansible_host=10.0.0.5`,
  ),
  file(
    "C45",
    "values of variables of an app",
    "app.json",
    (s) =>
      text`
      {
        "name": "bot",
        "env": {
      ${rows(s, ["API_KEY", "API_SECRET", "PASSPHRASE"], (n, v) => `    "${s.env}_${n}": { "description": "from the site", "value": "${v}" },`)}
          "LOG": { "value": "info" }
        }
      }`,
  ),
  file(
    "C46",
    "contents of secrets of a composition",
    "compose.yaml",
    (s) =>
      text`
      services:
        bot:
          image: bot
          secrets: [${rows(s, ["key", "secret", "passphrase"], (n) => `${word(s)}_${n}`)}]
      secrets:
      ${rows(s, ["key", "secret", "passphrase"], (n, v) => `  ${word(s)}_${n}:\n    content: ${v}`)}`,
  ),
  file("C47", "resources that are parameters", "ssm.tf", (s) =>
    rows(
      s,
      ["api_key", "api_secret", "passphrase"],
      (n, v) => text`
        resource "aws_ssm_parameter" "${word(s)}_${n}" {
          name  = "/bot/${word(s)}/${n}"
          type  = "SecureString"
          value = "${v}"
        }`,
    ).join("\n\n"),
  ),
  file(
    "C48",
    "environment of a function in code",
    "lib/stack.ts",
    (s) =>
      text`
      new lambda.Function(this, 'Bot', {
        runtime: lambda.Runtime.PYTHON_3_12,
        environment: {
      ${rows(s, ["API_KEY", "API_SECRET", "PASSPHRASE"], (n, v) => `    ${s.env}_${n}: '${v}',`)}
        },
      });`,
  ),
  file(
    "C49",
    "environment of a run of an editor",
    ".idea/runConfigurations/bot.xml",
    (s) =>
      text`
      <configuration name="bot" type="PythonConfigurationType">
        <envs>
          <env name="PYTHONUNBUFFERED" value="1" />
      ${rows(s, ["API_KEY", "API_SECRET", "PASSPHRASE"], (n, v) => `    <env name="${s.env}_${n}" value="${v}" />`)}
        </envs>
      </configuration>`,
  ),
  file("C50", "credentials of a flow", "credentials.json", (s) =>
    JSON.stringify(
      [
        {
          id: "7",
          name: `${s.name} account`,
          type: "exchangeApi",
          data: Object.fromEntries(
            rows(s, ["apiKey", "apiSecret", "passphrase"], (n, v) => `${n} ${v}`).map((row) => [
              row.slice(0, row.indexOf(" ")),
              row.slice(row.indexOf(" ") + 1),
            ]),
          ),
        },
      ],
      null,
      2,
    ),
  ),
  file(
    "C51",
    "names and values in two columns",
    "settings.csv",
    (s) =>
      text`
      name,value
      exchange,${s.id}
      ${rows(s, ["api_key", "api_secret", "passphrase"], (n, v) => `${n},${v}`)}
      leverage,3`,
  ),
  file(
    "C52",
    "all parts as JSON in one variable",
    ".env",
    (s) =>
      text`
      NODE_ENV=production
      ${s.env}_CREDENTIALS='{${rows(s, ["key", "secret", "passphrase"], (n, v) => `"${n}":"${v}"`).join(",")}}'`,
  ),
  file(
    "C53",
    "all parts in one variable, with colons",
    ".env.local",
    (s) =>
      text`
      # key:secret${phrase(s, () => ":passphrase")}
      ${s.env}_ACCOUNT=${values(s).join(":")}
      DEBUG=0`,
  ),
  file("C54", "keys in one list, secrets in another", ".env.accounts", (s) => {
    const both = [s, s.sibling];
    return text`
      ${s.env}_API_KEYS=${both.map((one) => one.key ?? "").join(",")}
      ${s.env}_API_SECRETS=${both.map((one) => one.secret).join(",")}
      ${s.passphrase !== undefined && `${s.env}_PASSPHRASES=${both.map((one) => one.passphrase ?? "").join(",")}`}`;
  }),
  file(
    "C55",
    "a list under the name of its exchange",
    "keys.yaml",
    (s) =>
      text`
      # exchange: [key, secret${phrase(s, () => ", passphrase")}]
      ${exchanges(s).map((one) => `${word(one)}: [${values(one).join(", ")}]`)}`,
  ),
  file("C56", "an array under the name of its exchange", "keys.toml", (s) =>
    exchanges(s)
      .map(
        (one) =>
          `${word(one)} = [${values(one)
            .map((v) => `"${v}"`)
            .join(", ")}]`,
      )
      .join("\n"),
  ),
  file("C57", "accounts for two markets of one exchange", "config.json", (s) =>
    JSON.stringify(
      {
        [word(s)]: Object.fromEntries(
          [s, s.sibling].map((one, i) => [
            i === 0 ? "spot" : "futures",
            {
              api_key: one.key,
              api_secret: one.secret,
              ...(one.passphrase === undefined ? {} : { passphrase: one.passphrase }),
            },
          ]),
        ),
      },
      null,
      2,
    ),
  ),
  file(
    "C58",
    "a credential given up for another, in a change",
    "rotate.patch",
    (s) =>
      text`
      --- a/.env
      +++ b/.env
      @@ -3,4 +3,4 @@
       EXCHANGE=${s.id}
      ${rows(s.sibling, ["API_KEY", "API_SECRET", "PASSPHRASE"], (n, v) => `-${n}=${v}`)}
      ${rows(s, ["API_KEY", "API_SECRET", "PASSPHRASE"], (n, v) => `+${n}=${v}`)}
       PAIR=BTCUSDT`,
  ),
  file(
    "C59",
    "several exports in one line",
    ".bash_history",
    (s) =>
      text`
      ls -la
      export EXCHANGE=${s.id} ${rows(s, ["API_KEY", "API_SECRET", "PASSPHRASE"], (n, v) => `${n}=${v}`).join(" ")}
      python3 bot.py &`,
  ),
  file(
    "C60",
    "headings above values",
    "access.md",
    (s) =>
      text`
      # ${s.name}

      ${rows(s, ["API Key", "Secret Key", "Passphrase"], (n, v) => `## ${n}\n\n${v}\n`)}`,
  ),
  file(
    "C61",
    "labels that end a line, values below a blank one",
    "mail.txt",
    (s) =>
      text`
      Hello, these are the details for ${s.name}.

      ${rows(s, ["The API key is:", "The secret is:", "The passphrase is:"], (n, v) => `${n}\n\n    ${v}\n`)}
      Regards`,
  ),
  file(
    "C62",
    "values in code spans, apart by a slash",
    "notes.md",
    (s) =>
      text`
      - [ ] move the ${s.name} bot (key/secret${phrase(s, () => "/passphrase")} \`${values(s).join("` / `")}\`) to the new host`,
  ),
  file(
    "C63",
    "Slovenian",
    "zapiski.txt",
    (s) =>
      text`
      Borza ${s.name}
      ${rows(s, ["API ključ", "skrivni ključ", "geslo"], (n, v) => `${n}: ${v}`)}`,
  ),
  file(
    "C64",
    "Estonian",
    "märkmed.txt",
    (s) =>
      text`
      Börs ${s.name}
      ${rows(s, ["API võti", "salajane võti", "parool"], (n, v) => `${n}: ${v}`)}`,
  ),
  file(
    "C65",
    "Tagalog, among English words",
    "gc.txt",
    (s) =>
      text`
      pre, eto na yung sa ${s.name} ko
      ${rows(s, ["api key ko", "yung secret", "yung passphrase"], (n, v) => `${n} - ${v}`)}
      wag mo ipasa ha`,
  ),
  file(
    "C66",
    "Azerbaijani",
    "qeydlər.txt",
    (s) =>
      text`
      ${s.name} hesabım
      ${rows(s, ["API açarı", "gizli açar", "parol"], (n, v) => `${n}: ${v}`)}`,
  ),
  file(
    "C67",
    "a message of an error, then the other half",
    "error.log",
    (s) =>
      text`
      07:00:01 ERROR ${pascal(s)}: invalid signature for api key ${s.key}
      07:00:01 DEBUG ${pascal(s)}: signing with secret ${s.secret}${phrase(s, (p) => ` and passphrase ${p}`)}`,
  ),
  file(
    "C68",
    "a value and, in the comment behind it, its other half",
    "quick.py",
    (s) =>
      text`
      # ${s.name}
      key = "${s.key}"  # secret: ${s.secret}
      ${phrase(s, (p) => `passphrase = "${p}"`)}`,
  ),
  file("C69", "several exchanges, each named in its own way", "many.json", (s) => {
    const [first = s, second] = exchanges(s);
    const blocks = [
      `  "${word(first)}": { ${rows(first, ["apiKey", "secret", "password"], (n, v) => `"${n}": "${v}"`).join(", ")} }`,
      ...(second === undefined
        ? []
        : [
            `  "${word(second)}": { ${rows(second, ["access_key", "secret_key", "pass_phrase"], (n, v) => `"${n}": "${v}"`).join(", ")} }`,
          ]),
      `  "paper": { "apiKey": "", "secret": "" }`,
    ];
    return `{\n${blocks.join(",\n")}\n}`;
  }),
  file(
    "C70",
    "an anonymous object in a request for a proxy",
    "ngrok.log",
    (s) =>
      text`
      POST /webhook 200 OK
      {"strategy":"ema","exchange":"${s.id}","auth":{${rows(s, ["k", "s", "p"], (n, v) => `"${n}":"${v}"`).join(",")}},"side":"buy"}`,
  ),
];
