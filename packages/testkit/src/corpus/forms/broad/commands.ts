import type { Form } from "../../form.ts";
import type { Scene } from "../../scene.ts";
import { each, file, LINE, PAIR, pascal, spoken, values } from "../field/write.ts";

/** What is written where an exchange wants a third value; nothing elsewhere. */
const third = (s: Scene, write: (passphrase: string) => string): string[] =>
  s.passphrase === undefined ? [] : [write(s.passphrase)];

/** Commands, settings and what is stored. */
export const COMMAND_FORMS: readonly Form[] = [
  file(
    "W31",
    "c# dictionary",
    "A.cs",
    (s) => [
      `var ${s.id} = new Dictionary<string, string> {`,
      each(s, "camel", ({ name, value }) => `    ["${pascal(name)}"] = "${value}",`),
      "};",
    ],
    LINE,
  ),
  file(
    "W32",
    "dotnet user-secrets",
    "setup.ps1",
    (s) => [
      each(s, "camel", ({ name, value }) => `dotnet user-secrets set "${pascal(s.id)}:${pascal(name)}" "${value}"`),
    ],
    LINE,
  ),
  file(
    "W33",
    "kotlin lazy",
    "A.kt",
    (s) => [each(s, "camel", ({ name, value }) => `val ${s.id}${pascal(name)} by lazy { "${value}" }`)],
    LINE,
  ),
  file(
    "W34",
    "constructor arguments of a bean",
    "beans.xml",
    (s) => [
      `<bean id="client" class="com.example.${s.klass}">`,
      `  <constructor-arg value="${s.key ?? ""}"/>`,
      `  <constructor-arg value="${s.secret}"/>`,
      "</bean>",
    ],
    { oneLine: true },
  ),
  file(
    "W35",
    "short words in code",
    "x.py",
    (s) => [`ex = ccxt.${s.id}()`, `k = "${s.key ?? ""}"`, `s = "${s.secret}"`, third(s, (v) => `p = "${v}"`)],
    PAIR,
  ),
  file("W36", "flags of one letter", "run.sh", (s) => [`./${s.id}-bot -k ${s.key ?? ""} -s ${s.secret}`], {
    oneLine: true,
  }),
  file(
    "W37",
    "flags of one letter that are capitals",
    "run.sh",
    (s) => [`${s.id}-cli -K '${s.key ?? ""}' -S '${s.secret}' balance`],
    { oneLine: true },
  ),
  file(
    "W38",
    "item of a vault by command",
    "save.sh",
    (s) => [
      `op item create --category "API Credential" --title "${s.name}" ${each(s, "snake", ({ name, value }) => `'${name}[password]=${value}'`).join(" ")}`,
    ],
    LINE,
  ),
  file(
    "W39",
    "secrets of a repository by a pipe",
    "save.sh",
    (s) => [each(s, "upper", ({ name, value }) => `echo -n "${value}" | gh secret set ${s.env}_${name}`)],
    LINE,
  ),
  file(
    "W40",
    "alert of a chart",
    "alert.json",
    (s) => [
      `{"exchange": "${s.id}", ${each(s, "camel", ({ name, value }) => `"${name}": "${value}"`).join(", ")}, "side": "{{strategy.order.action}}", "qty": "{{strategy.order.contracts}}"}`,
    ],
    LINE,
  ),
  file("W41", "command of a chat's bot", "commands.txt", (s) => [`/addkey ${s.id} ${values(s).join(" ")}`], PAIR),
  file(
    "W42",
    "command of a chat's bot with commas",
    "commands.txt",
    (s) => [`!connect ${s.id}, ${values(s).join(", ")}`],
    PAIR,
  ),
  file("W43", "env pair comma", ".env", (s) => [`${s.env}_KEYS=${s.key ?? ""},${s.secret}`], { oneLine: true }),
  file(
    "W44",
    "bash here string",
    "a.sh",
    (s) => [each(s, "upper", ({ name, value }) => `read -r ${s.env}_${name} <<< "${value}"`)],
    LINE,
  ),
  file(
    "W45",
    "bash default",
    "a.sh",
    (s) => [each(s, "upper", ({ name, value }) => `: "\${${s.env}_${name}:=${value}}"`)],
    LINE,
  ),
  file(
    "W46",
    "bash file",
    "a.sh",
    (s) => [each(s, "snake", ({ name, value }) => `echo -n '${value}' > /run/secrets/${s.id}_${name}`)],
    LINE,
  ),
  file(
    "W47",
    "sed",
    "a.sh",
    (s) => [each(s, "upper", ({ name, value }) => `sed -i 's|YOUR_${s.env}_${name}|${value}|' config.json`)],
    LINE,
  ),
  file(
    "W48",
    "jq",
    "a.sh",
    (s) => [
      `jq '.exchange.name="${s.id}" | ${each(s, "camel", ({ name, value }) => `.exchange.${name}="${value}"`).join(" | ")}' c.json`,
    ],
    LINE,
  ),
  file(
    "W49",
    "expect",
    "a.exp",
    (s) => [each(s, "snake", ({ name, value }) => `expect "${s.name} ${spoken(name)}:"\nsend "${value}\\r"`)],
    LINE,
  ),
  file(
    "W50",
    "setx",
    "a.cmd",
    (s) => [each(s, "upper", ({ name, value }) => `setx ${s.env}_${name} "${value}" /M`)],
    LINE,
  ),
  file(
    "W51",
    "reg add",
    "a.cmd",
    (s) => [
      each(
        s,
        "camel",
        ({ name, value }) => `reg add HKCU\\Software\\Bot\\${s.id} /v ${pascal(name)} /t REG_SZ /d ${value} /f`,
      ),
    ],
    LINE,
  ),
  file(
    "W52",
    "git config",
    "a.sh",
    (s) => [each(s, "kebab", ({ name, value }) => `git config ${s.id}.${name} ${value}`)],
    LINE,
  ),
  file(
    "W53",
    "ssh",
    "a.sh",
    (s) => [`ssh bot@vps '${each(s, "upper", ({ name, value }) => `${s.env}_${name}=${value}`).join(" ")} ./bot &'`],
    LINE,
  ),
  file(
    "W54",
    "pulumi set",
    "a.sh",
    (s) => [each(s, "camel", ({ name, value }) => `pulumi config set --secret ${s.id}:${name} ${value}`)],
    LINE,
  ),
  file(
    "W55",
    "az keyvault",
    "a.sh",
    (s) => [
      each(
        s,
        "kebab",
        ({ name, value }) => `az keyvault secret set --vault-name kv --name ${s.id}-${name} --value ${value}`,
      ),
    ],
    LINE,
  ),
  file(
    "W56",
    "consul kv",
    "a.sh",
    (s) => [each(s, "snake", ({ name, value }) => `consul kv put bots/${s.id}/${name} '${value}'`)],
    LINE,
  ),
  file(
    "W57",
    "yaml inline maps",
    "a.yaml",
    (s) => ["env:", each(s, "upper", ({ name, value }) => `  - {name: ${s.env}_${name}, value: ${value}}`)],
    LINE,
  ),
  file(
    "W58",
    "compose command list",
    "compose.yml",
    (s) => [
      "services:",
      `  ${s.id}:`,
      `    command: [${each(s, "kebab", ({ name, value }) => `"--${name}", "${value}"`).join(", ")}]`,
    ],
    LINE,
  ),
  file(
    "W59",
    "k8s args",
    "a.yaml",
    (s) => [`  - name: ${s.id}-bot`, "    args:", each(s, "kebab", ({ name, value }) => `    - --${name}=${value}`)],
    LINE,
  ),
  file(
    "W60",
    "configmap file",
    "a.yaml",
    (s) => [
      "data:",
      "  config.json: |",
      "    {",
      `      "exchange": "${s.id}",`,
      each(s, "camel", ({ name, value }) => `      "${name}": "${value}",`),
      '      "dry": false',
      "    }",
    ],
    LINE,
  ),
  file(
    "W61",
    "rst grid table",
    "a.rst",
    (s) => [
      "+----------+------+",
      `| ${s.name} |  |`,
      each(s, "snake", ({ name, value }) => `+----------+------+\n| ${spoken(name)} | ${value} |`),
      "+----------+------+",
    ],
    LINE,
  ),
  file("W62", "asciidoc", "a.adoc", (s) => [each(s, "kebab", ({ name, value }) => `:${s.id}-${name}: ${value}`)], LINE),
  file(
    "W63",
    "rtf",
    "a.rtf",
    (s) => [
      `{\\rtf1 ${s.name}\\par`,
      each(s, "snake", ({ name, value }) => `{\\b ${spoken(name)}:} ${value}\\par`),
      "}",
    ],
    LINE,
  ),
  file(
    "W64",
    "svg",
    "a.svg",
    (s) => [
      `<text>${s.name}</text>`,
      each(s, "snake", ({ name, value }) => `<text x="1" y="2">${spoken(name)}: ${value}</text>`),
    ],
    LINE,
  ),
  file(
    "W65",
    "hocon",
    "a.conf",
    (s) => [`exchanges.${s.id} {`, each(s, "kebab", ({ name, value }) => `  ${name} = ${value}`), "}"],
    LINE,
  ),
  file(
    "W66",
    "textproto",
    "a.textproto",
    (s) => [`exchange { name: "${s.id}"`, each(s, "snake", ({ name, value }) => `  ${name}: "${value}"`), "}"],
    LINE,
  ),
  file(
    "W67",
    "cson",
    "a.cson",
    (s) => [`'${s.id}':`, each(s, "camel", ({ name, value }) => `  '${name}': '${value}'`)],
    LINE,
  ),
  file(
    "W68",
    "tsql exec",
    "a.sql",
    (s) => [
      `EXEC dbo.AddKey @exchange = '${s.id}', ${each(s, "camel", ({ name, value }) => `@${name} = N'${value}'`).join(", ")};`,
    ],
    LINE,
  ),
  file(
    "W69",
    "cypher",
    "a.cypher",
    (s) => [
      `CREATE (:Account {exchange: '${s.id}', ${each(s, "camel", ({ name, value }) => `${name}: '${value}'`).join(", ")}})`,
    ],
    LINE,
  ),
];
