import type { Form } from "../../form.ts";
import type { Scene } from "../../scene.ts";
import { accounts, exchanges, file, pascal, phrase, rows, text, word } from "../outside/write.ts";

const PARTS = ["key", "secret", "passphrase"] as const;

/** Name and value of each part, for what is written as JSON. */
function pairs(s: Scene, names: Parameters<typeof rows>[1]): { name: string; value: string }[] {
  const found: { name: string; value: string }[] = [];
  rows(s, names, (name, value) => {
    found.push({ name, value });
    return "";
  });
  return found;
}

/** What machines record of a program that runs, and what tools print when they are asked. */
export const RECORD_FORMS: readonly Form[] = [
  file(
    "B101",
    "structured data of a system's log",
    "syslog",
    (s) =>
      text`
      <165>1 2026-02-11T07:00:01Z trader01 bot 1182 CFG [${word(s)}@32473 ${rows(s, ["apiKey", "apiSecret", "passphrase"], (n, v) => `${n}="${v}"`).join(" ")}] configured
      <165>1 2026-02-11T07:00:02Z trader01 bot 1182 RUN - started`,
  ),
  file("B102", "attributes of a span", "trace.json", (s) =>
    JSON.stringify(
      {
        name: "connect",
        traceId: "5b8efff798038103d269b633813fc60c",
        attributes: [
          { key: "exchange.name", value: { stringValue: s.id } },
          ...pairs(s, ["exchange.api_key", "exchange.api_secret", "exchange.passphrase"]).map(({ name, value }) => ({
            key: name,
            value: { stringValue: value },
          })),
        ],
      },
      null,
      2,
    ),
  ),
  file("B103", "variables of frames in a report of an error", "event.json", (s) =>
    JSON.stringify({
      exception: { values: [{ type: "NetworkError", value: `${s.id} GET /account` }] },
      stacktrace: {
        frames: [
          {
            function: "connect",
            lineno: 41,
            vars: {
              self: "<Bot>",
              ...Object.fromEntries(
                pairs(s, ["api_key", "api_secret", "passphrase"]).map(({ name, value }) => [name, `'${value}'`]),
              ),
            },
          },
        ],
      },
    }),
  ),
  file(
    "B104",
    "data of an event of Windows",
    "event.xml",
    (s) =>
      text`
      <Event>
        <System><Provider Name="${pascal(s)}Sync"/><EventID>1000</EventID></System>
        <EventData>
      ${rows(s, ["ApiKey", "ApiSecret", "Passphrase"], (n, v) => `    <Data Name="${n}">${v}</Data>`)}
        </EventData>
      </Event>`,
  ),
  file(
    "B105",
    "what a list of properties prints in PowerShell",
    "output.txt",
    (s) =>
      text`
      PS C:\\bot> Get-ExchangeAccount | Format-List

      Exchange    : ${s.name}
      ${rows(s, ["ApiKey", "ApiSecret", "Passphrase"], (n, v) => `${n.padEnd(11)} : ${v}`)}
      Enabled     : True`,
  ),
  file(
    "B106",
    "a table of the environment in PowerShell",
    "env.txt",
    (s) =>
      text`
      PS> Get-ChildItem Env:${s.env}*

      Name                           Value
      ----                           -----
      ${rows(s, ["API_KEY", "API_SECRET", "PASSPHRASE"], (n, v) => `${`${s.env}_${n}`.padEnd(30)} ${v}`)}`,
  ),
  file(
    "B107",
    "values that a query of the registry prints",
    "reg.txt",
    (s) =>
      text`
      HKEY_CURRENT_USER\\Software\\Ticker\\${s.name}
      ${rows(s, ["ApiKey", "ApiSecret", "Passphrase"], (n, v) => `    ${n}    REG_SZ    ${v}`)}
          Poll    REG_DWORD    0x5`,
  ),
  file(
    "B108",
    "settings that a Mac prints",
    "defaults.txt",
    (s) =>
      text`
      $ defaults read test.acme.Ticker
      {
          exchange = "${s.id}";
      ${rows(s, ["apiKey", "apiSecret", "passphrase"], (n, v) => `    ${n} = "${v}";`)}
          launchAtLogin = 1;
      }`,
  ),
  file("B109", "attributes in a state of what was built", "terraform.tfstate", (s) =>
    JSON.stringify(
      {
        version: 4,
        resources: [
          {
            type: "acme_exchange",
            name: word(s),
            instances: [
              {
                attributes: {
                  id: "7",
                  host: s.host,
                  ...Object.fromEntries(
                    pairs(s, ["api_key", "api_secret", "passphrase"]).map(({ name, value }) => [name, value]),
                  ),
                },
              },
            ],
          },
        ],
      },
      null,
      2,
    ),
  ),
  file("B110", "parameters that a cloud's tool prints", "params.json", (s) =>
    JSON.stringify(
      {
        Parameters: pairs(s, ["api-key", "api-secret", "passphrase"]).map(({ name, value }) => ({
          Name: `/prod/${word(s)}/${name}`,
          Type: "SecureString",
          Value: value,
          Version: 3,
        })),
      },
      null,
      4,
    ),
  ),
  file("B111", "fields of an item that a safe's tool prints", "item.json", (s) =>
    JSON.stringify(
      {
        object: "item",
        name: `${s.name} bot`,
        login: { username: "tom@example.test", password: null },
        fields: pairs(s, ["API Key", "API Secret", "Passphrase"]).map(({ name, value }) => ({ name, value, type: 1 })),
      },
      null,
      2,
    ),
  ),
  file(
    "B112",
    "a request copied from a browser, for a script",
    "replay.js",
    (s) =>
      text`
      fetch("https://app.tradedesk.test/api/keys", {
        "headers": { "content-type": "application/json" },
        "body": "{\\"exchange\\":\\"${s.id}\\",${rows(s, ["apiKey", "apiSecret", "passphrase"], (n, v) => `\\"${n}\\":\\"${v}\\"`).join(",")}}",
        "method": "POST"
      });`,
  ),
  file(
    "B113",
    "environment in the description of a pod",
    "describe.txt",
    (s) =>
      text`
          Restart Count:  0
          Environment:
            EXCHANGE:       ${s.id}
      ${rows(s, ["API_KEY", "API_SECRET", "PASSPHRASE"], (n, v) => `      ${`${n}:`.padEnd(15)} ${v}`)}
          Mounts:           <none>`,
  ),
  file(
    "B114",
    "steps of a build that names what it was given",
    "build.log",
    (s) =>
      text`
      Step 4/9 : ARG EXCHANGE=${s.id}
       ---> Using cache
      ${rows(s, ["API_KEY", "API_SECRET", "PASSPHRASE"], (n, v, i) => `Step ${i + 5}/9 : ENV ${n}=${v}\n ---> Running in 1f0a9c3b7d${i}e`)}
      Step 9/9 : CMD ["node", "."]`,
  ),
  file(
    "B115",
    "what a failed assertion compares",
    "pytest.txt",
    (s) =>
      text`
      >       assert load("${s.id}") == Account(None, None)
      E       AssertionError: assert Account(${rows(s, ["key", "secret", "passphrase"], (n, v) => `${n}='${v}'`)}) == Account(key=None, secret=None)
      test_load.py:12: AssertionError`,
  ),
  file(
    "B116",
    "what a test prints where it was not expected",
    "go-test.txt",
    (s) =>
      text`
      --- FAIL: TestLoad (0.00s)
          load_test.go:22: got {Venue:${s.id} Auth:{${rows(s, ["Key", "Secret", "Passphrase"], (n, v) => `${n}:${v}`).join(" ")}}}, want {}
      FAIL`,
  ),
  file(
    "B117",
    "a panic with the text of a request",
    "panic.txt",
    (s) =>
      text`
      thread 'main' panicked at src/http.rs:88:14:
      bad status 401 for POST https://app.tradedesk.test/connect?exchange=${s.id}&${rows(s, ["api_key", "api_secret", "passphrase"], (n, v) => `${n}=${v}`).join("&")}
      note: run with \`RUST_BACKTRACE=1\` environment variable to display a backtrace`,
  ),
  file(
    "B118",
    "a record in the extended form of logs",
    "cef.log",
    (s) =>
      text`
      CEF:0|Acme|Bot|1.4|100|exchange configured|3|dhost=${s.host} ${rows(s, ["apiKey", "apiSecret", "passphrase"], (n, v, i) => `cs${i + 1}Label=${n} cs${i + 1}=${v}`).join(" ")}`,
  ),
  file(
    "B119",
    "arguments of a call, numbered",
    "audit.log",
    (s) =>
      text`
      type=EXECVE msg=audit(1770793201.377:4022): argc=8 a0="./bot" a1="--exchange" a2="${s.id}" ${rows(s, ["--key", "--secret", "--passphrase"], (n, v, i) => `a${2 * i + 3}="${n}" a${2 * i + 4}="${v}"`).join(" ")}`,
  ),
  file(
    "B120",
    "commands in the file of a store",
    "appendonly.aof",
    (s) =>
      text`
      *4
      $4
      HSET
      $${9 + word(s).length}
      exchange:${word(s)}
      ${rows(s, ["api_key", "api_secret", "passphrase"], (n, v, i) => `$${n.length}\n${n}\n$${s.plain(PARTS[i] ?? "key").length}\n${v}`)}`,
  ),
  file(
    "B121",
    "one row a column, as a store prints a table",
    "rows.txt",
    (s) =>
      text`
      ┌─exchange─┬─api_key─┬─api_secret─┬─passphrase─┐
      ${accounts(s).map((one) => `│ ${one.id} │ ${one.key ?? ""} │ ${one.secret} │ ${phrase(one, (p) => p) ?? ""} │`)}
      └──────────┴─────────┴────────────┴────────────┘`,
  ),
  file(
    "B122",
    "rows that stand upright in a database's shell",
    "expanded.txt",
    (s) =>
      text`
      trading=> \\x
      trading=> select * from accounts;
      -[ RECORD 1 ]--------
      id         | 7
      exchange   | ${s.id}
      ${rows(s, ["api_key", "api_secret", "passphrase"], (n, v) => `${n.padEnd(10)} | ${v}`)}`,
  ),
  file("B123", "a table turned on its side", "matrix.md", (s) => {
    const all = exchanges(s);
    const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
    return text`
      ${line(["", ...all.map((one) => one.name)])}
      ${line(["---", ...all.map(() => "---")])}
      ${line(["API key", ...all.map((one) => one.key ?? "")])}
      ${line(["API secret", ...all.map((one) => one.secret)])}
      ${all.some((one) => one.passphrase !== undefined) && line(["Passphrase", ...all.map((one) => phrase(one, (p) => p) ?? "")])}`;
  }),
  file("B124", "fields of an embed in a chat's export", "discord.json", (s) =>
    JSON.stringify(
      {
        messages: [
          {
            author: { name: "botmaster" },
            content: "",
            embeds: [
              {
                title: `${s.name} connected`,
                fields: pairs(s, ["API Key", "API Secret", "Passphrase"]).map(({ name, value }) => ({
                  name,
                  value,
                  inline: false,
                })),
              },
            ],
          },
        ],
      },
      null,
      2,
    ),
  ),
  file(
    "B125",
    "messages of a telephone",
    "sms.xml",
    (s) =>
      text`
      <smses count="2">
        <sms address="+43123456" date="1770793201000" body="which keys?" />
        <sms address="+43123456" date="1770793261000" body="${s.name} key ${s.key} secret ${s.secret}${phrase(s, (p) => ` pass ${p}`)}" />
      </smses>`,
  ),
  file(
    "B126",
    "lines of a channel with nicks in brackets",
    "irc.log",
    (s) =>
      text`
      07:00 <tom> which key for ${s.name}?
      ${rows(s, ["key", "secret", "pass"], (n, v) => `07:01 <anna> ${n}: ${v}`)}
      07:02 <tom> ty`,
  ),
  file("B127", "a note as a service exports it", "keep/note.json", (s) =>
    JSON.stringify({
      title: s.name,
      isTrashed: false,
      listContent: pairs(s, ["key", "secret", "passphrase"]).map(({ name, value }) => ({
        text: `${name} ${value}`,
        isChecked: false,
      })),
    }),
  ),
  file(
    "B128",
    "a note in an exchange format of notes",
    "notes.enex",
    (s) =>
      text`
      <note><title>${s.name}</title><content><![CDATA[<en-note>
      ${rows(s, ["API key", "API secret", "Passphrase"], (n, v) => `<div><b>${n}</b>: ${v}</div>`)}
      </en-note>]]></content></note>`,
  ),
  file(
    "B129",
    "storage of a page with a macro for code",
    "page.xml",
    (s) =>
      text`
      <h2>${s.name}</h2>
      <ac:structured-macro ac:name="code"><ac:plain-text-body><![CDATA[
      ${rows(s, ["api.key", "api.secret", "api.passphrase"], (n, v) => `${n}: ${v}`)}
      ]]></ac:plain-text-body></ac:structured-macro>`,
  ),
  file("B130", "a card of a board, in an export", "board.json", (s) =>
    JSON.stringify({
      cards: [
        {
          name: `connect ${s.name}`,
          desc: `**Key**\n${s.key ?? ""}\n\n**Secret**\n${s.secret}${phrase(s, (p) => `\n\n**Passphrase**\n${p}`) ?? ""}`,
          labels: [],
        },
      ],
    }),
  ),
];
