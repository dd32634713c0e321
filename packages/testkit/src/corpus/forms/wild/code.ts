import type { Form } from "../../form.ts";
import { ANY, each, file, LINE, PAIR, pascal, values } from "../field/write.ts";

/** What programmers of many languages write beside plain assignments: tags, defaults, options, patterns. */
export const CODE_FORMS: readonly Form[] = [
  file(
    "N1",
    "Go struct tags",
    "config.go",
    (s) => [
      `type ${pascal(s.id)} struct {`,
      each(
        s,
        "camel",
        ({ name, value }) => `\t${pascal(name)} string \`env:"${s.env}_${name.toUpperCase()}" envDefault:"${value}"\``,
      ),
      "}",
    ],
    LINE,
  ),
  file(
    "N2",
    "Go settings with defaults",
    "settings.go",
    (s) => [
      "func init() {",
      each(s, "snake", ({ name, value }) => `\tviper.SetDefault("${s.id}.${name}", "${value}")`),
      "}",
    ],
    LINE,
  ),
  file(
    "N3",
    "Go flags",
    "main.go",
    (s) => [
      "var (",
      each(
        s,
        "kebab",
        ({ name, value }) => `\t${name.replaceAll("-", "")} = flag.String("${name}", "${value}", "for ${s.name}")`,
      ),
      ")",
    ],
    LINE,
  ),
  file(
    "N4",
    "Go pointer in a map",
    "keys.go",
    (s) => [`keys["${s.id}"] = &Pair{Public: "${s.key ?? ""}", Private: "${s.secret}"}`],
    PAIR,
  ),
  file(
    "N5",
    "Kotlin class with defaults",
    "Keys.kt",
    (s) => [
      `data class ${pascal(s.id)}Keys(`,
      each(s, "camel", ({ name, value }) => `    val ${name}: String = "${value}",`),
      ")",
    ],
    LINE,
  ),
  file(
    "N6",
    "Kotlin lazily",
    "Lazy.kt",
    (s) => [
      `object ${pascal(s.id)} {`,
      each(s, "camel", ({ name, value }) => `    private val ${name} by lazy { "${value}" }`),
      "}",
    ],
    LINE,
  ),
  file(
    "N7",
    "Swift fallback",
    "Config.swift",
    (s) => [
      each(
        s,
        "camel",
        ({ name, value }) =>
          `let ${name} = ProcessInfo.processInfo.environment["${s.env}_${name.toUpperCase()}"] ?? "${value}"`,
      ),
    ],
    LINE,
  ),
  file(
    "N8",
    "Dart environment",
    "env.dart",
    (s) => [
      `// ${s.name}`,
      each(
        s,
        "camel",
        ({ name, value }) =>
          `  static const ${name} = String.fromEnvironment('${name.toUpperCase()}', defaultValue: '${value}');`,
      ),
    ],
    LINE,
  ),
  file(
    "N9",
    "Elixir settings",
    "config/runtime.exs",
    (s) => [
      `config :bot, Bot.${pascal(s.id)},`,
      each(s, "snake", ({ name, value }) => `  ${name}: "${value}"`).join(",\n"),
    ],
    LINE,
  ),
  file(
    "N10",
    "Elixir attributes",
    "lib/client.ex",
    (s) => [`defmodule ${pascal(s.id)} do`, each(s, "snake", ({ name, value }) => `  @${name} "${value}"`), "end"],
    LINE,
  ),
  file(
    "N11",
    "Haskell record",
    "Conf.hs",
    (s) => [
      `${s.id}Conf = Conf`,
      each(s, "camel", ({ name, value }) => `${name} = "${value}"`)
        .map((line, i) => `  ${i === 0 ? "{" : ","} ${line}`)
        .join("\n"),
      "  }",
    ],
    LINE,
  ),
  file(
    "N12",
    "Haskell constructors",
    "Keys.hs",
    (s) => [`${s.id} :: Credentials`, `${s.id} = Credentials (ApiKey "${s.key ?? ""}") (ApiSecret "${s.secret}")`],
    PAIR,
  ),
  file(
    "N13",
    "Scala wrappers",
    "Creds.scala",
    (s) => [`implicit val ${s.id}: Creds = Creds(ApiKey("${s.key ?? ""}"), ApiSecret("${s.secret}"))`],
    PAIR,
  ),
  file(
    "N14",
    "R options",
    ".Rprofile",
    (s) => [`options(${each(s, "snake", ({ name, value }) => `${s.id}.${name} = "${value}"`).join(", ")})`],
    LINE,
  ),
  file(
    "N15",
    "Julia struct",
    "creds.jl",
    (s) => [
      `Base.@kwdef struct ${pascal(s.id)}`,
      each(s, "snake", ({ name, value }) => `    ${name}::String = "${value}"`),
      "end",
    ],
    LINE,
  ),
  file(
    "N16",
    "MATLAB options",
    "fetch.m",
    (s) => [
      `% ${s.name}`,
      `opts = weboptions(${each(s, "camel", ({ name, value }) => `'${name}', '${value}'`).join(", ")});`,
    ],
    LINE,
  ),
  file(
    "N17",
    "Perl quotes",
    "bot.pl",
    (s) => [`my %${s.id} = (`, each(s, "snake", ({ name, value }) => `  ${name} => q{${value}},`), ");"],
    LINE,
  ),
  file(
    "N18",
    "macro that fills cells",
    "Module1.bas",
    (s) => [
      `Sheets("${s.name}").Activate`,
      each(s, "camel", ({ name, value }) => `Range("${name}").Value = "${value}"`),
    ],
    LINE,
  ),
  file(
    "N19",
    "PowerShell credential",
    "login.ps1",
    (s) => [
      `# ${s.name}`,
      `$cred = [pscredential]::new('${s.key ?? ""}', (ConvertTo-SecureString '${s.secret}' -AsPlainText -Force))`,
    ],
    PAIR,
  ),
  file(
    "N20",
    "C# options",
    "Startup.cs",
    (s) => [
      `services.Configure<${pascal(s.id)}Options>(o => {`,
      each(s, "camel", ({ name, value }) => `    o.${pascal(name)} = "${value}";`),
      "});",
    ],
    LINE,
  ),
  file(
    "N21",
    "C# properties",
    "Keys.cs",
    (s) => [
      `public class ${pascal(s.id)}Keys {`,
      each(s, "camel", ({ name, value }) => `    public string ${pascal(name)} { get; set; } = "${value}";`),
      "}",
    ],
    LINE,
  ),
  file(
    "N22",
    "C# switch",
    "Accounts.cs",
    (s) => [
      "var (key, secret) = venue switch {",
      `    "${s.id}" => ("${s.key ?? ""}", "${s.secret}"),`,
      "    _ => throw new Exception()",
      "};",
    ],
    PAIR,
  ),
  file(
    "N23",
    "C# robot parameters",
    "Robot.cs",
    (s) => [
      `// ${s.name}`,
      each(
        s,
        "camel",
        ({ name, value }) =>
          `[Parameter("${name}", Group = "API", DefaultValue = "${value}")]\npublic string ${pascal(name)} { get; set; }`,
      ),
    ],
    LINE,
  ),
  file(
    "N24",
    "Java annotations",
    "Config.java",
    (s) => [
      each(
        s,
        "camel",
        ({ name, value }) => `@ConfigProperty(name = "${s.id}.${name}", defaultValue = "${value}")\nString ${name};`,
      ),
    ],
    LINE,
  ),
  file(
    "N25",
    "Java array in a map",
    "Keys.java",
    (s) => [`KEYS.put(Venue.${s.id.toUpperCase()}, new String[] {"${s.key ?? ""}", "${s.secret}"});`],
    PAIR,
  ),
  file(
    "N26",
    "Java property with a default",
    "Load.java",
    (s) => [
      `// ${s.name}`,
      each(s, "kebab", ({ name, value }) => `props.getProperty("${name.replaceAll("-", ".")}", "${value}");`),
    ],
    LINE,
  ),
  file(
    "N27",
    "Rust match",
    "src/account.rs",
    (s) => [
      "match venue {",
      `    Venue::${pascal(s.id)} => ("${s.key ?? ""}", "${s.secret}"),`,
      "    _ => unreachable!(),",
      "}",
    ],
    PAIR,
  ),
  file(
    "N28",
    "Rust arguments",
    "src/cli.rs",
    (s) => [
      `/// ${s.name}`,
      each(
        s,
        "snake",
        ({ name, value }) =>
          `#[arg(long, env = "${name.toUpperCase()}", default_value = "${value}")]\n${name}: String,`,
      ),
    ],
    LINE,
  ),
  file(
    "N29",
    "Rust map",
    "src/map.rs",
    (s) => [
      `let ${s.id} = HashMap::from([${each(s, "camel", ({ name, value }) => `("${name}", "${value}")`).join(", ")}]);`,
    ],
    LINE,
  ),
  file(
    "N30",
    "Rust default",
    "src/default.rs",
    (s) => [
      `impl Default for ${pascal(s.id)}Keys {`,
      "    fn default() -> Self {",
      "        Self {",
      each(s, "snake", ({ name, value }) => `            ${name}: String::from("${value}"),`),
      "        }",
      "    }",
      "}",
    ],
    ANY,
  ),
  file(
    "N31",
    "PHP promoted properties",
    "Client.php",
    (s) => [
      `final class ${pascal(s.id)}Client {`,
      "    public function __construct(",
      each(s, "camel", ({ name, value }) => `        private readonly string $${name} = '${value}',`),
      "    ) {}",
      "}",
    ],
    LINE,
  ),
  file(
    "N32",
    "Ruby block",
    "init.rb",
    (s) => [
      `${pascal(s.id)}.configure do |c|`,
      each(s, "snake", ({ name, value }) => `  c.${name} = "${value}"`),
      "end",
    ],
    LINE,
  ),
  file(
    "N33",
    "names and values in two lists",
    "zip.py",
    (s) => [`${s.id} = dict(zip(("key", "secret"), ("${s.key ?? ""}", "${s.secret}")))`],
    PAIR,
  ),
  file(
    "N34",
    "environment updated",
    "boot.py",
    (s) => [`os.environ.update(${each(s, "upper", ({ name, value }) => `${s.env}_${name}="${value}"`).join(", ")})`],
    LINE,
  ),
  file(
    "N35",
    "basic login of a request",
    "fetch.py",
    (s) => [`r = requests.get("https://${s.host}/v1/me", auth=HTTPBasicAuth("${s.key ?? ""}", "${s.secret}"))`],
    PAIR,
  ),
  file(
    "N36",
    "branches by name",
    "pick.py",
    (s) => [
      `if exchange == "${s.id}":`,
      `    return "${s.key ?? ""}", "${s.secret}"`,
      'raise ValueError("unknown exchange")',
    ],
    PAIR,
  ),
  file(
    "N37",
    "map of JavaScript",
    "map.js",
    (s) => [
      `const ${s.id} = new Map([${each(s, "camel", ({ name, value }) => `['${name}', '${value}']`).join(", ")}]);`,
    ],
    LINE,
  ),
  file(
    "N38",
    "defaults in a pattern",
    "connect.js",
    (s) => [
      `export const ${s.id} = ({ ${each(s, "camel", ({ name, value }) => `${name} = '${value}'`).join(", ")} } = {}) => {};`,
    ],
    LINE,
  ),
  file(
    "N39",
    "text that is taken apart",
    "split.js",
    (s) => [`const [key, secret] = "${s.key ?? ""}:${s.secret}".split(":"); // ${s.name}`],
    PAIR,
  ),
  file(
    "N40",
    "state of a component",
    "Form.jsx",
    (s) => [
      `// ${s.name}`,
      each(s, "camel", ({ name, value }) => `  const [${name}, set${pascal(name)}] = useState('${value}');`),
    ],
    LINE,
  ),
  file(
    "N41",
    "browser's store",
    "seed.js",
    (s) => [each(s, "camel", ({ name, value }) => `localStorage.setItem('${s.id}.${name}', '${value}');`)],
    LINE,
  ),
  file(
    "N42",
    "constants with casts",
    "keys.ts",
    (s) => [
      `export const ${s.id} = {`,
      each(s, "camel", ({ name, value }) => `  ${name}: <string>'${value}' as const,`),
      "} satisfies Keys;",
    ],
    LINE,
  ),
  file(
    "N43",
    "Racket keywords",
    "bot.rkt",
    (s) => [`(make-${s.id} ${each(s, "kebab", ({ name, value }) => `#:${name} "${value}"`).join(" ")})`],
    LINE,
  ),
  file(
    "N44",
    "Gleam record",
    "bot.gleam",
    (s) => [`let ${s.id} = Config(${each(s, "snake", ({ name, value }) => `${name}: "${value}"`).join(", ")})`],
    LINE,
  ),
  file(
    "N45",
    "PL/SQL block",
    "load.sql",
    (s) => [
      `-- ${s.name}`,
      "DECLARE",
      each(s, "snake", ({ name, value }) => `  v_${name} VARCHAR2(200) := '${value}';`),
    ],
    LINE,
  ),
  file(
    "N46",
    "ABAP",
    "zbot.abap",
    (s) => [`* ${s.name}`, each(s, "snake", ({ name, value }) => `CONSTANTS c_${name} TYPE string VALUE '${value}'.`)],
    LINE,
  ),
  file(
    "N47",
    "AppleScript",
    "bot.applescript",
    (s) => [`-- ${s.name}`, each(s, "camel", ({ name, value }) => `set ${name} to "${value}"`)],
    LINE,
  ),
  file(
    "N48",
    "procedure's arguments",
    "call.sql",
    (s) => [
      `CALL add_account('${s.id}', ${values(s)
        .map((value) => `'${value}'`)
        .join(", ")}, TRUE);`,
    ],
    PAIR,
  ),
  file(
    "N49",
    "microcontroller",
    "secrets.h",
    (s) => [`// ${s.name}`, each(s, "snake", ({ name, value }) => `const char ${name}[] PROGMEM = "${value}";`)],
    LINE,
  ),
];
