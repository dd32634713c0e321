import type { Form } from "../../form.ts";
import { ANY, each, file, LINE, pascal, values } from "./write.ts";

/** Languages. */
export const LANGUAGE_FORMS: readonly Form[] = [
  file(
    "V1",
    "Kotlin companion object",
    "Keys.kt",
    (s) => [
      `class ${pascal(s.id)}Keys {`,
      "    companion object {",
      each(s, "upper", ({ name, value }) => `        private const val ${name}: String = "${value}"`),
      "    }",
      "}",
    ],
    ANY,
  ),
  file(
    "V2",
    "Kotlin map",
    "Accounts.kt",
    (s) => [`val ${s.id} = mapOf(${each(s, "camel", ({ name, value }) => `"${name}" to "${value}"`).join(", ")})`],
    ANY,
  ),
  file(
    "V3",
    "Swift dictionary",
    "Config.swift",
    (s) => [
      `let ${s.id}: [String: String] = [`,
      each(s, "camel", ({ name, value }) => `    "${name}": "${value}",`),
      "]",
    ],
    ANY,
  ),
  file(
    "V4",
    "Scala setting that may be overridden",
    "application.conf",
    (s) => [
      `${s.id} {`,
      each(
        s,
        "kebab",
        ({ name, value }) => `  ${name} = "${value}"\n  ${name} = \${?${name.replaceAll("-", "_").toUpperCase()}}`,
      ),
      "}",
    ],
    ANY,
  ),
  file(
    "V5",
    "EDN",
    "config.edn",
    (s) => [`{:exchange/${s.id} {${each(s, "kebab", ({ name, value }) => `:${name} "${value}"`).join(" ")}}}`],
    LINE,
  ),
  file(
    "V6",
    "Elixir fallback",
    "config/runtime.exs",
    (s) => [
      "import Config",
      `config :bot, :${s.id},`,
      each(s, "snake", ({ name, value }) => `  ${name}: System.get_env("${name.toUpperCase()}") || "${value}"`).join(
        ",\n",
      ),
    ],
    ANY,
  ),
  file(
    "V7",
    "Erlang macros",
    "include/keys.hrl",
    (s) => [`%% ${s.name}`, each(s, "upper", ({ name, value }) => `-define(${name}, "${value}").`)],
    ANY,
  ),
  file(
    "V8",
    "Haskell application",
    "Main.hs",
    (s) => [
      "main :: IO ()",
      `main = run =<< mk${pascal(s.id)} ${values(s)
        .map((value) => `"${value}"`)
        .join(" ")}`,
    ],
    {},
  ),
  file(
    "V9",
    "OCaml labels",
    "bot.ml",
    (s) => [
      `let client = ${pascal(s.id)}.create ${each(s, "snake", ({ name, value }) => `~${name}:"${value}"`).join(" ")} ()`,
    ],
    ANY,
  ),
  file(
    "V10",
    "F# literals",
    "Keys.fs",
    (s) => [
      `module ${pascal(s.id)}`,
      each(s, "camel", ({ name, value }) => `[<Literal>]\nlet ${pascal(name)} = @"${value}"`),
    ],
    ANY,
  ),
  file(
    "V11",
    "Visual Basic properties",
    "Settings.vb",
    (s) => [
      `Public Class ${pascal(s.id)}Settings`,
      each(s, "camel", ({ name, value }) => `    Public Property ${pascal(name)} As String = "${value}"`),
      "End Class",
    ],
    ANY,
  ),
  file(
    "V12",
    "Delphi assignments",
    "Main.pas",
    (s) => [
      "begin",
      `  // ${s.name}`,
      each(s, "camel", ({ name, value }) => `  FClient.${pascal(name)} := '${value}';`),
      "end;",
    ],
    ANY,
  ),
  file(
    "V13",
    "Fortran parameters",
    "keys.f90",
    (s) => [
      `module ${s.id}_keys`,
      each(s, "snake", ({ name, value }) => `  character(len=*), parameter :: ${name} = '${value}'`),
      "end module",
    ],
    LINE,
  ),
  file(
    "V14",
    "COBOL moves",
    "BOT.cob",
    (s) => [
      `      * ${s.name.toUpperCase()}`,
      each(s, "kebab", ({ name, value }) => `           MOVE "${value}" TO WS-${name.toUpperCase()}.`),
    ],
    LINE,
  ),
  file(
    "V15",
    "Ada aggregate",
    "bot.adb",
    (s) => [
      `   ${pascal(s.id)} : constant Account :=`,
      `     (${each(s, "snake", ({ name, value }) => `${pascal(name)} => To_Unbounded_String ("${value}")`).join(",\n      ")});`,
    ],
    LINE,
  ),
  file(
    "V16",
    "Perl constants",
    "Keys.pm",
    (s) => [
      `package ${pascal(s.id)}::Keys;`,
      each(s, "upper", ({ name, value }) => `use constant ${name} => q(${value});`),
    ],
    LINE,
  ),
  file(
    "V17",
    "R environment",
    ".Rprofile",
    (s) => [
      `Sys.setenv(${each(s, "upper", ({ name, value }) => `${s.env}_${name} = "${value}"`).join(",\n           ")})`,
    ],
    ANY,
  ),
  file(
    "V18",
    "Julia pairs",
    "keys.jl",
    (s) => [
      `const ${s.id.toUpperCase()} = Dict(${each(s, "snake", ({ name, value }) => `:${name} => "${value}"`).join(", ")})`,
    ],
    ANY,
  ),
  file(
    "V19",
    "MATLAB struct",
    "keys.m",
    (s) => [`${s.id} = struct(${each(s, "camel", ({ name, value }) => `'${name}', '${value}'`).join(", ")});`],
    LINE,
  ),
  file(
    "V20",
    "MATLAB fields",
    "setup.m",
    (s) => [`% ${s.name}`, each(s, "camel", ({ name, value }) => `cfg.${name} = '${value}';`)],
    LINE,
  ),
  file(
    "V21",
    "Lua keys in brackets",
    "init.lua",
    (s) => [`accounts["${s.id}"] = {`, each(s, "snake", ({ name, value }) => `  ["${name}"] = "${value}",`), "}"],
    ANY,
  ),
  file(
    "V22",
    "Tcl dictionary",
    "keys.tcl",
    (s) => [`set ${s.id} [dict create ${each(s, "snake", ({ name, value }) => `${name} "${value}"`).join(" ")}]`],
    LINE,
  ),
  file(
    "V23",
    "Tcl array",
    "bot2.tcl",
    (s) => [`array set ${s.id} {`, each(s, "snake", ({ name, value }) => `    ${name} ${value}`), "}"],
    LINE,
  ),
  file(
    "V24",
    "PowerShell parameters",
    "start.ps1",
    (s) => [
      `Connect-${pascal(s.id)} ${each(s, "camel", ({ name, value }) => `-${pascal(name)} '${value}'`).join(" ")} -Verbose`,
    ],
    ANY,
  ),
  file(
    "V25",
    "PowerShell environment",
    "setup.ps1",
    (s) => [
      each(
        s,
        "upper",
        ({ name, value }) => `[Environment]::SetEnvironmentVariable("${s.env}_${name}", "${value}", "User")`,
      ),
    ],
    ANY,
  ),
  file(
    "V26",
    "PowerShell secure string",
    "secure.ps1",
    (s) => [
      `# ${s.name}`,
      each(s, "camel", ({ name, value }) => `$${name} = ConvertTo-SecureString "${value}" -AsPlainText -Force`),
    ],
    ANY,
  ),
  file(
    "V27",
    "Zig anonymous struct",
    "main.zig",
    (s) => [
      `const ${s.id} = Client.init(.{ ${each(s, "snake", ({ name, value }) => `.${name} = "${value}"`).join(", ")} });`,
    ],
    ANY,
  ),
  file(
    "V28",
    "Nim tuple",
    "bot.nim",
    (s) => [`let ${s.id} = (${each(s, "camel", ({ name, value }) => `${name}: "${value}"`).join(", ")})`],
    ANY,
  ),
  file(
    "V29",
    "Dart defaults",
    "lib/config.dart",
    (s) => [
      `class ${pascal(s.id)}Config {`,
      each(
        s,
        "camel",
        ({ name, value }) =>
          `  static const ${name} = String.fromEnvironment('${name.toUpperCase()}', defaultValue: '${value}');`,
      ),
      "}",
    ],
    ANY,
  ),
  file(
    "V30",
    "AutoHotkey",
    "bot.ahk",
    (s) => [`; ${s.name}`, each(s, "camel", ({ name, value }) => `global ${name} := "${value}"`)],
    LINE,
  ),
  file(
    "V31",
    "Excel macro",
    "Module1.bas",
    (s) => [
      `Private Const API_SECRET As String = "${s.secret}" ' ${s.name}`,
      "Sub Ping()",
      `    req.setRequestHeader "${s.header ?? ""}", "${s.key ?? ""}"`,
      "End Sub",
    ],
    { needs: "header", oneLine: true },
  ),
  file(
    "V32",
    "MQL inputs with comments",
    "Bot.mq5",
    (s) => [
      `#property description "${s.name} bridge"`,
      each(s, "camel", ({ name, value }) => `input string Inp${pascal(name)} = "${value}"; // ${name}`),
    ],
    LINE,
  ),
];
