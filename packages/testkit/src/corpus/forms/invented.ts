import { base64 } from "@scure/base";
import { type Form, form, lines } from "../form.ts";
import type { Slot } from "../scene.ts";
import { codedFile } from "./encodings.ts";

const pascal = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const join = (slots: readonly Slot[], write: (slot: Slot) => string): string[] => slots.map(write);

/** Forms that are in no list of facts: they show whether a scanner reads the idea or only the spelling. */
export const INVENTED_FORMS: readonly Form[] = [
  form(
    "X1",
    "Swift",
    (s) => ({
      path: "Config.swift",
      text: lines(
        `enum ${pascal(s.id)} {`,
        join(s.slots("camel"), (slot) => `    static let ${slot.name}: String = "${slot.value}"`),
        "}",
      ),
    }),
    { needs: "any" },
  ),
  form(
    "X2",
    "Dart",
    (s) => ({
      path: "lib/keys.dart",
      text: lines(
        `class ${pascal(s.id)}Keys {`,
        join(s.slots("camel"), (slot) => `  static const String ${slot.name} = '${slot.value}';`),
        "}",
      ),
    }),
    { needs: "any" },
  ),
  form(
    "X3",
    "Elixir",
    (s) => ({
      path: "config/config.exs",
      text: lines(
        "import Config",
        `config :${s.id},`,
        join(s.slots("snake"), (slot) => `  ${slot.name}: "${slot.value}",`)
          .join("\n")
          .replace(/,$/u, ""),
      ),
    }),
    { needs: "any" },
  ),
  form(
    "X4",
    "Clojure",
    (s) => ({
      path: "config.edn",
      text: lines(
        `{:${s.id} {${join(s.slots("kebab"), (slot) => `:${slot.name} "${slot.value}"`).join("\n           ")}}}`,
      ),
    }),
    { needs: "any" },
  ),
  form(
    "X5",
    "Haskell",
    (s) => ({
      path: "Keys.hs",
      text: lines(
        "module Keys where",
        `-- ${s.name}`,
        join(s.slots("camel"), (slot) => `${slot.name} :: String\n${slot.name} = "${slot.value}"`),
      ),
    }),
    { needs: "any" },
  ),
  form(
    "X6",
    "Scala",
    (s) => ({
      path: "Keys.scala",
      text: lines(
        `object ${pascal(s.id)}Keys {`,
        join(s.slots("camel"), (slot) => `  val ${slot.name} = "${slot.value}"`),
        "}",
      ),
    }),
    { needs: "any" },
  ),
  form(
    "X7",
    "R",
    (s) => ({
      path: "trade.R",
      text: lines(
        "library(httr)",
        `# ${s.name}`,
        join(s.slots("snake"), (slot) => `${slot.name} <- "${slot.value}"`),
      ),
    }),
    { needs: "any" },
  ),
  form(
    "X8",
    "Julia",
    (s) => ({
      path: "bot.jl",
      text: lines(
        "using HTTP",
        `const ${s.env}_CONFIG = Dict(`,
        join(s.slots("snake"), (slot) => `    "${slot.name}" => "${slot.value}",`),
        ")",
      ),
    }),
    { needs: "any" },
  ),
  form(
    "X9",
    "Lua",
    (s) => ({
      path: "config.lua",
      text: lines(
        "return {",
        `  ${s.id} = {`,
        join(s.slots("snake"), (slot) => `    ${slot.name} = [[${slot.value}]],`),
        "  },",
        "}",
      ),
    }),
    { needs: "any" },
  ),
  form(
    "X10",
    "Perl",
    (s) => ({
      path: "bot.pl",
      text: lines(
        "use strict;",
        `my %${s.id} = (`,
        join(s.slots("snake"), (slot) => `    ${slot.name} => q{${slot.value}},`),
        ");",
      ),
    }),
    { needs: "any" },
  ),
  form(
    "X11",
    "Nim",
    (s) => ({
      path: "bot.nim",
      text: lines(
        `# ${s.name}`,
        "const",
        join(s.slots("camel"), (slot) => `  ${slot.name}* = "${slot.value}"`),
      ),
    }),
    { needs: "any" },
  ),
  form(
    "X12",
    "Zig",
    (s) => ({
      path: "src/keys.zig",
      text: lines(
        `pub const ${s.id} = .{`,
        join(s.slots("snake"), (slot) => `    .${slot.name} = "${slot.value}",`),
        "};",
      ),
    }),
    { needs: "any" },
  ),
  form(
    "X13",
    "Visual Basic",
    (s) => ({
      path: "Module1.bas",
      text: lines(
        `' ${s.name}`,
        join(s.slots("camel"), (slot) => `Public Const ${pascal(slot.name)} As String = "${slot.value}"`),
      ),
    }),
    { needs: "any" },
  ),
  form(
    "X14",
    "F#",
    (s) => ({
      path: "Keys.fs",
      text: lines(
        `module ${pascal(s.id)}`,
        join(s.slots("camel"), (slot) => `let ${slot.name} = "${slot.value}"`),
      ),
    }),
    { needs: "any" },
  ),
  form(
    "X15",
    "XML attributes",
    (s) => ({
      path: "bot.xml",
      text: lines(
        "<bots>",
        `  <exchange name="${s.id}" ${join(s.slots("camel"), (slot) => `${slot.name}="${slot.value}"`).join(" ")}/>`,
        "</bots>",
      ),
    }),
    { needs: "any" },
  ),
  form(
    "X16",
    "XML app settings",
    (s) => ({
      path: "App.config",
      text: lines(
        "<configuration><appSettings>",
        join(s.slots("camel"), (slot) => `  <add key="${pascal(s.id)}.${pascal(slot.name)}" value="${slot.value}" />`),
        "</appSettings></configuration>",
      ),
    }),
    { needs: "any" },
  ),
  form(
    "X17",
    "HCL block",
    (s) => ({
      path: "job.nomad",
      text: lines(
        'job "bot" {',
        "  env {",
        join(s.slots("upper"), (slot) => `    ${s.env}_${slot.name} = "${slot.value}"`),
        "  }",
        "}",
      ),
    }),
    { needs: "any" },
  ),
  form(
    "X18",
    "JSON5",
    (s) => ({
      path: "config.json5",
      text: lines(
        "{",
        `  // ${s.name}`,
        `  ${s.id}: {`,
        join(s.slots("camel"), (slot) => `    ${slot.name}: '${slot.value}',`),
        "  },",
        "}",
      ),
    }),
    { needs: "any" },
  ),
  form(
    "X19",
    "GraphQL mutation",
    (s) => ({
      path: "link.graphql",
      text: lines(
        "mutation {",
        `  linkExchange(input: { exchange: "${s.id}", ${join(s.slots("camel"), (slot) => `${slot.name}: "${slot.value}"`).join(", ")} }) { id }`,
        "}",
      ),
    }),
    { needs: "any" },
  ),
  form(
    "X20",
    "key-value tool",
    (s) => ({
      path: "deploy.sh",
      text: lines(
        "set -e",
        join(s.slots("upper"), (slot) => `heroku config:set ${s.env}_${slot.name}=${slot.value} -a bot`),
      ),
    }),
    { needs: "any", oneLine: true },
  ),
  form(
    "X21",
    "fish and csh",
    (s) => ({
      path: "config.fish",
      text: lines(
        join(s.slots("upper"), (slot) =>
          s.random.chance(0.5)
            ? `set -gx ${s.env}_${slot.name} ${slot.value}`
            : `setenv ${s.env}_${slot.name} '${slot.value}'`,
        ),
      ),
    }),
    { needs: "any", oneLine: true },
  ),
  form(
    "X22",
    "JSON in JSON",
    (s) => ({
      path: "event.json",
      text: `${JSON.stringify({ body: JSON.stringify({ exchange: s.id, ...Object.fromEntries(s.slots("camel").map((slot) => [slot.name, slot.value])) }), isBase64Encoded: false })}\n`,
    }),
    { needs: "any" },
  ),
  form(
    "X23",
    "base64 of a file",
    (s) => ({
      path: "cloud-init.yaml",
      text: lines(
        "write_files:",
        "  - path: /opt/bot/.env",
        "    encoding: b64",
        `    content: ${codedFile(s, base64.encode)}`,
      ),
    }),
    { oneLine: true },
  ),
  form(
    "X24",
    "chat export",
    (s) => ({
      path: "chat.txt",
      text: lines(
        `[12/03/2026, 10:11] Ana: here are the ${s.name} keys`,
        `[12/03/2026, 10:11] Ana: key ${s.key ?? ""}`,
        `[12/03/2026, 10:12] Ana: secret ${s.secret}`,
        s.passphrase !== undefined && `[12/03/2026, 10:12] Ana: passphrase ${s.passphrase}`,
      ),
    }),
    { oneLine: true },
  ),
  form(
    "X25",
    "HTML table",
    (s) => ({
      path: "keys.html",
      text: lines(
        `<h2>${s.name}</h2>`,
        "<table>",
        join(s.slots("snake"), (slot) => `<tr><td>${slot.name}</td><td><code>${slot.value}</code></td></tr>`),
        "</table>",
      ),
    }),
    { needs: "any", oneLine: true },
  ),
  form(
    "X26",
    "reStructuredText",
    (s) => ({
      path: "docs/keys.rst",
      text: lines(
        s.name,
        "=".repeat(s.name.length),
        "",
        join(s.slots("snake"), (slot) => `:${slot.name}: ${slot.value}`),
      ),
    }),
    { needs: "any", oneLine: true },
  ),
  form(
    "X27",
    "function that returns them",
    (s) => ({
      path: "creds.kt",
      text: lines(
        `fun ${s.id}Credentials() = Credentials(`,
        join(s.slots("camel"), (slot) => `    ${slot.name} = "${slot.value}",`),
        ")",
      ),
    }),
    { needs: "any" },
  ),
  form(
    "X28",
    "string that is put together",
    (s) => ({
      path: "split.py",
      text: lines(`# ${s.id}`, `api_key = ("${s.key ?? ""}")`, "secret = (", `    "${s.secret}"`, ")"),
    }),
    { oneLine: true },
  ),
  form(
    "X29",
    "Ansible variables",
    (s) => ({
      path: "group_vars/all.yml",
      text: lines(
        "---",
        `bot_${s.id}:`,
        join(s.slots("snake"), (slot) => `  ${slot.name}: !unsafe '${slot.value}'`),
      ),
    }),
    { needs: "any" },
  ),
  form(
    "X30",
    "Erlang",
    (s) => ({
      path: "sys.config",
      text: lines(
        `[{${s.id}, [`,
        join(s.slots("snake"), (slot) => `  {${slot.name}, <<"${slot.value}">>}`).join(",\n"),
        "]}].",
      ),
    }),
    { needs: "any", oneLine: true },
  ),
  form(
    "X31",
    "OCaml record",
    (s) => ({
      path: "keys.ml",
      text: lines(
        `let ${s.id} = { ${join(s.slots("snake"), (slot) => `${slot.name} = {|${slot.value}|}`).join("; ")} }`,
      ),
    }),
    { needs: "any" },
  ),
  form(
    "X32",
    "test expectation",
    (s) => ({
      path: "test/auth.spec.ts",
      text: lines(
        `describe('${s.id}', () => {`,
        "  it('signs', () => {",
        `    const client = make(${join(s.slots("camel"), (slot) => `'${slot.value}'`).join(", ")});`,
        "  });",
        "});",
      ),
    }),
    { labelled: false },
  ),
];
