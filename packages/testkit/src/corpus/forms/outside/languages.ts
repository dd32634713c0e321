import type { Form } from "../../form.ts";
import { file, pascal, quoted, rows, text, word } from "./write.ts";

/** How programs of many languages hold settings and make clients. */
export const LANGUAGE_FORMS: readonly Form[] = [
  file(
    "A1",
    "options of a client in Go, as functions",
    "cmd/bot/main.go",
    (s) =>
      text`
      func newClient(ctx context.Context) (*${word(s)}.Client, error) {
      \treturn ${word(s)}.New(ctx,
      \t\t${word(s)}.WithTimeout(10*time.Second),
      ${rows(s, ["WithAPIKey", "WithAPISecret", "WithPassphrase"], (n, v) => `\t\t${word(s)}.${n}("${v}"),`)}
      \t\t${word(s)}.WithRecvWindow(5000),
      \t)
      }`,
  ),
  file(
    "A2",
    "a block of constants in Go, aligned",
    "internal/keys/keys.go",
    (s) =>
      text`
      package keys

      const (
      ${rows(s, [`${pascal(s)}Key`, `${pascal(s)}Secret`, `${pascal(s)}Phrase`], (n, v) => `\t${n.padEnd(24)} = "${v}"`)}
      \tDefaultSymbol            = "BTC-USDT"
      \tMaxRetries               = 5
      )`,
  ),
  file(
    "A3",
    "defaults of settings in Go",
    "config/config.go",
    (s) =>
      text`
      func init() {
      \tviper.SetDefault("log.level", "debug")
      ${rows(s, ["api_key", "api_secret", "passphrase"], (n, v) => `\tviper.SetDefault("${s.id}.${n}", "${v}")`)}
      \tviper.SetDefault("http.port", 8080)
      }`,
  ),
  file(
    "A4",
    "defaults of flags in Go",
    "main.go",
    (s) =>
      text`
      var (
      \tsymbol = flag.String("symbol", "BTCUSDT", "pair to trade")
      ${rows(s, ["api-key", "api-secret", "passphrase"], (n, v) => `\t${n.replaceAll("-", "")} = flag.String("${n}", "${v}", "${s.name} ${n.replaceAll("-", " ")}")`)}
      )`,
  ),
  file("A5", "fields of a structure in Rust, made to strings", "src/main.rs", (s) => {
    const made = s.random.pick([".to_string()", ".into()", ".to_owned()"]);
    return text`
      let creds = ${pascal(s)}Credentials {
      ${rows(s, ["api_key", "secret_key", "passphrase"], (n, v) => `    ${n}: "${v}"${made},`)}
          recv_window: Some(5_000),
          ..Default::default()
      };`;
  }),
  file(
    "A6",
    "environment with a way out, in Rust",
    "src/config.rs",
    (s) =>
      text`
      impl Config {
          pub fn load() -> Self {
              Self {
      ${rows(s, ["api_key", "api_secret", "passphrase"], (n, v) => `            ${n}: std::env::var("${s.env}_${n.toUpperCase()}").unwrap_or_else(|_| "${v}".to_string()),`)}
                  dry_run: false,
              }
          }
      }`,
  ),
  file(
    "A7",
    "attributes of a command line in Rust",
    "src/cli.rs",
    (s) =>
      text`
      #[derive(clap::Parser, Debug)]
      pub struct Args {
      ${rows(s, ["api_key", "api_secret", "passphrase"], (n, v) =>
        [
          `    /// ${s.name} ${n.replaceAll("_", " ")}`,
          `    #[arg(long, env, default_value = "${v}")]`,
          `    pub ${n}: String,`,
        ].join("\n"),
      )}
          #[arg(long, default_value_t = 3)]
          pub retries: u8,
      }`,
  ),
  file(
    "A8",
    "defaults of a data class in Kotlin",
    "src/main/kotlin/Settings.kt",
    (s) =>
      text`
      data class ${pascal(s)}Settings(
          val baseUrl: String = "https://${s.host}",
      ${rows(s, ["apiKey", "secretKey", "passphrase"], (n, v) => `    val ${n}: String = "${v}",`)}
          val timeoutMs: Long = 5_000,
      )`,
  ),
  file(
    "A9",
    "a module of injection in Kotlin",
    "app/src/main/java/di/NetworkModule.kt",
    (s) =>
      text`
      val networkModule = module {
          single { OkHttpClient.Builder().build() }
          single<Exchange> {
              ${pascal(s)}Api(
                  client = get(),
      ${rows(s, ["key", "secret", "passphrase"], (n, v) => `            ${n} = "${v}",`)}
              )
          }
      }`,
  ),
  file(
    "A10",
    "constants of an enumeration in Swift",
    "Sources/App/Secrets.swift",
    (s) =>
      text`
      import Foundation

      enum Secrets {
          enum ${pascal(s)} {
      ${rows(s, ["apiKey", "apiSecret", "passphrase"], (n, v) => `        static let ${n} = "${v}"`)}
          }
          static let sentryDSN = ""
      }`,
  ),
  file(
    "A11",
    "named arguments in Swift",
    "Sources/App/main.swift",
    (s) =>
      text`
      let client = ${pascal(s)}Client(
          credentials: .init(${rows(s, ["key", "secret", "passphrase"], (n, v) => `${n}: "${v}"`)}),
          session: .shared
      )
      try await client.connect()`,
  ),
  file(
    "A12",
    "environment or else, in Scala",
    "src/main/scala/Main.scala",
    (s) =>
      text`
      object Main extends App {
        private val conf = ${pascal(s)}Config(
      ${rows(s, ["apiKey", "apiSecret", "passphrase"], (n, v) => `    ${n} = sys.env.getOrElse("${s.env}_${n.toUpperCase()}", "${v}"),`)}
          sandbox = false
        )
        Bot.run(conf)
      }`,
  ),
  file(
    "A13",
    "constants from the build's environment in Dart",
    "lib/env.dart",
    (s) =>
      text`
      class Env {
      ${rows(s, ["Key", "Secret", "Passphrase"], (n, v) =>
        [
          `  static const ${word(s)}${n} = String.fromEnvironment(`,
          `    '${s.env}_${n.toUpperCase()}',`,
          `    defaultValue: '${v}',`,
          `  );`,
        ].join("\n"),
      )}
        static const flavor = 'prod';
      }`,
  ),
  file(
    "A14",
    "keyword lists of a configuration in Elixir",
    "config/dev.exs",
    (s) =>
      text`
      import Config

      config :trader, Trader.${pascal(s)},
        adapter: Trader.Adapters.${pascal(s)},
      ${rows(s, ["api_key", "secret_key", "passphrase"], (n, v) => `  ${n}: "${v}",`)}
        pool_size: 10`,
  ),
  file(
    "A15",
    "attributes of a module in Elixir",
    "lib/trader/client.ex",
    (s) =>
      text`
      defmodule Trader.${pascal(s)} do
        @moduledoc false
        @base "https://${s.host}"
      ${rows(s, ["key", "secret", "passphrase"], (n, v) => `  @${n} System.get_env("${s.env}_${n.toUpperCase()}") || "${v}"`)}

        def balance, do: get("/account", sign: @secret)
      end`,
  ),
  file(
    "A16",
    "a map with a way out in Clojure",
    "src/bot/core.clj",
    (s) =>
      text`
      (ns bot.core
        (:require [bot.${word(s)} :as ex]))

      (def creds
        {:venue :${s.id}
      ${rows(s, [":api-key", ":secret", ":passphrase"], (n, v) => `   ${n} (or (System/getenv "${s.env}${n.toUpperCase().replace(":", "_").replace("-", "_")}") "${v}")`)}
         })`,
  ),
  file(
    "A17",
    "bindings with their types in Haskell",
    "src/Keys.hs",
    (s) =>
      text`
      {-# LANGUAGE OverloadedStrings #-}
      module Keys where

      ${rows(s, [`${word(s)}Key`, `${word(s)}Secret`, `${word(s)}Passphrase`], (n, v) => `${n} :: ByteString\n${n} = "${v}"\n`)}`,
  ),
  file(
    "A18",
    "a record in OCaml",
    "bin/main.ml",
    (s) =>
      text`
      let ${word(s)} = {
        host = "${s.host}";
      ${rows(s, ["api_key", "api_secret", "passphrase"], (n, v) => `  ${n} = "${v}";`)}
        retries = 3;
      }

      let () = Lwt_main.run (Bot.start ${word(s)})`,
  ),
  file(
    "A19",
    "literals in F#",
    "Config.fs",
    (s) =>
      text`
      module Config

      ${rows(s, ["ApiKey", "ApiSecret", "Passphrase"], (n, v) => `[<Literal>]\nlet ${pascal(s)}${n} = "${v}"\n`)}
      let symbols = [ "BTCUSDT"; "ETHUSDT" ]`,
  ),
  file(
    "A20",
    "an object with its fields in Visual Basic",
    "Form1.vb",
    (s) =>
      text`
      Private Sub Form1_Load(sender As Object, e As EventArgs) Handles MyBase.Load
          Dim cred As New ApiCredentials With {${rows(s, [".Key", ".Secret", ".PassPhrase"], (n, v) => `${n} = "${v}"`)}}
          client = New ${pascal(s)}RestClient(cred)
          Timer1.Interval = 1000
      End Sub`,
  ),
  file(
    "A21",
    "a hash in Perl, with its own quoting",
    "bot.pl",
    (s) =>
      text`
      use strict; use warnings;
      use constant DEBUG => 0;

      my $api = Finance::${pascal(s)}->new(
      ${rows(s, ["key", "secret", "passphrase"], (n, v) => `    ${n.padEnd(10)} => q{${v}},`)}
          timeout    => 10,
      );`,
  ),
  file(
    "A22",
    "long brackets in Lua",
    "settings.lua",
    (s) =>
      text`
      local M = {}
      M.exchange = "${s.id}"
      ${rows(s, ["apikey", "secret", "passphrase"], (n, v) => `M.${n} = [[${v}]]`)}
      M.pairs = { "BTC_USDT", "ETH_USDT" }
      return M`,
  ),
  file(
    "A23",
    "arguments that set the environment in R",
    "global.R",
    (s) =>
      text`
      library(shiny)
      Sys.setenv(
      ${rows(s, ["API_KEY", "API_SECRET", "PASSPHRASE"], (n, v) => `  ${s.env}_${n} = "${v}",`)}
        TZ = "UTC"
      )
      source("R/balances.R")`,
  ),
  file(
    "A24",
    "lookups with a default in Julia",
    "src/Bot.jl",
    (s) =>
      text`
      module Bot
      using HTTP, JSON3
      ${rows(s, ["KEY", "SECRET", "PASSPHRASE"], (n, v) => `const ${n} = get(ENV, "${s.env}_${n}", "${v}")`)}
      const URL = "https://${s.host}"
      end`,
  ),
  file(
    "A25",
    "two lists in a map of Matlab",
    "setup_account.m",
    (s) =>
      text`
      % ${s.name}
      names  = {${rows(s, ["apiKey", "apiSecret", "passphrase"], (n) => `'${n}'`)}};
      acct = containers.Map(names, {${quoted(s, "'")}});
      fprintf('%d assets\\n', numel(getBalance(acct)));`,
  ),
  file(
    "A26",
    "constants in Pascal",
    "uConfig.pas",
    (s) =>
      text`
      unit uConfig;

      interface

      const
      ${rows(s, ["API_KEY", "API_SECRET", "API_PASSPHRASE"], (n, v) => `  ${s.env}_${n} = '${v}';`)}
        POLL_MS = 1500;

      implementation
      end.`,
  ),
  file(
    "A27",
    "parameters in Fortran",
    "src/settings.f90",
    (s) =>
      text`
      module settings
        implicit none
        character(len=*), parameter :: venue = "${s.id}"
      ${rows(s, ["api_key", "api_secret", "api_pass"], (n, v) => `  character(len=*), parameter :: ${n} = "${v}"`)}
        integer, parameter :: nticks = 500
      end module settings`,
  ),
  file(
    "A28",
    "values of the working storage in COBOL",
    "QUOTE.cbl",
    (s) =>
      text`
             WORKING-STORAGE SECTION.
            * ${s.name.toUpperCase()} REST ACCESS
      ${rows(s, ["WS-API-KEY", "WS-API-SECRET", "WS-PASSPHRASE"], (n, v) => `       01  ${n.padEnd(16)} PIC X(128) VALUE\n           "${v}".`)}
             01  WS-RETRIES       PIC 9(2) VALUE 5.`,
  ),
  file(
    "A29",
    "constants with a type in Zig",
    "src/keys.zig",
    (s) =>
      text`
      // ${s.name}, trade only
      ${rows(s, ["api_key", "api_secret", "passphrase"], (n, v) => `pub const ${n}: []const u8 = "${v}";`)}
      pub const poll_ms: u64 = 250;`,
  ),
  file(
    "A30",
    "named arguments in Nim",
    "src/bot.nim",
    (s) =>
      text`
      import std/[asyncdispatch, httpclient]
      import ${word(s)}

      let ex = new${pascal(s)}(${rows(s, ["apiKey", "apiSecret", "passphrase"], (n, v) => `${n} = "${v}"`)}, testnet = false)
      echo waitFor ex.balance()`,
  ),
];
