import type { Form } from "../../form.ts";
import { exchanges, file, pascal, phrase, quoted, rows, text, word } from "../outside/write.ts";

/** Programs and their frameworks, as people of many trades write them. */
export const PROGRAM_FORMS: readonly Form[] = [
  file(
    "C1",
    "attributes of a class that inherits its settings",
    "config.py",
    (s) =>
      text`
      class Base:
          DEBUG = False

      class Production(Base):
      ${rows(s, ["API_KEY", "API_SECRET", "PASSPHRASE"], (n, v) => `    ${s.env}_${n} = '${v}'`)}
          PAIRS = ('BTCUSDT',)`,
  ),
  file(
    "C2",
    "settings that an application of Flask is given",
    "app.py",
    (s) =>
      text`
      app = Flask(__name__)
      app.config.update(
          TESTING=False,
      ${rows(s, ["KEY", "SECRET", "PASSPHRASE"], (n, v) => `    ${s.env}_${n}="${v}",`)}
      )`,
  ),
  file(
    "C3",
    "a nested dictionary in Django's settings",
    "settings/base.py",
    (s) =>
      text`
      EXCHANGES = {
      ${exchanges(s).map((one) => `    "${one.id}": {${rows(one, ["KEY", "SECRET", "PASSPHRASE"], (n, v) => `"${n}": "${v}"`).join(", ")}},`)}
      }`,
  ),
  file(
    "C4",
    "defaults of parameters of a function",
    "bot.py",
    (s) =>
      text`
      def connect_${word(s)}(symbol, ${rows(s, ["api_key", "api_secret", "passphrase"], (n, v) => `${n}="${v}"`)}, test=False):
          return Client(api_key, api_secret)`,
  ),
  file(
    "C5",
    "what a map gives where a name is missing",
    "load.py",
    (s) =>
      text`
      cfg = yaml.safe_load(open("${word(s)}.yml")) or {}
      ${rows(s, ["api_key", "api_secret", "passphrase"], (n, v) => `${n} = cfg.get("${n}", "${v}")`)}`,
  ),
  file(
    "C6",
    "arguments of a task that is sent away",
    "tasks.py",
    (s) =>
      text`
      sync_balances.apply_async(
          args=["${s.id}"],
          kwargs={${rows(s, ["key", "secret", "passphrase"], (n, v) => `"${n}": "${v}"`)}},
          countdown=5,
      )`,
  ),
  file(
    "C7",
    "a body that is posted",
    "connect.mjs",
    (s) =>
      text`
      await axios.post("https://app.tradedesk.test/accounts", {
        exchange: "${s.id}",
      ${rows(s, ["apiKey", "apiSecret", "passphrase"], (n, v) => `  ${n}: "${v}",`)}
        label: "main",
      });`,
  ),
  file(
    "C8",
    "a property of what a module gives",
    "keys.js",
    (s) =>
      text`
      module.exports.${word(s)} = {
      ${rows(s, ["key", "secret", "passphrase"], (n, v) => `  ${n}: '${v}',`)}
      };
      module.exports.port = 3000;`,
  ),
  file(
    "C9",
    "a module for a framework's root",
    "src/app.module.ts",
    (s) =>
      text`
      @Module({
        imports: [
          ScheduleModule.forRoot(),
          ${pascal(s)}Module.forRoot({
      ${rows(s, ["apiKey", "apiSecret", "passphrase"], (n, v) => `      ${n}: '${v}',`)}
          }),
        ],
      })
      export class AppModule {}`,
  ),
  file(
    "C10",
    "properties that a constructor declares",
    "src/client.ts",
    (s) =>
      text`
      export class ${pascal(s)}Client {
        constructor(
      ${rows(s, ["key", "secret", "passphrase"], (n, v) => `    private readonly ${n} = '${v}',`)}
        ) {}
      }`,
  ),
  file(
    "C11",
    "defaults while an environment is taken apart",
    "index.js",
    (s) =>
      text`
      const {
        PORT = 3000,
      ${rows(s, ["API_KEY", "API_SECRET", "PASSPHRASE"], (n, v) => `  ${s.env}_${n} = '${v}',`)}
      } = process.env;`,
  ),
  file(
    "C12",
    "an environment of Angular",
    "src/environments/environment.prod.ts",
    (s) =>
      text`
      export const environment = {
        production: true,
        ${word(s)}: { ${rows(s, ["apiKey", "secretKey", "passphrase"], (n, v) => `${n}: '${v}'`)} },
      };`,
  ),
  file(
    "C13",
    "secrets of a runtime in Nuxt",
    "nuxt.config.ts",
    (s) =>
      text`
      export default defineNuxtConfig({
        runtimeConfig: {
      ${rows(s, ["ApiKey", "ApiSecret", "Passphrase"], (n, v) => `    ${word(s)}${n}: '${v}',`)}
          public: { apiBase: '/api' },
        },
      });`,
  ),
  file(
    "C14",
    "constants of an interface in Java",
    "Keys.java",
    (s) =>
      text`
      interface ${pascal(s)}Keys {
      ${rows(s, ["API_KEY", "SECRET_KEY", "PASSPHRASE"], (n, v) => `    String ${n} = "${v}";`)}
      }`,
  ),
  file(
    "C15",
    "elements of an annotation in Java",
    "Bot.java",
    (s) =>
      text`
      @TradingAccount(exchange = "${s.id}", ${rows(s, ["key", "secret", "passphrase"], (n, v) => `${n} = "${v}"`)})
      public class Bot implements Runnable {}`,
  ),
  file(
    "C16",
    "a block of text in Java",
    "Seed.java",
    (s) =>
      text`
      var json = """
          {
            "exchange": "${s.id}",
      ${rows(s, ["apiKey", "secretKey", "passphrase"], (n, v) => `      "${n}": "${v}",`)}
            "active": true
          }
          """;`,
  ),
  file(
    "C17",
    "properties of a profile",
    "src/main/resources/application.properties",
    (s) =>
      text`
      quarkus.http.port=8080
      ${rows(s, ["api-key", "api-secret", "passphrase"], (n, v) => `%prod.${word(s)}.${n}=${v}`)}
      ${rows(s, ["api-key", "api-secret", "passphrase"], (n) => `%dev.${word(s)}.${n}=changeme`)}`,
  ),
  file(
    "C18",
    "constants of a companion in Kotlin",
    "Api.kt",
    (s) =>
      text`
      class ${pascal(s)}Api {
          companion object {
      ${rows(s, ["API_KEY", "API_SECRET", "PASSPHRASE"], (n, v) => `        private const val ${n} = "${v}"`)}
          }
      }`,
  ),
  file(
    "C19",
    "extra properties of a build",
    "build.gradle.kts",
    (s) =>
      text`
      plugins { application }
      ${rows(s, ["Key", "Secret", "Passphrase"], (n, v) => `extra["${word(s)}${n}"] = "${v}"`)}`,
  ),
  file(
    "C20",
    "setters in a chain in Go",
    "main.go",
    (s) =>
      text`
      client := ${word(s)}.NewClient().
      ${rows(s, ["SetAPIKey", "SetAPISecret", "SetPassphrase"], (n, v) => `\t${n}("${v}").`)}
      \tSetTimeout(5 * time.Second)`,
  ),
  file(
    "C21",
    "a builder in Rust",
    "src/main.rs",
    (s) =>
      text`
      let client = ${pascal(s)}Client::builder()
      ${rows(s, ["api_key", "api_secret", "passphrase"], (n, v) => `    .${n}("${v}")`)}
          .build()?;`,
  ),
  file(
    "C22",
    "flat names of secrets in .NET",
    "secrets.json",
    (s) =>
      text`
      {
      ${rows(s, ["ApiKey", "ApiSecret", "Passphrase"], (n, v) => `  "Exchanges:${pascal(s)}:${n}": "${v}",`)}
        "ConnectionStrings:Default": "Data Source=bot.db"
      }`,
  ),
  file(
    "C23",
    "items of nested arrays in PHP",
    "config.php",
    (s) =>
      text`
      <?php
      ${rows(s, ["key", "secret", "passphrase"], (n, v) => `$config['exchanges']['${s.id}']['${n}'] = '${v}';`)}
      $config['debug'] = false;`,
  ),
  file(
    "C24",
    "a block that configures in Ruby",
    "config/initializers/exchange.rb",
    (s) =>
      text`
      ${pascal(s)}.configure do |config|
      ${rows(s, ["api_key", "api_secret", "passphrase"], (n, v) => `  config.${n} = "${v}"`)}
        config.timeout = 5
      end`,
  ),
  file(
    "C25",
    "constants of a structure in Swift",
    "Keys.swift",
    (s) =>
      text`
      struct ${pascal(s)}Keys {
      ${rows(s, ["apiKey", "secretKey", "passphrase"], (n, v) => `    let ${n}: String = "${v}"`)}
      }`,
  ),
  file(
    "C26",
    "a map of constants in Dart",
    "lib/keys.dart",
    (s) =>
      text`
      const ${word(s)} = <String, String>{
      ${rows(s, ["apiKey", "apiSecret", "passphrase"], (n, v) => `  '${n}': '${v}',`)}
      };`,
  ),
  file(
    "C27",
    "settings that are put while it runs, in Elixir",
    "test/test_helper.exs",
    (s) =>
      text`
      Application.put_env(:bot, :${word(s)}, ${rows(s, ["key", "secret", "passphrase"], (n, v) => `${n}: "${v}"`)})
      ExUnit.start()`,
  ),
  file(
    "C28",
    "an associative array of a shell",
    "trade.sh",
    (s) =>
      text`
      #!/usr/bin/env bash
      declare -A ${word(s)}=(${rows(s, ["key", "secret", "passphrase"], (n, v) => `[${n}]="${v}"`).join(" ")})
      ./order --exchange ${s.id} --key "\${${word(s)}[key]}"`,
  ),
  file(
    "C29",
    "arguments of a function of a shell",
    "dca.sh",
    (s) =>
      text`
      buy() { curl -s -H "X-KEY: $2" "https://${s.host}/order?symbol=$1"; }
      # symbol, key, secret${phrase(s, () => ", passphrase")}
      buy BTCUSDT ${quoted(s).join(" ")}`,
  ),
  file(
    "C30",
    "arguments of a function of a database",
    "setup.sql",
    (s) =>
      text`
      -- exchange, key, secret${phrase(s, () => ", passphrase")}
      SELECT trading.add_account('${s.id}', ${quoted(s, "'")});`,
  ),
];
