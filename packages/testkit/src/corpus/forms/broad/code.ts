import type { Form } from "../../form.ts";
import { each, file, LINE, PAIR, pascal, spoken, values } from "../field/write.ts";

/** Programs and scripts, and what stands beside them. */
export const CODE_FORMS: readonly Form[] = [
  file(
    "W1",
    "builder in Java",
    "Main.java",
    (s) => [
      `${s.klass} client = ${s.klass}.builder()`,
      `    .credentials("${s.key ?? ""}", "${s.secret}"${s.passphrase === undefined ? "" : `, "${s.passphrase}"`})`,
      "    .build();",
    ],
    PAIR,
  ),
  file(
    "W2",
    "preferences in Swift",
    "Setup.swift",
    (s) => [each(s, "camel", ({ name, value }) => `UserDefaults.standard.set("${value}", forKey: "${s.id}.${name}")`)],
    LINE,
  ),
  file(
    "W3",
    "table of a test in Go",
    "client_test.go",
    (s) => ["tests := []struct{ name, key, secret string }{", `\t{"${s.id}", "${s.key ?? ""}", "${s.secret}"},`, "}"],
    { oneLine: true, needs: "pair" },
  ),
  file(
    "W4",
    "struct in Matlab",
    "getData.m",
    (s) => [
      `% ${s.name}`,
      each(s, "camel", ({ name, value }) => `cfg.${name} = '${value}';`),
      "r = webread(url, weboptions('HeaderFields', {'X-KEY', cfg.key}));",
    ],
    LINE,
  ),
  file(
    "W5",
    "variables of a macro",
    "Module1.bas",
    (s) => [
      `Sub Get${pascal(s.id)}Balance()`,
      "    Dim apiKey As String, apiSecret As String",
      `    apiKey = "${s.key ?? ""}"`,
      `    apiSecret = "${s.secret}"`,
      "End Sub",
    ],
    { oneLine: true },
  ),
  file(
    "W6",
    "cells set by a macro",
    "Sheet1.cls",
    (s) => [
      `Worksheets("${s.name}").Range("B1").Value = "${s.key ?? ""}" 'API key`,
      `Worksheets("${s.name}").Range("B2").Value = "${s.secret}" 'API secret`,
    ],
    { oneLine: true },
  ),
  file(
    "W7",
    "constructor in D",
    "source/app.d",
    (s) => [
      `auto c = new ${s.klass}(${values(s)
        .map((v) => `"${v}"`)
        .join(", ")});`,
    ],
    PAIR,
  ),
  file(
    "W8",
    "js export array",
    "a.js",
    (s) => [
      `// ${s.name} keys`,
      `export default [${values(s)
        .map((v) => `"${v}"`)
        .join(", ")}];`,
    ],
    PAIR,
  ),
  file(
    "W9",
    "js JSON.parse",
    "a.js",
    (s) => [
      `const ${s.id} = JSON.parse('{${each(s, "camel", ({ name, value }) => `"${name}":"${value}"`).join(",")}}');`,
    ],
    LINE,
  ),
  file(
    "W10",
    "cypress",
    "e2e.cy.js",
    (s) => [
      `cy.visit('/connect/${s.id}')`,
      each(s, "kebab", ({ name, value }) => `cy.get('#${name}').type('${value}')`),
    ],
    LINE,
  ),
  file(
    "W11",
    "playwright label",
    "e2e.spec.ts",
    (s) => [
      `await page.getByText('${s.name}').click();`,
      each(s, "snake", ({ name, value }) => `await page.getByLabel('${spoken(name)}').fill('${value}');`),
    ],
    LINE,
  ),
  file(
    "W12",
    "selenium",
    "test_ui.py",
    (s) => [
      `driver.get("https://bot/connect/${s.id}")`,
      each(s, "snake", ({ name, value }) => `driver.find_element(By.ID, "${name}").send_keys("${value}")`),
    ],
    LINE,
  ),
  file(
    "W13",
    "keyring",
    "a.py",
    (s) => [each(s, "snake", ({ name, value }) => `keyring.set_password("${s.id}", "${name}", "${value}")`)],
    LINE,
  ),
  file(
    "W14",
    "monkeypatch",
    "test_a.py",
    (s) => [
      "def test_live(monkeypatch):",
      each(s, "upper", ({ name, value }) => `    monkeypatch.setenv("${s.env}_${name}", "${value}")`),
    ],
    LINE,
  ),
  file(
    "W15",
    "fixture returns pair",
    "conftest.py",
    (s) => [
      "@pytest.fixture",
      `def ${s.id}_credentials():`,
      `    return ${values(s)
        .map((v) => `"${v}"`)
        .join(", ")}`,
    ],
    PAIR,
  ),
  file(
    "W16",
    "compare",
    "a.py",
    (s) => [`# ${s.name}`, `if api_key == "${s.key ?? ""}" and api_secret == "${s.secret}":`, "    live()"],
    { oneLine: true },
  ),
  file(
    "W17",
    "function returns",
    "a.py",
    (s) => [
      `class ${pascal(s.id)}Auth:`,
      each(s, "snake", ({ name, value }) => `    def get_${name}(self):\n        return "${value}"\n`),
    ],
    LINE,
  ),
  file(
    "W18",
    "lambda",
    "a.py",
    (s) => [each(s, "snake", ({ name, value }) => `${s.id}_${name} = lambda: "${value}"`)],
    LINE,
  ),
  file(
    "W19",
    "click option",
    "cli.py",
    (s) => [
      "@click.command()",
      each(
        s,
        "kebab",
        ({ name, value }) =>
          `@click.option("--${s.id}-${name}", envvar="${s.env}_${name.toUpperCase()}", default="${value}", show_default=False)`,
      ),
    ],
    LINE,
  ),
  file(
    "W20",
    "docstring",
    "a.py",
    (s) => [
      '"""',
      `    >>> client = ${s.klass}(${values(s)
        .map((v) => `'${v}'`)
        .join(", ")})`,
      "    >>> client.ping()",
      '"""',
    ],
    PAIR,
  ),
  file(
    "W21",
    "java getter",
    "A.java",
    (s) => [
      `class ${pascal(s.id)}Config {`,
      each(s, "camel", ({ name, value }) => `  public String get${pascal(name)}() { return "${value}"; }`),
      "}",
    ],
    LINE,
  ),
  file(
    "W22",
    "java char array",
    "A.java",
    (s) => [each(s, "camel", ({ name, value }) => `char[] ${s.id}${pascal(name)} = "${value}".toCharArray();`)],
    LINE,
  ),
  file(
    "W23",
    "java test properties",
    "A.java",
    (s) => [
      `@TestPropertySource(properties = {${each(s, "kebab", ({ name, value }) => `"${s.id}.${name}=${value}"`).join(", ")}})`,
    ],
    LINE,
  ),
  file(
    "W24",
    "jni",
    "keys.c",
    (s) => [
      each(
        s,
        "camel",
        ({ name, value }) =>
          `JNIEXPORT jstring JNICALL Java_com_bot_Keys_${s.id}${pascal(name)}(JNIEnv *env, jobject o) {\n    return (*env)->NewStringUTF(env, "${value}");\n}`,
      ),
    ],
    LINE,
  ),
  file(
    "W25",
    "go flags",
    "main.go",
    (s) => [
      each(
        s,
        "kebab",
        ({ name, value }) =>
          `var ${name.replaceAll("-", "")} = flag.String("${s.id}-${name}", "${value}", "see the site")`,
      ),
    ],
    LINE,
  ),
  file(
    "W26",
    "go array",
    "main.go",
    (s) => [
      `creds := [...]string{${values(s)
        .map((v) => `"${v}"`)
        .join(", ")}} // ${s.name}`,
    ],
    PAIR,
  ),
  file(
    "W27",
    "go struct tags",
    "config.go",
    (s) => [
      `type ${pascal(s.id)} struct {`,
      each(
        s,
        "camel",
        ({ name, value }) => `\t${pascal(name)} string \`env:"${name.toUpperCase()}" envDefault:"${value}"\``,
      ),
      "}",
    ],
    LINE,
  ),
  file(
    "W28",
    "rust clap",
    "main.rs",
    (s) => [
      `struct ${pascal(s.id)}Args {`,
      each(s, "snake", ({ name, value }) => `    #[arg(long, default_value = "${value}")]\n    ${name}: String,`),
      "}",
    ],
    LINE,
  ),
  file(
    "W29",
    "rust tuple const",
    "main.rs",
    (s) => [
      `const ${s.env}: (&str, &str) = (${values(s)
        .slice(0, 2)
        .map((v) => `"${v}"`)
        .join(", ")});`,
    ],
    PAIR,
  ),
  file(
    "W30",
    "rust option_env",
    "main.rs",
    (s) => [
      each(
        s,
        "upper",
        ({ name, value }) => `let ${name.toLowerCase()} = option_env!("${s.env}_${name}").unwrap_or("${value}");`,
      ),
    ],
    LINE,
  ),
];
