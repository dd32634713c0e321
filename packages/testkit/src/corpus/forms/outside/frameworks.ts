import type { Form } from "../../form.ts";
import { accounts, exchanges, file, pascal, phrase, quoted, rows, text, word } from "./write.ts";

/** Programs whose tools and frameworks say where a credential goes. */
export const FRAMEWORK_FORMS: readonly Form[] = [
  file(
    "A31",
    "a client in Crystal with a fallback in the environment",
    "src/app.cr",
    (s) =>
      text`
      require "${word(s)}"

      client = ${pascal(s)}::Client.new(
      ${rows(s, ["key", "secret", "passphrase"], (n, v) => `  ${n}: ENV["${s.env}_${n.toUpperCase()}"]? || "${v}",`)}
      )
      puts client.balances`,
  ),
  file(
    "A32",
    "a list of assignments in a pipeline of Groovy",
    "Jenkinsfile",
    (s) =>
      text`
      pipeline {
        agent any
        stages {
          stage('trade') {
            steps {
              withEnv([${rows(s, ["API_KEY", "API_SECRET", "PASSPHRASE"], (n, v) => `'${s.env}_${n}=${v}'`)}]) {
                sh './gradlew run'
              }
            }
          }
        }
      }`,
  ),
  file(
    "A33",
    "a table for splatting in PowerShell",
    "Invoke-Rebalance.ps1",
    (s) =>
      text`
      #requires -Version 7
      $${pascal(s)} = @{
      ${rows(s, ["ApiKey", "ApiSecret", "Passphrase"], (n, v) => `    ${n.padEnd(11)} = '${v}'`)}
          BaseUri     = 'https://${s.host}'
      }
      Connect-Exchange @${pascal(s)} -Verbose`,
  ),
  file(
    "A34",
    "quoted assignments of a batch file",
    "start.bat",
    (s) =>
      text`
      @echo off
      rem --- ${s.name} ---
      ${rows(s, ["KEY", "SECRET", "PASSPHRASE"], (n, v) => `set "${s.env}_${n}=${v}"`)}
      cd /d C:\\bots\\grid
      python main.py --pair BTCUSDT
      pause`,
  ),
  file(
    "A35",
    "what a shell of Windows keeps for ever",
    "install.cmd",
    (s) =>
      text`
      ${rows(s, ["API_KEY", "API_SECRET", "API_PASSPHRASE"], (n, v) => `setx ${s.env}_${n} "${v}" /M >nul`)}
      nssm install TradeBot C:\\bot\\bot.exe`,
  ),
  file(
    "A36",
    "a record for the environment in Nushell",
    "env.nu",
    (s) =>
      text`
      $env.EDITOR = "hx"
      load-env {
      ${rows(s, ["API_KEY", "API_SECRET", "PASSPHRASE"], (n, v) => `    ${s.env}_${n}: "${v}"`)}
      }`,
  ),
  file(
    "A37",
    "an array of Tcl, words without quotes",
    "bot.tcl",
    (s) =>
      text`
      package require http
      array set ${word(s)} {
      ${rows(s, ["key", "secret", "passphrase"], (n, v) => `    ${n} ${v}`)}
          host ${s.host}
      }`,
  ),
  file(
    "A38",
    "pairs in a map of C++",
    "src/main.cpp",
    (s) =>
      text`
      const std::unordered_map<std::string, std::string> k${pascal(s)} = {
      ${rows(s, ["api_key", "api_secret", "passphrase"], (n, v) => `    {"${n}", "${v}"},`)}
          {"rest", "https://${s.host}"},
      };`,
  ),
  file(
    "A39",
    "strings copied into a structure in C",
    "src/exchange.c",
    (s) =>
      text`
      static void load_${word(s)}(struct account *a)
      {
          memset(a, 0, sizeof *a);
      ${rows(s, ["key", "secret", "passphrase"], (n, v) => `    snprintf(a->${n}, sizeof a->${n}, "%s", "${v}");`)}
          a->rate_limit = 10;
      }`,
  ),
  file(
    "A40",
    "a client of Ruby with symbols and rockets",
    "lib/tasks/portfolio.rake",
    (s) =>
      text`
      namespace :portfolio do
        task sync: :environment do
          client = ${pascal(s)}::REST.new(${rows(s, [":api_key", ":secret_key", ":passphrase"], (n, v) => `${n} => "${v}"`)})
          client.account_info
        end
      end`,
  ),
  file(
    "A41",
    "services of Laravel with a default",
    "config/services.php",
    (s) =>
      text`
      <?php

      return [
          'mailgun' => ['domain' => env('MAILGUN_DOMAIN')],
          '${s.id}' => [
      ${rows(s, ["key", "secret", "passphrase"], (n, v) => `        '${n}' => env('${s.env}_${n.toUpperCase()}', '${v}'),`)}
          ],
      ];`,
  ),
  file(
    "A42",
    "constants of a class in PHP",
    "src/Exchange/Client.php",
    (s) =>
      text`
      final class ${pascal(s)}Client
      {
      ${rows(s, ["API_KEY", "API_SECRET", "PASSPHRASE"], (n, v) => `    private const ${n} = '${v}';`)}
          private const BASE = 'https://${s.host}';
      }`,
  ),
  file(
    "A43",
    "values of Spring with a default",
    "src/main/java/bot/ExchangeConfig.java",
    (s) =>
      text`
      @Configuration
      public class ${pascal(s)}Config {
      ${rows(s, ["api-key", "secret-key", "passphrase"], (n, v) => `    @Value("\${${s.id}.${n}:${v}}")\n    private String ${n.replaceAll(/-(.)/gu, (_, c: string) => c.toUpperCase())};`)}

          @Value("\${${s.id}.timeout:5000}")
          private int timeout;
      }`,
  ),
  file(
    "A44",
    "environment or else, in Java",
    "src/main/java/bot/Env.java",
    (s) =>
      text`
      record Env(String symbol) {
          private static final Map<String, String> E = System.getenv();
      ${rows(s, ["API_KEY", "API_SECRET", "PASSPHRASE"], (n, v) => `    static final String ${n} = E.getOrDefault("${s.env}_${n}", "${v}");`)}
      }`,
  ),
  file(
    "A45",
    "services of C# that take an action",
    "Program.cs",
    (s) =>
      text`
      builder.Services.Add${pascal(s)}(options =>
      {
          options.ApiCredentials = new ApiCredentials(${quoted(s)});
          options.Rest.RequestTimeout = TimeSpan.FromSeconds(5);
      });`,
  ),
  file(
    "A46",
    "what a nothing gives, in C#",
    "Settings.cs",
    (s) =>
      text`
      public static class Settings
      {
      ${rows(s, ["Key", "Secret", "Passphrase"], (n, v) => `    public static string ${pascal(s)}${n} => Environment.GetEnvironmentVariable("${s.env}_${n.toUpperCase()}") ?? "${v}";`)}
      }`,
  ),
  file(
    "A47",
    "an enumeration in TypeScript",
    "src/constants.ts",
    (s) =>
      text`
      export enum ${pascal(s)} {
        BaseUrl = 'https://${s.host}',
      ${rows(s, ["ApiKey", "ApiSecret", "Passphrase"], (n, v) => `  ${n} = '${v}',`)}
      }`,
  ),
  file(
    "A48",
    "a schema with defaults in TypeScript",
    "src/env.ts",
    (s) =>
      text`
      import { z } from "zod";

      export const env = z
        .object({
          NODE_ENV: z.enum(["development", "production"]).default("production"),
      ${rows(s, ["API_KEY", "API_SECRET", "PASSPHRASE"], (n, v) => `    ${s.env}_${n}: z.string().min(1).default("${v}"),`)}
        })
        .parse(process.env);`,
  ),
  file(
    "A49",
    "settings of pydantic",
    "app/settings.py",
    (s) =>
      text`
      class Settings(BaseSettings):
          model_config = SettingsConfigDict(env_file=".env")

          debug: bool = False
      ${rows(s, ["api_key", "api_secret", "passphrase"], (n, v) => `    ${word(s)}_${n}: SecretStr = Field(default=SecretStr("${v}"), alias="${s.env}_${n.toUpperCase()}")`)}
          database_url: str = "sqlite:///bot.db"`,
  ),
  file(
    "A50",
    "arguments of a command line in Python",
    "backfill.py",
    (s) =>
      text`
      parser = argparse.ArgumentParser(description="backfill trades from ${s.name}")
      parser.add_argument("--symbol", default="BTCUSDT")
      ${rows(s, ["key", "secret", "passphrase"], (n, v) => `parser.add_argument("--${n}", type=str, default="${v}", help="api ${n}")`)}
      args = parser.parse_args()`,
  ),
  file(
    "A51",
    "options of click",
    "cli.py",
    (s) =>
      text`
      @click.command()
      ${rows(s, ["api-key", "api-secret", "passphrase"], (n, v) => `@click.option("--${n}", envvar="${s.env}_${n.toUpperCase().replaceAll("-", "_")}", default="${v}", show_default=False)`)}
      @click.option("--dry-run", is_flag=True)
      def main(**kw):
          run(**kw)`,
  ),
  file(
    "A52",
    "names and values zipped in Python",
    "util/creds.py",
    (s) =>
      text`
      FIELDS = (${rows(s, ["apiKey", "secret", "password"], (n) => `"${n}"`)})
      ${word(s)} = dict(zip(FIELDS, (${quoted(s)})))
      exchange = ccxt.${word(s)}({**${word(s)}, "enableRateLimit": True})`,
  ),
  file(
    "A53",
    "a named tuple in Python",
    "accounts.py",
    (s) =>
      text`
      Account = namedtuple("Account", "exchange key secret passphrase")

      ACCOUNTS = [
      ${accounts(s).map((one) => `    Account("${one.id}", "${one.key ?? ""}", "${one.secret}", ${phrase(one, (p) => `"${p}"`) ?? "None"}),`)}
      ]`,
  ),
  file(
    "A54",
    "variables of Emacs",
    "init.el",
    (s) =>
      text`
      (use-package ticker :ensure t)
      (setq ${rows(s, ["api-key", "api-secret", "passphrase"], (n, v, i) => `${i === 0 ? "" : "      "}${s.id}-${n} "${v}"`).join("\n")})
      (setq ticker-interval 30)`,
  ),
  file(
    "A55",
    "a key of a script for the desktop",
    "bot.ahk",
    (s) =>
      text`
      #SingleInstance Force
      ; ${s.name}
      ${rows(s, ["apiKey", "apiSecret", "passphrase"], (n, v) => `global ${n} := "${v}"`)}
      F9::PlaceOrder("BTCUSDT", 0.01)`,
  ),
  file(
    "A56",
    "variables of a procedure in a database",
    "sql/010_seed.sql",
    (s) =>
      text`
      -- ${s.name} account used by the sync job
      ${rows(s, ["ApiKey", "ApiSecret", "Passphrase"], (n, v) => `DECLARE @${n} NVARCHAR(256) = N'${v}';`)}
      EXEC dbo.UpsertExchange @Venue = N'${s.id}', @Enabled = 1;`,
  ),
  file(
    "A57",
    "macros of Erlang",
    "include/keys.hrl",
    (s) =>
      text`
      %% ${s.name}
      ${rows(s, ["KEY", "SECRET", "PASSPHRASE"], (n, v) => `-define(${s.env}_${n}, <<"${v}">>).`)}
      -define(TIMEOUT, 5000).`,
  ),
  file(
    "A58",
    "facts of Prolog",
    "facts.pl",
    (s) =>
      text`
      % credential(Exchange, Part, Value).
      ${exchanges(s).flatMap((one) => rows(one, ["api_key", "api_secret", "passphrase"], (n, v) => `credential(${word(one)}, ${n}, '${v}').`))}
      pair(btc, usdt).`,
  ),
  file(
    "A59",
    "macro variables of SAS",
    "pull_trades.sas",
    (s) =>
      text`
      /* ${s.name} REST */
      ${rows(s, ["apikey", "apisecret", "apipass"], (n, v) => `%let ${n}=${v};`)}
      filename resp temp;
      proc http url="https://${s.host}/" method="GET" out=resp; run;`,
  ),
  file(
    "A60",
    "properties of a script for a Mac",
    "Balance.applescript",
    (s) =>
      text`
      -- ${s.name} balance in the menu bar
      ${rows(s, ["apiKey", "apiSecret", "apiPassphrase"], (n, v) => `property ${n} : "${v}"`)}
      set out to do shell script "/usr/local/bin/balance"
      display notification out`,
  ),
];
