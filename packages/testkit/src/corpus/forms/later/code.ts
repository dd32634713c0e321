import type { Form } from "../../form.ts";
import { accounts, exchanges, file, pascal, phrase, quoted, rows, text, word } from "../outside/write.ts";

/** What languages offer beside assignments and calls: blocks, pairs, defaults, attributes and places for data. */
export const CODE_FORMS: readonly Form[] = [
  file(
    "B1",
    "tuples in a map by exchange",
    "keys.py",
    (s) =>
      text`
      # exchange -> credentials
      KEYS = {
      ${exchanges(s).map((one) => `    "${one.id}": (${quoted(one).join(", ")}),`)}
      }`,
  ),
  file(
    "B2",
    "methods that give one part each",
    "bot/credentials.py",
    (s) =>
      text`
      class ${pascal(s)}Credentials(Credentials):
      ${rows(s, ["api_key", "api_secret", "passphrase"], (n, v) => `    @property\n    def ${n}(self) -> str:\n        return "${v}"\n`)}`,
  ),
  file(
    "B3",
    "a file of settings that a script writes",
    "setup_env.py",
    (s) =>
      text`
      from pathlib import Path

      Path(".env").write_text(
          "EXCHANGE=${s.id}\\n"
      ${rows(s, ["API_KEY", "API_SECRET", "PASSPHRASE"], (n, v) => `    "${n}=${v}\\n"`)}
      )`,
  ),
  file(
    "B4",
    "a function whose last word is all parts",
    "accounts.go",
    (s) =>
      text`
      // ${s.name}: key, secret${phrase(s, () => ", passphrase")}
      func ${word(s)}Keys() (${rows(s, ["", "", ""], () => "string")}) {
      \treturn ${quoted(s)}
      }`,
  ),
  file(
    "B5",
    "variables set for the process in Go",
    "cmd/dev/main.go",
    (s) =>
      text`
      func main() {
      \tos.Setenv("EXCHANGE", "${s.id}")
      ${rows(s, ["API_KEY", "API_SECRET", "PASSPHRASE"], (n, v) => `\tos.Setenv("${n}", "${v}")`)}
      \tapp.Run()
      }`,
  ),
  file(
    "B6",
    "a raw text of JSON in Go",
    "config_test.go",
    (s) =>
      text`
      const raw = \`{
        "exchange": "${s.id}",
      ${rows(s, ["key", "secret", "passphrase"], (n, v) => `  "${n}": "${v}",`)}
        "pairs": ["BTC-USDT"]
      }\``,
  ),
  file(
    "B7",
    "arrays of two in a map in Go",
    "pool.go",
    (s) =>
      text`
      var pool = map[string][]string{
      ${exchanges(s).map((one) => `\t"${one.id}": {${quoted(one).join(", ")}},`)}
      }`,
  ),
  file(
    "B8",
    "statics that are made at first use in Rust",
    "src/keys.rs",
    (s) =>
      text`
      use once_cell::sync::Lazy;

      // ${s.name}
      ${rows(s, ["API_KEY", "API_SECRET", "PASSPHRASE"], (n, v) => `pub static ${n}: Lazy<String> = Lazy::new(|| String::from("${v}"));`)}`,
  ),
  file(
    "B9",
    "a macro that makes a map in Rust",
    "src/params.rs",
    (s) =>
      text`
      let params = hashmap! {
          "venue" => "${s.id}",
      ${rows(s, ["api_key", "api_secret", "passphrase"], (n, v) => `    "${n}" => "${v}",`)}
      };`,
  ),
  file(
    "B10",
    "values by columns of a query builder in Rust",
    "src/bin/seed.rs",
    (s) =>
      text`
      diesel::insert_into(accounts::table)
          .values((
              exchange.eq("${s.id}"),
      ${rows(s, ["api_key", "api_secret", "passphrase"], (n, v) => `        ${n}.eq("${v}"),`)}
          ))
          .execute(conn)?;`,
  ),
  file(
    "B11",
    "an anonymous map that fills itself in Java",
    "src/test/java/Live.java",
    (s) =>
      text`
      private static final Map<String, String> ${s.env.replaceAll(/\W/gu, "_")} = new HashMap<>() {{
      ${rows(s, ["apiKey", "secretKey", "passphrase"], (n, v) => `    put("${n}", "${v}");`)}
          put("host", "${s.host}");
      }};`,
  ),
  file(
    "B12",
    "arguments of constants of an enumeration in Java",
    "src/main/java/Account.java",
    (s) =>
      text`
      enum Account {
      ${exchanges(s).map((one, i, all) => `    ${word(one).toUpperCase()}(${quoted(one).join(", ")})${i === all.length - 1 ? ";" : ","}`)}

          private final String[] parts;
      }`,
  ),
  file(
    "B13",
    "names and values by turns in a map of Java",
    "src/main/java/Boot.java",
    (s) =>
      text`
      var exchange = Exchanges.create("${s.id}", Map.of(
      ${rows(s, ["apiKey", "apiSecret", "passphrase"], (n, v) => `    "${n}", "${v}"`).join(",\n")}
      ));`,
  ),
  file(
    "B14",
    "rows of a test of Java",
    "src/test/java/LoginTest.java",
    (s) =>
      text`
      @ParameterizedTest
      @CsvSource({
          "exchange, key, secret${phrase(s, () => ", passphrase")}",
          "${s.id}, ${rows(s, ["", "", ""], (_, v) => v)}",
      })
      void logsIn(String exchange, String key, String secret) {}`,
  ),
  file(
    "B15",
    "a receiver's fields in a block of Kotlin",
    "src/main/kotlin/App.kt",
    (s) =>
      text`
      val exchange = ${pascal(s)}Exchange().apply {
      ${rows(s, ["apiKey", "secretKey", "passphrase"], (n, v) => `    ${n} = "${v}"`)}
          sandbox = false
      }`,
  ),
  file(
    "B16",
    "objects that extend with arguments in Scala",
    "src/main/scala/Accounts.scala",
    (s) =>
      text`
      sealed abstract class Account(val key: String, val secret: String, val passphrase: Option[String] = None)
      object Account {
        case object ${pascal(s)} extends Account("${s.key}", "${s.secret}"${phrase(s, (p) => `, Some("${p}")`)})
      }`,
  ),
  file(
    "B17",
    "arrows in a map of Scala",
    "src/test/scala/LiveSpec.scala",
    (s) =>
      text`
      val conf = ConfigFactory.parseMap(Map(
        "exchange" -> "${s.id}",
      ${rows(s, ["api-key", "api-secret", "passphrase"], (n, v) => `  "${n}" -> "${v}",`)}
      ).asJava)`,
  ),
  file(
    "B18",
    "stored properties of a view in Swift",
    "App/SettingsView.swift",
    (s) =>
      text`
      struct SettingsView: View {
      ${rows(s, ["key", "secret", "passphrase"], (n, v) => `    @AppStorage("${word(s)}.${n}") private var ${n} = "${v}"`)}
          @State private var busy = false
      }`,
  ),
  file(
    "B19",
    "keys in memory for a configuration of .NET",
    "Tests/Fixture.cs",
    (s) =>
      text`
      var config = new ConfigurationBuilder()
          .AddInMemoryCollection(new Dictionary<string, string?>
          {
      ${rows(s, ["ApiKey", "ApiSecret", "Passphrase"], (n, v) => `        ["Exchanges:${pascal(s)}:${n}"] = "${v}",`)}
          })
          .Build();`,
  ),
  file(
    "B20",
    "a tuple taken apart in C#",
    "Program.cs",
    (s) =>
      text`
      // ${s.name}
      var (key, secret${phrase(s, () => ", passphrase")}) = (${quoted(s)});
      await Bot.RunAsync(key, secret);`,
  ),
  file(
    "B21",
    "a record with the type left out in C#",
    "Accounts.cs",
    (s) =>
      text`
      static readonly Account[] All =
      [
      ${accounts(s).map((one, i) => `    new("${i === 0 ? "main" : "spare"}", Venue.${pascal(one)}, ${quoted(one).join(", ")}),`)}
      ];`,
  ),
  file(
    "B22",
    "a list of pairs in F#",
    "Script.fsx",
    (s) =>
      text`
      let ${word(s)} =
          dict [
      ${rows(s, ["key", "secret", "passphrase"], (n, v) => `        "${n}", "${v}"`)}
          ]`,
  ),
  file(
    "B23",
    "tuples of an environment in Erlang",
    "config/sys.config",
    (s) =>
      text`
      [{trader, [
          {exchange, ${word(s)}},
      ${rows(s, ["api_key", "api_secret", "passphrase"], (n, v) => `    {${n}, <<"${v}">>},`)}
          {retries, 3}
      ]}].`,
  ),
  file(
    "B24",
    "an association list of Lisp",
    "config.lisp",
    (s) =>
      text`
      (defparameter *${word(s)}*
        '((:host . "${s.host}")
      ${rows(s, [":key", ":secret", ":passphrase"], (n, v) => `    (${n} . "${v}")`).join("\n")}))`,
  ),
  file(
    "B25",
    "bindings for the time of a call in Clojure",
    "dev/user.clj",
    (s) =>
      text`
      (comment
        (binding [ex/*venue* :${s.id}
      ${rows(s, ["ex/*key*", "ex/*secret*", "ex/*passphrase*"], (n, v) => `            ${n} "${v}"`).join("\n")}]
          (ex/balance)))`,
  ),
  file(
    "B26",
    "a constructor applied to its values in Haskell",
    "app/Main.hs",
    (s) =>
      text`
      main :: IO ()
      main = do
        let env = mk${pascal(s)}Env ${quoted(s).join(" ")}
        runReaderT bot env`,
  ),
  file(
    "B27",
    "labelled arguments in OCaml",
    "bin/bot.ml",
    (s) =>
      text`
      let client =
        ${pascal(s)}.connect
      ${rows(s, ["~key", "~secret", "~passphrase"], (n, v) => `    ${n}:"${v}"`)}
          ()`,
  ),
  file(
    "B28",
    "several variables of Perl at once",
    "t/live.t",
    (s) =>
      text`
      # ${s.name}
      my ($key, $secret${phrase(s, () => ", $passphrase")}) = (${quoted(s, "'")});
      ok(connect($key, $secret), 'connects');`,
  ),
  file(
    "B29",
    "data after the end of a program",
    "report.rb",
    (s) =>
      text`
      require "yaml"
      CONFIG = YAML.safe_load(DATA.read)
      puts Report.new(CONFIG).to_s
      __END__
      exchange: ${s.id}
      ${rows(s, ["api_key", "api_secret", "passphrase"], (n, v) => `${n}: ${v}`)}`,
  ),
  file(
    "B30",
    "values that a test gives on demand",
    "spec/client_spec.rb",
    (s) =>
      text`
      RSpec.describe ${pascal(s)}::Client do
      ${rows(s, ["api_key", "api_secret", "passphrase"], (n, v) => `  let(:${n}) { "${v}" }`)}

        it { expect(described_class.new(api_key, api_secret).ping).to be true }
      end`,
  ),
  file(
    "B31",
    "variables that are set where they are missing, in Ruby",
    "config/boot.rb",
    (s) =>
      text`
      ENV["RACK_ENV"] ||= "development"
      ${rows(s, ["API_KEY", "API_SECRET", "PASSPHRASE"], (n, v) => `ENV["${s.env}_${n}"] ||= "${v}"`)}`,
  ),
  file(
    "B32",
    "the environment put in PHP",
    "bootstrap.php",
    (s) =>
      text`
      <?php
      putenv('APP_ENV=prod');
      ${rows(s, ["API_KEY", "API_SECRET", "PASSPHRASE"], (n, v) => `putenv('${s.env}_${n}=${v}');`)}`,
  ),
  file(
    "B33",
    "arguments of a service by their names",
    "config/services.yaml",
    (s) =>
      text`
      services:
        App\\Exchange\\${pascal(s)}Client:
          arguments:
      ${rows(s, ["$apiKey", "$apiSecret", "$passphrase"], (n, v) => `      ${n}: '${v}'`)}
            $logger: '@monolog.logger'`,
  ),
  file(
    "B34",
    "rows that a seeder puts in, in PHP",
    "database/seeders/ExchangeSeeder.php",
    (s) =>
      text`
      public function run(): void
      {
          DB::table('exchange_accounts')->insert([
              'exchange' => '${s.id}',
      ${rows(s, ["api_key", "api_secret", "passphrase"], (n, v) => `        '${n}' => Crypt::encryptString('${v}'),`)}
          ]);
      }`,
  ),
  file(
    "B35",
    "data of a record that is created, in TypeScript",
    "prisma/seed.ts",
    (s) =>
      text`
      await prisma.exchangeAccount.create({
        data: {
          label: "main",
          exchange: { connect: { slug: "${s.id}" } },
      ${rows(s, ["apiKey", "apiSecret", "passphrase"], (n, v) => `    ${n}: "${v}",`)}
        },
      });`,
  ),
  file(
    "B36",
    "private fields of a class of JavaScript",
    "lib/client.js",
    (s) =>
      text`
      export class ${pascal(s)} extends Exchange {
      ${rows(s, ["#apiKey", "#apiSecret", "#passphrase"], (n, v) => `  ${n} = '${v}';`)}
        #queue = [];
      }`,
  ),
  file(
    "B37",
    "an object spread on a condition",
    "src/options.ts",
    (s) =>
      text`
      export const options = {
        exchange: '${s.id}',
        ...(process.env.NODE_ENV === 'production' && { ${rows(s, ["apiKey", "secret", "password"], (n, v) => `${n}: '${v}'`)} }),
        timeout: 5000,
      };`,
  ),
  file(
    "B38",
    "loops over pairs",
    "balances.py",
    (s) =>
      text`
      # ${s.name}: mine and my wife's
      for key, secret${phrase(s, () => ", phrase")} in [
      ${[s, s.sibling].map((one) => `    (${quoted(one).join(", ")}),`)}
      ]:
          print(balance(key, secret))`,
  ),
  file(
    "B39",
    "a partial call that keeps its first arguments",
    "ws.py",
    (s) =>
      text`
      from functools import partial
      from ${word(s)} import Session

      make = partial(Session, ${quoted(s)}, testnet=False)
      with make() as session:
          session.subscribe("orders")`,
  ),
  file(
    "B40",
    "attributes set by name",
    "patch_config.py",
    (s) =>
      text`
      import config

      config.EXCHANGE = "${s.id}"
      ${rows(s, ["API_KEY", "API_SECRET", "PASSPHRASE"], (n, v) => `setattr(config, "${n}", "${v}")`)}`,
  ),
  file(
    "B41",
    "an association of Mathematica",
    "trades.wl",
    (s) =>
      text`
      $Venue = "${s.name}";
      $Auth = <|${rows(s, ["APIKey", "APISecret", "Passphrase"], (n, v) => `"${n}" -> "${v}"`)}|>;
      Dataset[Balances[$Auth]]`,
  ),
  file(
    "B42",
    "a named tuple and a dictionary of Julia",
    "scripts/run.jl",
    (s) =>
      text`
      creds = (venue = :${word(s)}, ${rows(s, ["key", "secret", "passphrase"], (n, v) => `${n} = "${v}"`)})
      run!(Bot(creds...))`,
  ),
  file(
    "B43",
    "variables that an editor of games shows",
    "scripts/ticker.gd",
    (s) =>
      text`
      extends Node
      # ${s.name}
      ${rows(s, ["api_key", "api_secret", "passphrase"], (n, v) => `@export var ${n}: String = "${v}"`)}
      @export var poll_seconds := 5`,
  ),
  file(
    "B44",
    "inputs of a language for charts",
    "Mirror.eld",
    (s) =>
      text`
      { ${s.name} mirror }
      inputs:
          string ApiKey( "${s.key}" ),
          string ApiSecret( "${s.secret}" ),
      ${phrase(s, (p) => `    string ApiPassphrase( "${p}" ),`)}
          int Size( 1 );`,
  ),
  file(
    "B45",
    "parameters that a chart's dialog shows",
    "Formulas/Bridge.afl",
    (s) =>
      text`
      _SECTION_BEGIN("${s.name}");
      ${rows(s, ["API key", "API secret", "Passphrase"], (n, v) => `${n.replace(" ", "")} = ParamStr("${n}", "${v}");`)}
      _SECTION_END();`,
  ),
  file(
    "B46",
    "variables of a controller of machines",
    "GVL_Market.st",
    (s) =>
      text`
      VAR_GLOBAL CONSTANT
          (* ${s.name} *)
      ${rows(s, ["sApiKey", "sApiSecret", "sPassphrase"], (n, v) => `    ${n} : STRING(128) := '${v}';`)}
          tPoll : TIME := T#5S;
      END_VAR`,
  ),
  file(
    "B47",
    "texts behind labels in assembly",
    "keys.s",
    (s) =>
      text`
              .section .rodata
      # ${s.name}
      ${rows(s, ["api_key", "api_secret", "passphrase"], (n, v) => `${n}:\n        .asciz "${v}"`)}
              .text`,
  ),
  file("B48", "names with a letter for their type", "exchange.h", (s) => {
    const lead = s.random.pick(["sz", "str", "m_", "g_"]);
    const name = (n: string): string => lead + (lead.endsWith("_") ? n.charAt(0).toLowerCase() + n.slice(1) : n);
    return text`
      // ${s.name}
      ${rows(s, ["ApiKey", "ApiSecret", "Passphrase"], (n, v) => `static const char* ${name(n)} = "${v}";`)}
      static const int nTimeout = 5000;`;
  }),
];
