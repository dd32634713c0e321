import { type Form, form, lines } from "../../form.ts";
import { accounts, exchanges, named, pascal, values } from "./write.ts";

const LINE = { oneLine: true } as const;

/** What programmers type into sources of their own: bots, macros, experiments, tests. */
export const CODE_FORMS: readonly Form[] = [
  form(
    "K1",
    "a list of accounts with leading commas and names of their own",
    (s) => ({
      path: "run_config.py",
      text: lines(
        `'''`,
        `one entry per account or sub account, read only keys are enough`,
        `'''`,
        `${pascal(s)}_APIs = [`,
        accounts(s).flatMap((one, i) =>
          [
            `    ${i === 0 ? "" : ","}{`,
            `         'account_name': '${one.name} Futures - ${i === 0 ? "Main" : "Sub 01"}'`,
            named(one, `${pascal(one)}_API_KEY`, `${pascal(one)}_API_SECRET`, `${pascal(one)}_API_PASS`).map(
              ({ name, value }) => `        ,'${name}': '${value}'`,
            ),
            `        ,'hedge_mode': True`,
            `    }`,
          ].flat(),
        ),
        `]`,
        `ifttt_url = ''`,
      ),
    }),
    LINE,
  ),
  form(
    "K2",
    "names of variables in Korean",
    (s) => ({
      path: "자동매매.py",
      text: lines(
        `import ccxt`,
        `# ${s.name} 키 (출금 권한 없음)`,
        named(s, "접속키", "비밀키", "암호문구").map(({ name, value }) => `${name} = "${value}"`),
        `코인목록 = ["BTC", "ETH", "XRP"]`,
        `거래소 = ccxt.${s.id}({"apiKey": 접속키, "secret": 비밀키})`,
        `print(거래소.fetch_balance())`,
      ),
    }),
    LINE,
  ),
  form(
    "K3",
    "static fields whose names mix the exchange with Korean",
    (s) => ({
      path: "Settings/Keys.cs",
      text: lines(
        `namespace AutoTrade`,
        `{`,
        `    internal static class 설정`,
        `    {`,
        exchanges(s).flatMap((one) =>
          named(one, `${pascal(one)}_앱키`, `${pascal(one)}_시크릿키`, `${pascal(one)}_비밀번호`).map(
            ({ name, value }) => `        public static string ${name} = "${value}";`,
          ),
        ),
        `        public static int 재시도 = 3;`,
        `    }`,
        `}`,
      ),
    }),
    LINE,
  ),
  form(
    "K4",
    "settings of Qt, set by path",
    (s) => ({
      path: "src/mainwindow.cpp",
      text: lines(
        `void MainWindow::loadDefaults()`,
        `{`,
        `    QSettings st(QSettings::IniFormat, QSettings::UserScope, "tradedesk", "tradedesk");`,
        `    st.setValue("ui/theme", "dark");`,
        named(s, "key", "secret", "passphrase").map(
          ({ name, value }) => `    st.setValue("exchange/${s.id}/${name}", QStringLiteral("${value}"));`,
        ),
        `    st.setValue("ui/lastSymbol", "BTCUSDT");`,
        `}`,
      ),
    }),
    LINE,
  ),
  form(
    "K5",
    "inputs of an expert advisor, explained at their ends",
    (s) => ({
      path: "MQL5/Experts/CopyTrade.mq5",
      text: lines(
        `#property copyright "me"`,
        `input group "${s.name}"`,
        named(s, "InpAK", "InpSK", "InpPW").map(
          ({ name, value }) =>
            `input string ${name}="${value}"; // ${name === "InpAK" ? "API key" : name === "InpSK" ? "API secret" : "Passphrase"}`,
        ),
        `input double InpLots=0.01; // Lots`,
        `input int InpMagic=20240311;`,
      ),
    }),
    LINE,
  ),
  form(
    "K6",
    "a dictionary of a macro",
    (s) => ({
      path: "Module1.bas",
      text: lines(
        `Attribute VB_Name = "Module1"`,
        `Sub Test${pascal(s)}()`,
        `Dim Cred As New Dictionary`,
        named(s, "apiKey", "secretKey", "Passphrase").map(({ name, value }) => `Cred.Add "${name}", "${value}"`),
        `TestResult = Private${pascal(s)}("account", "GET", Cred)`,
        `Debug.Print TestResult`,
        `End Sub`,
      ),
    }),
    LINE,
  ),
  form(
    "K7",
    "properties of a script in a sheet, set once and left",
    (s) => ({
      path: "Code.gs",
      text: lines(
        `// run once!!`,
        `function setup() {`,
        `  PropertiesService.getScriptProperties().setProperties({`,
        named(s, `${s.env}_KEY`, `${s.env}_SECRET`, `${s.env}_PASS`).map(
          ({ name, value }) => `    '${name}': '${value}',`,
        ),
        `    'SHEET': 'Portfolio',`,
        `  });`,
        `}`,
      ),
    }),
    LINE,
  ),
  form(
    "K8",
    "arguments of a formula in a table",
    (s) => ({
      path: "portfolio.csv",
      text: lines(
        `Coin,Amount,Formula`,
        `BTC,0.31,"=${s.id.toUpperCase()}_BALANCE(""BTC"";${values(s)
          .map((value) => `""${value}""`)
          .join(";")})"`,
        `ETH,2,manual`,
      ),
    }),
    LINE,
  ),
  form(
    "K9",
    "the message of an alert that a chart sends",
    (s) => ({
      path: "strategy.pine",
      text: lines(
        `//@version=5`,
        `strategy("EMA cross", overlay=true)`,
        `if ta.crossover(ta.ema(close, 9), ta.ema(close, 21))`,
        `    alert('{"exchange":"${s.id}",${named(s, "pub", "sec", "pass")
          .map(({ name, value }) => `"${name}":"${value}"`)
          .join(",")},"side":"buy","ticker":"' + syminfo.ticker + '"}', alert.freq_once_per_bar_close)`,
      ),
    }),
    LINE,
  ),
  form(
    "K10",
    "several names on the left, several values on the right",
    (s) => ({
      path: "live.py",
      text: lines(
        `import ${s.package.split(/[^A-Za-z_]/u)[0] ?? s.id}`,
        `LEVERAGE, PAIR = 3, "BTC/USDT"`,
        `${s.passphrase === undefined ? "KEY, SECRET" : "KEY, SECRET, PASSPHRASE"} = ${values(s)
          .map((value) => `"${value}"`)
          .join(", ")}  # ${s.name} main account`,
        `TIMEOUT, RETRIES = 10, 3`,
      ),
    }),
    LINE,
  ),
  form(
    "K11",
    "arguments among others, in the writer's own class",
    (s) => ({
      path: "grid.py",
      text: lines(
        `class ${pascal(s)}Grid:`,
        `    def __init__(self, symbol, step, api_key, api_secret, ${s.passphrase === undefined ? "" : "passphrase, "}dry=False):`,
        `        self.symbol = symbol`,
        ``,
        `bot = ${pascal(s)}Grid("BTCUSDT", 0.004, ${values(s)
          .map((value) => `"${value}"`)
          .join(", ")}, dry=False)`,
        `bot.run()`,
      ),
    }),
    LINE,
  ),
  form(
    "K12",
    "blocks as defaults of an environment",
    (s) => ({
      path: "config/initializers/exchange.rb",
      text: lines(
        `Rails.application.config.to_prepare do`,
        `  Exchanges.register :${s.id} do |x|`,
        named(s, "key", "secret", "passphrase").map(
          ({ name, value }) => `    x.${name} = ENV.fetch('${s.env}_${name.toUpperCase()}') { '${value}' }`,
        ),
        `    x.sandbox = false`,
        `  end`,
        `end`,
      ),
    }),
    LINE,
  ),
  form(
    "K13",
    "rows of a structure without names of fields",
    (s) => ({
      path: "accounts.go",
      text: lines(
        `package main`,
        ``,
        `type account struct {`,
        `\tName, Exchange, APIKey, APISecret, Passphrase string`,
        `\tLeverage int`,
        `}`,
        ``,
        `var accounts = []account{`,
        accounts(s).map(
          (one, i) =>
            `\t{"${i === 0 ? "main" : "papa"}", "${one.id}", ${[
              ...values(one),
              ...(one.passphrase === undefined ? [""] : []),
            ]
              .map((value) => `"${value}"`)
              .join(", ")}, ${i + 3}},`,
        ),
        `}`,
      ),
    }),
    LINE,
  ),
  form(
    "K14",
    "arms of a match",
    (s) => ({
      path: "src/keys.rs",
      text: lines(
        `pub fn keys(venue: Venue) -> (&'static str, &'static str, Option<&'static str>) {`,
        `    match venue {`,
        exchanges(s).map(
          (one) =>
            `        Venue::${pascal(one)} => ("${one.key ?? ""}", "${one.secret}", ${one.passphrase === undefined ? "None" : `Some("${one.passphrase}")`}),`,
        ),
        `        _ => unimplemented!(),`,
        `    }`,
        `}`,
      ),
    }),
    LINE,
  ),
  form(
    "K15",
    "a pair made by an infix",
    (s) => ({
      path: "app/src/main/java/Keys.kt",
      text: lines(
        `package com.example.trader`,
        ``,
        `// first = api key, second = api secret`,
        `object Keys {`,
        exchanges(s).map((one) => `    val ${one.id.replaceAll(/\W/gu, "")} = "${one.key ?? ""}" to "${one.secret}"`),
        `}`,
      ),
    }),
    LINE,
  ),
  form(
    "K16",
    "the value before the name, in calls that store it",
    (s) => ({
      path: "Sources/Onboarding.swift",
      text: lines(
        `func seedDemoUser() {`,
        named(s, "apiKey", "apiSecret", "passphrase").map(
          ({ name, value }) => `    Keychain.standard.save("${value}", forKey: "${s.id}.${name}")`,
        ),
        `    UserDefaults.standard.set(true, forKey: "onboarded")`,
        `}`,
      ),
    }),
    LINE,
  ),
  form(
    "K17",
    "calls whose argument for the name is called key",
    (s) => ({
      path: "lib/main.dart",
      text: lines(
        `Future<void> seed(FlutterSecureStorage storage) async {`,
        named(s, "ApiKey", "SecretKey", "Passphrase").map(
          ({ name, value }) => `  await storage.write(key: '${s.id}${name}', value: '${value}');`,
        ),
        `  await storage.write(key: 'locale', value: 'de_AT');`,
        `}`,
      ),
    }),
    LINE,
  ),
  form(
    "K18",
    "cases that fill fields",
    (s) => ({
      path: "ExchangeFactory.java",
      text: lines(
        `public ExchangeSpecification spec(String name) {`,
        `    ExchangeSpecification sp = new ExchangeSpecification();`,
        `    switch (name) {`,
        exchanges(s).flatMap((one) =>
          [
            `        case "${one.id}":`,
            named(one, "ApiKey", "SecretKey", "Password").map(
              ({ name, value }) => `            sp.set${name}("${value}");`,
            ),
            `            sp.setUserName("tom");`,
            `            break;`,
          ].flat(),
        ),
        `    }`,
        `    return sp;`,
        `}`,
      ),
    }),
    LINE,
  ),
  form(
    "K19",
    "a fixture that gives a tuple",
    (s) => ({
      path: "tests/conftest.py",
      text: lines(
        `import pytest`,
        ``,
        `@pytest.fixture(scope="session")`,
        `def ${s.id.replaceAll(/\W/gu, "_")}_credentials():`,
        `    # (api key, secret${s.passphrase === undefined ? "" : ", passphrase"}) TODO move to vault`,
        `    return (`,
        values(s).map((value) => `        "${value}",`),
        `    )`,
      ),
    }),
    LINE,
  ),
  form(
    "K20",
    "a keyring filled from a script in R",
    (s) => ({
      path: "setup.R",
      text: lines(
        `library(keyring)`,
        named(s, "api_key", "api_secret", "passphrase").map(
          ({ name, value }) => `key_set_with_value(service = "${s.id}", username = "${name}", password = "${value}")`,
        ),
        `tickers <- c("BTCUSDT", "ETHUSDT")`,
      ),
    }),
    LINE,
  ),
  form(
    "K21",
    "a record with a comma before each field",
    (s) => ({
      path: "app/Main.hs",
      text: lines(
        `${s.id.replaceAll(/\W/gu, "")}Creds :: Credentials`,
        `${s.id.replaceAll(/\W/gu, "")}Creds = Credentials`,
        named(s, "accessKey", "secretKey", "passPhrase").map(
          ({ name, value }, i) => `  ${i === 0 ? "{" : ","} ${name.padEnd(10)} = T.pack "${value}"`,
        ),
        `  , timeoutMs  = 4000`,
        `  }`,
      ),
    }),
    LINE,
  ),
  form(
    "K22",
    "a map whose keys share a namespace",
    (s) => ({
      path: "resources/secrets.edn",
      text: lines(
        `{:db/uri "datomic:mem://bot"`,
        ` :${s.id}/api #:auth{${named(s, "public", "private", "phrase")
          .map(({ name, value }) => `:${name} "${value}"`)
          .join(" ")}}`,
        ` :log/level :info}`,
      ),
    }),
    LINE,
  ),
  form(
    "K23",
    "anonymous structures of Zig",
    (s) => ({
      path: "src/main.zig",
      text: lines(
        `const std = @import("std");`,
        `pub fn main() !void {`,
        `    var client = try ${pascal(s)}.init(std.heap.page_allocator, .{`,
        named(s, "key", "secret", "passphrase").map(({ name, value }) => `        .${name} = "${value}",`),
        `        .recv_window = 5000,`,
        `    });`,
        `    defer client.deinit();`,
        `}`,
      ),
    }),
    LINE,
  ),
  form(
    "K24",
    "steps of a query in a workbook",
    (s) => ({
      path: "Query1.m",
      text: lines(
        `let`,
        named(s, `#"API Key"`, `#"API Secret"`, `#"API Passphrase"`).map(
          ({ name, value }) => `    ${name} = "${value}",`,
        ),
        `    Source = Json.Document(Web.Contents("https://${s.host}", [RelativePath="api/v3/account"]))`,
        `in`,
        `    Source`,
      ),
    }),
    LINE,
  ),
  form(
    "K25",
    "fields of a browser that a test types into",
    (s) => ({
      path: "e2e/connect-exchange.spec.ts",
      text: lines(
        `test("connect ${s.name}", async ({ page }) => {`,
        `  await page.goto("/exchanges/new");`,
        `  await page.getByLabel("Exchange").selectOption("${s.name}");`,
        named(s, "API key", "API secret", "Passphrase").map(
          ({ name, value }) => `  await page.getByLabel("${name}").fill("${value}");`,
        ),
        `  await page.getByRole("button", { name: "Connect" }).click();`,
        `});`,
      ),
    }),
    LINE,
  ),
  form(
    "K26",
    "a window's fields, filled for convenience",
    (s) => ({
      path: "gui.py",
      text: lines(
        `root.title("${s.name} bot")`,
        named(s, "key", "secret", "pass").flatMap(({ name, value }) => [
          `${name}_entry = tk.Entry(root, width=70)`,
          `${name}_entry.insert(0, "${value}")`,
        ]),
        `tk.Button(root, text="Start", command=start).pack()`,
      ),
    }),
    LINE,
  ),
  form(
    "K27",
    "sentences that a machine reads",
    (s) => ({
      path: "features/balance.feature",
      text: lines(
        `Feature: balance`,
        `  Scenario: read the balance`,
        `    Given I am connected to "${s.name}" with key "${s.key ?? ""}" and secret "${s.secret}"${s.passphrase === undefined ? "" : ` and passphrase "${s.passphrase}"`}`,
        `    When I ask for "USDT"`,
        `    Then I see a number`,
      ),
    }),
    LINE,
  ),
  form(
    "K28",
    "a mutation with its arguments",
    (s) => ({
      path: "queries/link.graphql",
      text: lines(
        `mutation {`,
        `  linkExchange(input: { venue: ${s.id.toUpperCase().replaceAll(/\W/gu, "_")}, ${named(
          s,
          "publicKey",
          "secretKey",
          "passphrase",
        )
          .map(({ name, value }) => `${name}: "${value}"`)
          .join(", ")} }) {`,
        `    id`,
        `    status`,
        `  }`,
        `}`,
      ),
    }),
    LINE,
  ),
  form(
    "K29",
    "credentials kept in a browser's store as one text",
    (s) => ({
      path: "public/app.js",
      text: lines(
        `if (!localStorage.getItem("${s.id}")) {`,
        `  localStorage.setItem("${s.id}", JSON.stringify({ ${named(s, "k", "s", "p")
          .map(({ name, value }) => `${name}: '${value}'`)
          .join(", ")} })); // key, secret`,
        `}`,
      ),
    }),
    LINE,
  ),
  form(
    "K30",
    "arguments of a notebook's magic",
    (s) => ({
      path: "research.ipynb",
      text: `${JSON.stringify(
        {
          cells: [
            { cell_type: "markdown", metadata: {}, source: [`# ${s.name} funding`] },
            {
              cell_type: "code",
              execution_count: 2,
              metadata: {},
              outputs: [],
              source: named(s, "KEY", "SECRET", "PASSPHRASE").map(
                ({ name, value }) => `%env ${s.env}_${name} ${value}\n`,
              ),
            },
          ],
          nbformat: 4,
          nbformat_minor: 5,
        },
        null,
        1,
      )}\n`,
    }),
    LINE,
  ),
];
