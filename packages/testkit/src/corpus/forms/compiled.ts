import { type Form, form, lines } from "../form.ts";
import type { Scene } from "../scene.ts";

const pascal = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const identifier = (s: Scene): string => s.name.replaceAll(/[^A-Za-z0-9]/gu, "");
const quoted = (s: Scene): string =>
  [s.key, s.secret, s.passphrase]
    .filter((v) => v !== undefined)
    .map((v) => `"${v}"`)
    .join(", ");

/** Forms G1 to G17: Go, Rust, Java, Kotlin, C#, PHP, Ruby, C++, MQL. */
export const COMPILED_FORMS: readonly Form[] = [
  form("G1", "Go client with positional arguments", (s) => ({
    path: "main.go",
    text: lines(
      "package main",
      "",
      `import "${s.package}"`,
      "",
      "func main() {",
      `\tclient := ${s.id}.NewClient(${quoted(s)})`,
      "\t_ = client",
      "}",
    ),
  })),
  form(
    "G1b",
    "Go constants",
    (s) => ({
      path: "config.go",
      text: lines(
        `package ${s.id}`,
        "",
        s.random.pick(["const (", "var ("]),
        s.slots("camel").map((slot) => `\t${slot.name} = "${slot.value}"`),
        ")",
      ),
    }),
    { needs: "any" },
  ),
  form(
    "G1c",
    "Go struct",
    (s) => ({
      path: "creds.go",
      text: lines(
        "package main",
        "",
        `var ${s.id}Creds = ${identifier(s)}Credentials{`,
        s.slots("camel").map((slot) => `\t${pascal(slot.name)}: "${slot.value}",`),
        "}",
      ),
    }),
    { needs: "any" },
  ),
  form(
    "G2",
    "Go HMAC",
    (s) => ({
      path: "sign.go",
      text: lines(
        "package sign",
        `const endpoint = "https://${s.host}"`,
        "func sign(query string) string {",
        `\tmac := hmac.New(sha256.New, []byte("${s.secret}"))`,
        "\tmac.Write([]byte(query))",
        "\treturn hex.EncodeToString(mac.Sum(nil))",
        "}",
      ),
    }),
    { needs: "secret", oneLine: true },
  ),
  form(
    "G3",
    "Go header",
    (s) => ({
      path: "http.go",
      text: lines(
        "package main",
        `req, _ := http.NewRequest("GET", "https://${s.host}/account", nil)`,
        `req.Header.Set("${s.header ?? ""}", "${s.key ?? ""}")`,
      ),
    }),
    { needs: "header" },
  ),
  form(
    "G3b",
    "Go environment",
    (s) => ({
      path: "env.go",
      text: lines(
        "package main",
        "func init() {",
        s.slots("upper").map((slot) => `\tos.Setenv("${s.env}_${slot.name}", "${slot.value}")`),
        "}",
      ),
    }),
    { needs: "any" },
  ),
  form("G4", "Rust constructor", (s) => ({
    path: "src/main.rs",
    text: lines(
      `use ${s.id}::api::*;`,
      "fn main() {",
      `    let account: Account = ${identifier(s)}::new(Some("${s.key ?? ""}".into()), Some("${s.secret}".into()));`,
      "}",
    ),
  })),
  form(
    "G4b",
    "Rust constants",
    (s) => ({
      path: "src/config.rs",
      text: lines(
        `//! ${s.name}`,
        s.slots("upper").map((slot) => `pub const ${slot.name}: &str = "${slot.value}";`),
      ),
    }),
    { needs: "any" },
  ),
  form(
    "G4c",
    "Rust builder",
    (s) => ({
      path: "src/client.rs",
      text: lines(
        `let client = ${identifier(s)}Client::builder()`,
        s.slots("snake").map((slot) => `    .${slot.name}("${slot.value}")`),
        "    .build();",
      ),
    }),
    { needs: "any" },
  ),
  form(
    "G5",
    "Rust fallback",
    (s) => ({
      path: "src/env.rs",
      text: lines(
        s
          .slots("upper")
          .map(
            (slot) =>
              `let ${slot.name.toLowerCase()} = std::env::var("${s.env}_${slot.name}").unwrap_or("${slot.value}".to_string());`,
          ),
      ),
    }),
    { needs: "any" },
  ),
  form("G6", "Java factory", (s) => ({
    path: "src/Main.java",
    text: lines(
      "public class Main {",
      `    ${identifier(s)}RestClient client = ${identifier(s)}ApiClientFactory.newInstance(${quoted(s)}).newRestClient();`,
      "}",
    ),
  })),
  form(
    "G6b",
    "Java constants",
    (s) => ({
      path: "src/Config.java",
      text: lines(
        `public final class ${identifier(s)}Config {`,
        s.slots("upper").map((slot) => `    private static final String ${slot.name} = "${slot.value}";`),
        "}",
      ),
    }),
    { needs: "any" },
  ),
  form(
    "G8",
    "Spring properties",
    (s) => ({
      path: "src/main/resources/application.properties",
      text: lines(
        "server.port=8080",
        s.slots("snake").map((slot) => `${s.id}.${slot.name.replaceAll("_", ".")}=${slot.value}`),
        "logging.level.root=INFO",
      ),
    }),
    { needs: "any" },
  ),
  form(
    "G8b",
    "Spring default",
    (s) => ({
      path: "src/Bean.java",
      text: lines(
        "@Component",
        "class Bean {",
        s
          .slots("camel")
          .map((slot) => `  @Value("\${${s.id}.${slot.name}:${slot.value}}") private String ${slot.name};`),
        "}",
      ),
    }),
    { needs: "any", oneLine: true },
  ),
  form(
    "G9",
    "Java map",
    (s) => ({
      path: "src/Ccxt.java",
      text: s.random.chance(0.5)
        ? lines(
            `var ex = new ${pascal(s.id)}(Map.of(${s
              .slots("camel")
              .map((slot) => `"${slot.name}", "${slot.value}"`)
              .join(", ")}));`,
          )
        : lines(
            `// ${s.id}`,
            s.slots("camel").map((slot) => `config.put("${slot.name}", "${slot.value}");`),
          ),
    }),
    { needs: "any" },
  ),
  form(
    "G10",
    "Android build field",
    (s) => ({
      path: "app/build.gradle.kts",
      text: lines(
        "android {",
        "    defaultConfig {",
        s
          .slots("upper")
          .map((slot) => `        buildConfigField("String", "${s.env}_${slot.name}", "\\"${slot.value}\\"")`),
        "    }",
        "}",
      ),
    }),
    { needs: "any", oneLine: true },
  ),
  form(
    "G10b",
    "Android string resource",
    (s) => ({
      path: "app/src/main/res/values/strings.xml",
      text: lines(
        "<resources>",
        s.slots("snake").map((slot) => `    <string name="${s.id}_${slot.name}">${slot.value}</string>`),
        "</resources>",
      ),
    }),
    { needs: "any" },
  ),
  form("G11", "C# credentials", (s) => ({
    path: "Program.cs",
    text: lines(
      "using System;",
      `var client = new ${identifier(s)}RestClient(o => {`,
      `    o.ApiCredentials = new ApiCredentials(${quoted(s)});`,
      "});",
    ),
  })),
  form(
    "G12",
    "C# settings",
    (s) => ({
      path: "appsettings.json",
      text: `${JSON.stringify({ Logging: { LogLevel: { Default: "Information" } }, [identifier(s)]: Object.fromEntries(s.slots("camel").map((slot) => [pascal(slot.name), slot.value])) }, null, 2)}\n`,
    }),
    { needs: "any" },
  ),
  form("G13", "PHP positional arguments", (s) => ({
    path: "index.php",
    text: lines(
      "<?php",
      "require 'vendor/autoload.php';",
      `$api = new ${identifier(s)}\\API("${s.key ?? ""}", "${s.secret}");`,
    ),
  })),
  form(
    "G13b",
    "PHP array",
    (s) => ({
      path: "ccxt.php",
      text: lines(
        "<?php",
        `$exchange = new \\ccxt\\${s.id}([`,
        s.slots("camel").map((slot) => `    '${slot.name}' => '${slot.value}',`),
        "]);",
      ),
    }),
    { needs: "any" },
  ),
  form(
    "G13c",
    "PHP constants",
    (s) => ({
      path: "config.php",
      text: lines(
        "<?php",
        `// ${s.name}`,
        s.slots("upper").map((slot) => `define('${slot.name}', '${slot.value}');`),
      ),
    }),
    { needs: "any" },
  ),
  form(
    "G13d",
    "PHP variables",
    (s) => ({
      path: `${s.id}.php`,
      text: lines(
        "<?php",
        s.slots("snake").map((slot) => `$${slot.name} = "${slot.value}";`),
        `$url = "https://${s.host}/api";`,
      ),
    }),
    { needs: "any" },
  ),
  form(
    "G13e",
    "PHP header list",
    (s) => ({
      path: "curl.php",
      text: lines(
        "<?php",
        `curl_setopt_array($ch, [CURLOPT_URL => 'https://${s.host}/v1', CURLOPT_HTTPHEADER => ['${s.header ?? ""}: ${s.key ?? ""}']]);`,
      ),
    }),
    { needs: "header" },
  ),
  form(
    "G14",
    "Ruby named arguments",
    (s) => ({
      path: "bot.rb",
      text: lines(
        `require '${s.id}'`,
        s.random.chance(0.5)
          ? `client = ${identifier(s)}::Client::REST.new ${s
              .slots("snake")
              .map((slot) => `${slot.name}: '${slot.value}'`)
              .join(", ")}`
          : `client = ${identifier(s)}::Client.new(${s
              .slots("snake")
              .map((slot) => `:${slot.name} => '${slot.value}'`)
              .join(", ")})`,
      ),
    }),
    { needs: "any" },
  ),
  form(
    "G15",
    "C++ macros",
    (s) => ({
      path: "config.h",
      text: lines(
        "#pragma once",
        `// ${s.name}`,
        s.slots("upper").map((slot) => `#define ${slot.name} "${slot.value}"`),
      ),
    }),
    { needs: "any" },
  ),
  form(
    "G15b",
    "C++ values",
    (s) => ({
      path: "keys.cpp",
      text: lines(
        `namespace ${s.id} {`,
        s
          .slots("camel")
          .map((slot) =>
            s.random.chance(0.5)
              ? `constexpr auto ${slot.name} = "${slot.value}"sv;`
              : `QString ${slot.name} = QStringLiteral("${slot.value}");`,
          ),
        "}",
      ),
    }),
    { needs: "any" },
  ),
  form(
    "G17",
    "MQL inputs",
    (s) => ({
      path: "Expert.mq5",
      text: lines(
        `#property description "${s.name} bridge"`,
        s.slots("camel").map((slot) => `input string ${pascal(slot.name)} = "${slot.value}";`),
      ),
    }),
    { needs: "any" },
  ),
  form(
    "G17b",
    "MQL header",
    (s) => ({
      path: "Web.mqh",
      text: lines(
        `string url = "https://${s.host}/v1";`,
        `string headers = "${s.header ?? ""}: ${s.key ?? ""}\\r\\nContent-Type: application/json\\r\\n";`,
      ),
    }),
    { needs: "header" },
  ),
];
