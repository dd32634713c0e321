import type { Form } from "../../form.ts";
import { ANY, each, file, LINE, PAIR, pascal, values } from "./write.ts";

/** Ways to write things down that many languages share. */
export const IDIOM_FORMS: readonly Form[] = [
  file(
    "V33",
    "tuple assignment",
    "trade.py",
    (s) => [`# ${s.id}`, `api_key, api_secret = "${s.key ?? ""}", "${s.secret}"`],
    PAIR,
  ),
  file(
    "V34",
    "destructuring",
    "trade.js",
    (s) => [`const [apiKey, apiSecret] = ['${s.key ?? ""}', '${s.secret}']; // ${s.name}`],
    PAIR,
  ),
  file(
    "V35",
    "Go short declaration",
    "main.go",
    (s) => [
      "func main() {",
      `\tkey, secret := "${s.key ?? ""}", "${s.secret}"`,
      `\tclient := ${s.id}.New(key, secret)`,
      "}",
    ],
    PAIR,
  ),
  file(
    "V36",
    "Go positional struct",
    "accounts.go",
    (s) => [
      "var accounts = map[string]Account{",
      `\t"${s.id}": {${values(s)
        .map((value) => `"${value}"`)
        .join(", ")}},`,
      "}",
    ],
    PAIR,
  ),
  file(
    "V37",
    "Go empty check",
    "config.go",
    (s) => [`// ${s.name}`, each(s, "camel", ({ name, value }) => `if ${name} == "" {\n\t${name} = "${value}"\n}`)],
    LINE,
  ),
  file(
    "V38",
    "Rust tuple struct",
    "src/keys.rs",
    (s) => [
      `let ${s.id} = Credentials(${values(s)
        .map((value) => `"${value}".to_owned()`)
        .join(", ")});`,
    ],
    PAIR,
  ),
  file(
    "V39",
    "Rust environment set",
    "src/main.rs",
    (s) => [each(s, "upper", ({ name, value }) => `    unsafe { std::env::set_var("${s.env}_${name}", "${value}") };`)],
    LINE,
  ),
  file(
    "V40",
    "Java enumeration",
    "Venue.java",
    (s) => [
      "enum Venue {",
      `    ${s.id.toUpperCase()}(${values(s)
        .map((value) => `"${value}"`)
        .join(", ")});`,
      "}",
    ],
    PAIR,
  ),
  file(
    "V41",
    "Java properties calls",
    "Boot.java",
    (s) => [each(s, "camel", ({ name, value }) => `System.setProperty("${s.id}.${name}", "${value}");`)],
    LINE,
  ),
  file(
    "V42",
    "C designated initialisers",
    "keys.c",
    (s) => [
      `static const struct account ${s.id} = {`,
      each(s, "snake", ({ name, value }) => `    .${name} = "${value}",`),
      "};",
    ],
    ANY,
  ),
  file(
    "V43",
    "private fields",
    "client.js",
    (s) => [
      `class ${pascal(s.id)}Client {`,
      each(s, "camel", ({ name, value }) => `  static #${name} = \`${value}\`;`),
      "}",
    ],
    ANY,
  ),
  file(
    "V44",
    "constructor",
    "bot.py",
    (s) => [
      `class ${pascal(s.id)}Bot:`,
      "    def __init__(self):",
      each(s, "snake", ({ name, value }) => `        self._${name} = r'${value}'`),
    ],
    LINE,
  ),
  file(
    "V45",
    "default parameters",
    "connect.py",
    (s) => [
      `def connect_${s.id}(${each(s, "snake", ({ name, value }) => `${name}: str | None = "${value}"`).join(", ")}):`,
      "    ...",
    ],
    LINE,
  ),
  file(
    "V46",
    "default parameters with types",
    "connect.ts",
    (s) => [
      `export function ${s.id}(${each(s, "camel", ({ name, value }) => `${name}: string = "${value}"`).join(", ")}) {}`,
    ],
    ANY,
  ),
  file(
    "V47",
    "conditional fallback",
    "fallback.py",
    (s) => [each(s, "upper", ({ name, value }) => `${name} = os.getenv("${s.env}_${name}") or "${value}"`)],
    LINE,
  ),
  file(
    "V48",
    "Ruby fallback",
    "config.rb",
    (s) => [each(s, "upper", ({ name, value }) => `${name} = ENV.fetch('${s.env}_${name}') { '${value}' }`)],
    LINE,
  ),
  file(
    "V49",
    "PHP fallback",
    "config.php",
    (s) => [
      "<?php",
      each(s, "camel", ({ name, value }) => `$${name} = getenv('${s.env}_${name.toUpperCase()}') ?: '${value}';`),
    ],
    LINE,
  ),
  file(
    "V50",
    "condition",
    "pick.py",
    (s) => [each(s, "snake", ({ name, value }) => `${name} = "${value}" if exchange == "${s.id}" else None`)],
    LINE,
  ),
  file(
    "V51",
    "ternary",
    "pick.ts",
    (s) => [`// ${s.name}`, each(s, "camel", ({ name, value }) => `const ${name} = live ? "${value}" : "";`)],
    LINE,
  ),
  file(
    "V52",
    "switch",
    "Factory.cs",
    (s) => [
      "switch (venue) {",
      `    case "${s.id}":`,
      `        return (${values(s)
        .map((value) => `"${value}"`)
        .join(", ")});`,
      "}",
    ],
    PAIR,
  ),
  file(
    "V53",
    "parametrised test",
    "test_client.py",
    (s) => [
      `@pytest.mark.parametrize("key,secret", [("${s.key ?? ""}", "${s.secret}")])`,
      `def test_${s.id}(key, secret):`,
      "    assert connect(key, secret)",
    ],
    PAIR,
  ),
  file(
    "V54",
    "decorator with arguments",
    "strategy.py",
    (s) => [
      `@account("${s.id}", ${each(s, "snake", ({ name, value }) => `${name}="${value}"`).join(", ")})`,
      "def trade(): ...",
    ],
    ANY,
  ),
  file(
    "V55",
    "dictionary of tuples",
    "vault.py",
    (s) => [
      "KEYS = {",
      `    "${s.id}": (${values(s)
        .map((value) => `"${value}"`)
        .join(", ")}),`,
      "}",
    ],
    PAIR,
  ),
  file(
    "V56",
    "subscript assignments",
    "sub.py",
    (s) => [each(s, "snake", ({ name, value }) => `config["exchanges"]["${s.id}"]["${name}"] = "${value}"`)],
    LINE,
  ),
  file(
    "V57",
    "builder chain over lines",
    "Build.java",
    (s) => [
      `var client = ${pascal(s.id)}Client.builder()`,
      each(s, "camel", ({ name, value }) => `    .with${pascal(name)}("${value}")`),
      "    .build();",
    ],
    ANY,
  ),
  file(
    "V58",
    "settings in a text of many lines",
    "inline.py",
    (s) => ['CONFIG = """', `[${s.id}]`, each(s, "snake", ({ name, value }) => `${name} = ${value}`), '"""'],
    LINE,
  ),
  file(
    "V59",
    "text put together over lines",
    "body.js",
    (s) => [
      `const body = "exchange=${s.id}&" +`,
      each(s, "snake", ({ name, value }) => `  "${name}=${value}&" +`),
      '  "v=1";',
    ],
    LINE,
  ),
  file(
    "V60",
    "key ring",
    "store.py",
    (s) => [each(s, "snake", ({ name, value }) => `keyring.set_password("${s.id}", "${name}", "${value}")`)],
    LINE,
  ),
  file(
    "V61",
    "script properties",
    "Code.gs",
    (s) => [
      "function setup() {",
      "  const p = PropertiesService.getScriptProperties();",
      each(s, "upper", ({ name, value }) => `  p.setProperty('${s.env}_${name}', '${value}');`),
      "}",
    ],
    LINE,
  ),
  file(
    "V62",
    "alert message",
    "strategy.pine",
    (s) => [
      "//@version=5",
      `alert('{"exchange":"${s.id}",${each(s, "camel", ({ name, value }) => `"${name}":"${value}"`).join(",")}}', alert.freq_once)`,
    ],
    LINE,
  ),
  file(
    "V63",
    "Ruby heredoc",
    "seed.rb",
    (s) => [
      "File.write('config.yml', <<~YAML)",
      `  ${s.id}:`,
      each(s, "snake", ({ name, value }) => `    ${name}: ${value}`),
      "YAML",
    ],
    LINE,
  ),
];
