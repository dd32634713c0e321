import type { Form } from "../../form.ts";
import { accounts, file, pascal, phrase, quoted, rows, text, values, word } from "./write.ts";

/** What programs print, record and show: logs, dumps, requests, differences. */
export const PRINTED_FORMS: readonly Form[] = [
  file(
    "A121",
    "fields of a structured log",
    "logs/app.log",
    (s) =>
      text`
      time=2026-02-11T07:00:01.201Z level=INFO msg="starting" version=1.14.2
      time=2026-02-11T07:00:01.377Z level=DEBUG msg="exchange configured" exchange=${s.id} ${rows(s, ["api_key", "api_secret", "passphrase"], (n, v) => `${n}=${v}`).join(" ")} sandbox=false
      time=2026-02-11T07:00:02.010Z level=INFO msg="subscribed" symbol=BTCUSDT`,
  ),
  file("A122", "events of a log in JSON", "logs/bot.jsonl", (s) =>
    [
      JSON.stringify({ level: 30, time: 1770793201, msg: "boot" }),
      JSON.stringify({
        level: 20,
        time: 1770793202,
        venue: s.id,
        options: Object.fromEntries(
          rows(s, ["apiKey", "secret", "password"], (n, v) => `${n} ${v}`).map((r) => [
            r.slice(0, r.indexOf(" ")),
            r.slice(r.indexOf(" ") + 1),
          ]),
        ),
        msg: "client created",
      }),
      JSON.stringify({ level: 30, time: 1770793203, msg: "ready" }),
    ].join("\n"),
  ),
  file(
    "A123",
    "a structure with its fields, as Go prints it",
    "debug.log",
    (s) =>
      text`
      2026/02/11 07:00:01 config: &{Exchange:${s.id} ${rows(s, ["APIKey", "APISecret", "Passphrase"], (n, v) => `${n}:${v}`).join(" ")} Testnet:false Pairs:[BTCUSDT ETHUSDT]}
      2026/02/11 07:00:02 connected`,
  ),
  file(
    "A124",
    "a structure, as Rust prints it",
    "stdout.txt",
    (s) =>
      text`
      [src/main.rs:41:5] &cfg = ${pascal(s)}Config {
      ${rows(s, ["api_key", "api_secret", "passphrase"], (n, v) => `    ${n}: ${n === "passphrase" ? `Some(\n        "${v}",\n    )` : `"${v}"`},`)}
          testnet: false,
      }`,
  ),
  file(
    "A125",
    "an object, as Java prints it",
    "catalina.out",
    (s) =>
      text`
      11-Feb-2026 07:00:01.377 INFO [main] bot.Boot.start Loaded ${pascal(s)}Properties{${rows(s, ["apiKey", "secretKey", "passphrase"], (n, v) => `${n}='${v}'`)}, timeout=5000}
      11-Feb-2026 07:00:02.010 INFO [main] bot.Boot.start Ready`,
  ),
  file(
    "A126",
    "a record, as Kotlin prints it",
    "app.log",
    (s) =>
      text`
      D/Exchange: saving ${pascal(s)}Account(id=1, ${rows(s, ["apiKey", "apiSecret", "passphrase"], (n, v) => `${n}=${v}`)}, isDefault=true)
      D/Exchange: saved`,
  ),
  file(
    "A127",
    "an array, as PHP prints it",
    "storage/logs/laravel.log",
    (s) =>
      text`
      [2026-02-11 07:00:01] local.DEBUG: ${s.name} Array
      (
      ${rows(s, ["apiKey", "secret", "password"], (n, v) => `    [${n}] => ${v}`)}
          [enableRateLimit] => 1
      )`,
  ),
  file(
    "A128",
    "an array with types and lengths, as PHP dumps it",
    "dump.txt",
    (s) =>
      text`
      ${s.id}.php:12:
      array(3) {
      ${rows(s, ["key", "secret", "passphrase"], (n, v) => `  ["${n}"]=>\n  string(64) "${v}"`)}
      }`,
  ),
  file(
    "A129",
    "an object, as Ruby inspects it",
    "log/development.log",
    (s) =>
      text`
      Started GET "/accounts/1" for 127.0.0.1
      #<${pascal(s)}::Client:0x000000010f2a7c08 ${rows(s, ["@api_key", "@api_secret", "@passphrase"], (n, v) => `${n}="${v}"`)}, @sandbox=false>
      Completed 200 OK in 41ms`,
  ),
  file(
    "A130",
    "locals of a frame",
    "traceback.txt",
    (s) =>
      text`
      Traceback (most recent call last):
        File "/srv/bot/main.py", line 88, in connect
          ex.load_markets()
      ─────────────────────────────── locals ───────────────────────────────
      ${rows(s, ["api_key", "api_secret", "passphrase"], (n, v) => `│ ${n.padStart(12)} = '${v}' │`)}
      │     exchange = '${s.id}' │
      ──────────────────────────────────────────────────────────────────────
      TimeoutError: timed out`,
  ),
  file(
    "A131",
    "a call with its arguments in a message of an error",
    "error.txt",
    (s) =>
      text`
      TypeError: ${pascal(s)}Client.__init__() got an unexpected keyword argument 'pass'
        called as ${pascal(s)}Client(${rows(s, ["api_key", "api_secret", "passphrase"], (n, v) => `${n}='${v}'`)}, pass=None)`,
  ),
  file(
    "A132",
    "a map, as Elixir inspects it",
    "erl.log",
    (s) =>
      text`
      07:00:01.377 [error] GenServer Trader.${pascal(s)} terminating
      ** (MatchError) no match of right hand side value: {:error, :timeout}
      State: %Trader.${pascal(s)}{${rows(s, ["api_key", "secret", "passphrase"], (n, v) => `${n}: "${v}"`)}, ws: nil}`,
  ),
  file(
    "A133",
    "an object, as a console shows it",
    "console.log",
    (s) =>
      text`
      ${s.id} {
      ${rows(s, ["apiKey", "secret", "password"], (n, v) => `  ${n}: '${v}',`)}
        options: { defaultType: 'swap' },
        [Symbol(cache)]: Map(0) {}
      }`,
  ),
  file(
    "A134",
    "a change of a secret's lines, old and new",
    "fix.patch",
    (s) =>
      text`
      diff --git a/config.py b/config.py
      index 83db48f..bf12a90 100644
      --- a/config.py
      +++ b/config.py
      @@ -1,6 +1,6 @@
       EXCHANGE = "${s.id}"
      ${rows(s, ["API_KEY", "API_SECRET", "PASSPHRASE"], (n, v) => `-${n} = "${v}"\n+${n} = os.environ["${n}"]`)}
       PAIR = "BTC/USDT"`,
  ),
  file("A135", "an archive of requests with headers as pairs", "session.har", (s) =>
    JSON.stringify(
      {
        log: {
          version: "1.2",
          entries: [
            {
              request: {
                method: "POST",
                url: "https://app.tradedesk.test/api/exchanges",
                headers: [{ name: "content-type", value: "application/json" }],
                postData: {
                  mimeType: "application/json",
                  params: [
                    { name: "exchange", value: s.id },
                    ...rows(s, ["apiKey", "apiSecret", "passphrase"], (n, v) => `${n} ${v}`).map((r) => ({
                      name: r.slice(0, r.indexOf(" ")),
                      value: r.slice(r.indexOf(" ") + 1),
                    })),
                  ],
                },
              },
            },
          ],
        },
      },
      null,
      1,
    ),
  ),
  file(
    "A136",
    "a recorded cassette with a form in its body",
    "spec/cassettes/connect.yml",
    (s) =>
      text`
      http_interactions:
      - request:
          method: post
          uri: https://app.tradedesk.test/exchanges
          body:
            encoding: UTF-8
            string: exchange=${s.id}&${rows(s, ["api_key", "api_secret", "passphrase"], (n, v) => `${n}=${v}`).join("&")}
        response:
          status: {code: 201, message: Created}`,
  ),
  file(
    "A137",
    "fields of a form on a command line",
    "notes/curl.sh",
    (s) =>
      text`
      curl -sS -X POST https://app.tradedesk.test/v1/connections \\
        -F exchange=${s.id} \\
      ${rows(s, ["api_key", "api_secret", "passphrase"], (n, v) => `  -F '${n}=${v}' \\`)}
        -o /dev/null`,
  ),
  file(
    "A138",
    "a body on a command line of Windows, quotes escaped",
    "connect.cmd",
    (s) =>
      text`
      curl -X POST https://app.tradedesk.test/v1/connections -H "Content-Type: application/json" -d "{\\"exchange\\":\\"${s.id}\\",${rows(s, ["apiKey", "apiSecret", "passphrase"], (n, v) => `\\"${n}\\":\\"${v}\\"`).join(",")}}"`,
  ),
  file(
    "A139",
    "items of a command that speaks HTTP",
    "history.txt",
    (s) =>
      text`
      cd ~/bots
      http POST :8000/exchanges name=${s.id} ${rows(s, ["key", "secret", "passphrase"], (n, v) => `${n}=${v}`).join(" ")} paper:=false
      git status`,
  ),
  file(
    "A140",
    "a table that a database prints",
    "psql.txt",
    (s) =>
      text`
      trading=# select exchange, api_key, api_secret, passphrase from accounts limit 2;
       exchange | api_key | api_secret | passphrase
      ----------+---------+------------+------------
      ${accounts(s).map((one) => ` ${one.id} | ${one.key ?? ""} | ${one.secret} | ${phrase(one, (p) => p) ?? ""}`)}
      (${accounts(s).length} rows)`,
  ),
  file(
    "A141",
    "records that a database prints upright",
    "mysql.txt",
    (s) =>
      text`
      mysql> select * from exchange_keys\\G
      *************************** 1. row ***************************
                id: 7
          exchange: ${s.name}
      ${rows(s, ["api_key", "api_secret", "passphrase"], (n, v) => `${n.padStart(12)}: ${v}`)}
        created_at: 2025-08-30 12:11:09
      1 row in set (0.00 sec)`,
  ),
  file(
    "A142",
    "a table that a data frame prints",
    "out.txt",
    (s) =>
      text`
      >>> print(df.to_string())
        exchange  key  secret
      ${accounts(s).map(
        (one, i) => `${i}  ${one.id}  ${one.key ?? ""}  ${one.secret}${phrase(one, (p) => `  ${p}`) ?? ""}`,
      )}`,
  ),
  file("A143", "what a browser stores, exported", "localstorage.json", (s) =>
    JSON.stringify(
      {
        theme: "dark",
        [`exchange:${s.id}`]: `{${rows(s, ["apiKey", "apiSecret", "passphrase"], (n, v) => `"${n}":"${v}"`).join(",")}}`,
        lastPair: "BTCUSDT",
      },
      null,
      2,
    ),
  ),
  file(
    "A144",
    "an example of an interface's description",
    "openapi.yaml",
    (s) =>
      text`
      paths:
        /connections:
          post:
            summary: Connect ${s.name}
            requestBody:
              content:
                application/json:
                  example:
                    exchange: ${s.id}
      ${rows(s, ["apiKey", "apiSecret", "passphrase"], (n, v) => `              ${n}: ${v}`)}`,
  ),
  file("A145", "properties of a schema with defaults", "schema.json", (s) =>
    JSON.stringify(
      {
        title: `${s.name} connection`,
        type: "object",
        properties: Object.fromEntries(
          rows(s, ["api_key", "api_secret", "passphrase"], (n, v) => `${n} ${v}`).map((r) => [
            r.slice(0, r.indexOf(" ")),
            { type: "string", default: r.slice(r.indexOf(" ") + 1) },
          ]),
        ),
      },
      null,
      2,
    ),
  ),
  file(
    "A146",
    "a message in the text form of protocol buffers",
    "config.textproto",
    (s) =>
      text`
      # proto-file: bot/config.proto
      exchange {
        venue: ${s.id.toUpperCase().replaceAll(/\W/gu, "_")}
        credentials {
      ${rows(s, ["api_key", "api_secret", "passphrase"], (n, v) => `    ${n}: "${v}"`)}
        }
      }`,
  ),
  file(
    "A147",
    "variables of a query",
    "graphql/variables.json",
    (s) =>
      text`
      {
        "input": {
          "exchange": "${s.id.toUpperCase()}",
          "credentials": [
      ${rows(s, ["API_KEY", "API_SECRET", "PASSPHRASE"], (n, v) => `      { "type": "${n}", "value": "${v}" },`)}
            { "type": "LABEL", "value": "main" }
          ]
        }
      }`,
  ),
  file(
    "A148",
    "a mock of a vault's answer",
    "tests/mocks/vault.ts",
    (s) =>
      text`
      export const handlers = [
        http.get("https://vault.test/v1/secret/data/${s.id}", () =>
          HttpResponse.json({ data: { data: { ${rows(s, ["api_key", "secret_key", "passphrase"], (n, v) => `${n}: "${v}"`)} }, metadata: { version: 3 } } }),
        ),
      ];`,
  ),
  file(
    "A149",
    "outputs of a plan",
    "terraform.log",
    (s) =>
      text`
      Apply complete! Resources: 1 added, 0 changed, 0 destroyed.

      Outputs:

      ${rows(s, ["api_key", "api_secret", "passphrase"], (n, v) => `${word(s)}_${n} = "${v}"`)}
      bot_ip = "10.0.0.12"`,
  ),
  file(
    "A150",
    "the environment of a process, listed",
    "support/env.txt",
    (s) =>
      text`
      $ docker exec bot env | sort
      HOME=/root
      HOSTNAME=3fdc0a51c1e2
      ${rows(s, ["API_KEY", "API_SECRET", "PASSPHRASE"], (n, v) => `${s.env}_${n}=${v}`)}
      PATH=/usr/local/sbin:/usr/local/bin:/usr/bin`,
  ),
  file(
    "A151",
    "arguments of a process, listed",
    "ps.txt",
    (s) =>
      text`
      USER   PID %CPU COMMAND
      bot   1182  0.3 /usr/bin/python3 run.py --exchange ${s.id} ${rows(s, ["--key", "--secret", "--passphrase"], (n, v) => `${n} ${v}`).join(" ")}
      bot   1190  0.0 sshd: bot@pts/0`,
  ),
  file(
    "A152",
    "a description of a container",
    "inspect.json",
    (s) =>
      text`
      [
        {
          "Id": "b1946ac92492",
          "Config": {
            "Image": "bot:latest",
            "Env": [
      ${rows(s, ["API_KEY", "API_SECRET", "PASSPHRASE"], (n, v) => `        "${s.env}_${n}=${v}",`)}
              "LANG=C.UTF-8"
            ]
          }
        }
      ]`,
  ),
  file(
    "A153",
    "a watch of a debugger",
    "debug-session.txt",
    (s) =>
      text`
      (lldb) frame variable
      (Exchange) venue = ${s.id}
      ${rows(s, ["apiKey", "apiSecret", "passphrase"], (n, v) => `(std::string) ${n} = "${v}"`)}
      (int) retries = 3`,
  ),
  file(
    "A154",
    "an argument list of a call that a trace shows",
    "strace.out",
    (s) =>
      text`
      execve("/opt/bot/bot", ["bot", "-x", "${s.id}"], 0x7ffd /* 4 vars */) = 0
      write(2, "loaded ${s.name} key=${s.key} secret=${s.secret}${phrase(s, (p) => ` passphrase=${p}`)}\\n", 180) = 180`,
  ),
  file(
    "A155",
    "positional arguments in a warning",
    "warnings.txt",
    (s) =>
      text`
      DeprecationWarning: ${pascal(s)}(${quoted(s, "'")}) is deprecated, use ${pascal(s)}.from_env()
        self.client = make()`,
  ),
  file(
    "A156",
    "a tuple in a log",
    "worker.log",
    (s) =>
      text`
      [07:00:01] picked account ('${s.id}', ${values(s).map((v) => `'${v}'`)}) from pool
      [07:00:02] done`,
  ),
];
