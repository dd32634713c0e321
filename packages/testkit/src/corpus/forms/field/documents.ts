import type { Form } from "../../form.ts";
import type { Scene } from "../../scene.ts";
import { ANY, each, file, LINE, PAIR, pascal, spoken, values } from "./write.ts";

const HOW_SAID: readonly ((s: Scene) => string)[] = [
  (s) => `Mein API-Schlüssel für ${s.name} lautet ${s.key ?? ""} und das Secret ist ${s.secret}.`,
  (s) => `La clave API de ${s.name} es ${s.key ?? ""} y la clave secreta es ${s.secret}`,
  (s) => `Pour ${s.name}, la clé API est ${s.key ?? ""} et la clé secrète est ${s.secret}`,
  (s) => `Chave da API (${s.name}): ${s.key ?? ""}, chave secreta: ${s.secret}`,
  (s) => `${s.name}: API ключ ${s.key ?? ""}, секретный ключ ${s.secret}`,
  (s) => `${s.name} 的 API密钥：${s.key ?? ""}，私钥：${s.secret}`,
  (s) => `${s.name} API 키는 ${s.key ?? ""} 이고 시크릿은 ${s.secret} 입니다`,
  (s) => `${s.name} の APIキーは ${s.key ?? ""}、シークレットは ${s.secret} です`,
];

/** What people and programs write about what they do. */
export const TEXT_FORMS: readonly Form[] = [
  file(
    "V130",
    "vertical table",
    "NOTES.md",
    (s) => [
      `## ${s.name}`,
      "",
      "| Setting | Value |",
      "| --- | --- |",
      each(s, "snake", ({ name, value }) => `| **${pascal(spoken(name))}** | \`${value}\` |`),
    ],
    LINE,
  ),
  file(
    "V131",
    "table of accounts",
    "ACCOUNTS.md",
    (s) => ["| Exchange | API Key | API Secret |", "|:--|:--|:--|", `| ${s.name} | ${s.key ?? ""} | ${s.secret} |`],
    PAIR,
  ),
  file(
    "V132",
    "sentence",
    "email.txt",
    (s) => [`Hi, the ${s.name} API key is ${s.key ?? ""} and the secret is ${s.secret}. Delete this mail please.`],
    PAIR,
  ),
  file("V133", "sentence in another language", "nota.txt", (s) => [s.random.pick(HOW_SAID)(s)], PAIR),
  file(
    "V134",
    "log with fields",
    "bot.log",
    (s) => [
      `2026-01-02T03:04:05.678Z INFO connected exchange=${s.id} ${each(s, "camel", ({ name, value }) => `${name}=${value}`).join(" ")} ms=12`,
    ],
    LINE,
  ),
  file(
    "V135",
    "log in JSON",
    "bot.jsonl",
    (s) => [
      `{"level":"debug","msg":"client","exchange":"${s.id}","opts":{${each(s, "camel", ({ name, value }) => `"${name}":"${value}"`).join(",")}},"ts":1}`,
    ],
    ANY,
  ),
  file(
    "V136",
    "traceback",
    "error.txt",
    (s) => [
      "Traceback (most recent call last):",
      '  File "bot.py", line 9, in <module>',
      `    ex = ccxt.${s.id}(dict(${each(s, "camel", ({ name, value }) => `${name}='${value}'`).join(", ")}))`,
      "TypeError: boom",
    ],
    LINE,
  ),
  file(
    "V137",
    "chat",
    "chat.txt",
    (s) => [
      `[12:01, 3/4/2026] Ana: here is ${s.name}`,
      each(s, "snake", ({ name, value }) => `[12:02, 3/4/2026] Ana: ${spoken(name)}: ${value}`),
    ],
    LINE,
  ),
  file(
    "V138",
    "chat message of many lines",
    "export.json",
    (s) => [
      JSON.stringify({
        from: "Ana",
        text: `${s.name}\n${each(s, "snake", ({ name, value }) => `${spoken(name)} - ${value}`).join("\n")}`,
      }),
    ],
    LINE,
  ),
  file(
    "V139",
    "notebook output",
    "out.ipynb",
    (s) => [
      JSON.stringify({
        cells: [
          {
            cell_type: "code",
            source: [`${s.id}.options`],
            outputs: [{ text: [`{${each(s, "camel", ({ name, value }) => `'${name}': '${value}'`).join(", ")}}\n`] }],
          },
        ],
      }),
    ],
    LINE,
  ),
  file(
    "V140",
    "quoted fields",
    "export.csv",
    (s) => [
      '"Label","Exchange","API Key","Secret Key","Enabled"',
      `"main","${s.name}","${s.key ?? ""}","${s.secret}","yes"`,
    ],
    PAIR,
  ),
  file(
    "V141",
    "expanded record",
    "psql.txt",
    (s) => [
      "-[ RECORD 1 ]-----",
      `exchange   | ${s.id}`,
      each(s, "snake", ({ name, value }) => `${name.padEnd(10)} | ${value}`),
    ],
    LINE,
  ),
  file(
    "V142",
    "boxed table",
    "mysql.txt",
    (s) => [
      "+----+----------+---------+------------+",
      "| id | exchange | api_key | api_secret |",
      "+----+----------+---------+------------+",
      `|  1 | ${s.id} | ${s.key ?? ""} | ${s.secret} |`,
      "+----+----------+---------+------------+",
    ],
    PAIR,
  ),
  file(
    "V143",
    "LaTeX table",
    "thesis.tex",
    (s) => [
      String.raw`\begin{tabular}{ll} % ${s.name}`,
      each(s, "snake", ({ name, value }) => String.raw`${pascal(spoken(name))} & \texttt{${value}} \\`),
      String.raw`\end{tabular}`,
    ],
    LINE,
  ),
  file(
    "V144",
    "AsciiDoc table",
    "table.adoc",
    (s) => [`.${s.name}`, "|===", each(s, "snake", ({ name, value }) => `|${spoken(name)} |${value}`), "|==="],
    LINE,
  ),
  file(
    "V145",
    "Org source",
    "bot.org",
    (s) => [
      `* ${s.name}`,
      "#+BEGIN_SRC sh",
      each(s, "upper", ({ name, value }) => `export ${name}=${value}`),
      "#+END_SRC",
    ],
    LINE,
  ),
  file(
    "V146",
    "comment with an old key",
    "old.js",
    (s) => [`/* ${s.name}, before rotation`, each(s, "camel", ({ name, value }) => ` * ${name}: '${value}',`), " */"],
    LINE,
  ),
  file(
    "V147",
    "comments behind code",
    "main.rb",
    (s) => [`client = make(:${s.id}) # key was "${s.key ?? ""}", secret was "${s.secret}"`],
    PAIR,
  ),
  file(
    "V148",
    "patch",
    "rotate.patch",
    (s) => [
      "--- a/config.json",
      "+++ b/config.json",
      "@@ -1,4 +1,4 @@",
      `   "${s.id}": {`,
      each(s, "camel", ({ name, value }) => `-    "${name}": "${value}",\n+    "${name}": "",`),
      "   }",
    ],
    ANY,
  ),
  file(
    "V149",
    "raw request",
    "request.http",
    (s) => [
      "POST /api/v1/order HTTP/1.1",
      `Host: ${s.host}`,
      `${s.header ?? ""}: ${s.key ?? ""}`,
      "",
      `secret=${s.secret}`,
    ],
    { needs: "header", oneLine: true },
  ),
  file(
    "V150",
    "cookies",
    "cookies.txt",
    (s) => [`Cookie: venue=${s.id}; ${each(s, "snake", ({ name, value }) => `${name}=${value}`).join("; ")}`],
    LINE,
  ),
  file(
    "V151",
    "dotted leaders",
    "print.txt",
    (s) => [
      `=== ${s.name} ===`,
      each(s, "snake", ({ name, value }) => `${spoken(name).toUpperCase().padEnd(20, ".")}: ${value}`),
    ],
    LINE,
  ),
  file(
    "V152",
    "box",
    "screen.txt",
    (s) => [`║ ${s.name} ║`, each(s, "snake", ({ name, value }) => `║ ${pascal(spoken(name))} ║ ${value} ║`)],
    LINE,
  ),
  file(
    "V153",
    "quoted mail",
    "reply.eml",
    (s) => [`> ${s.name}`, each(s, "snake", ({ name, value }) => `> ${spoken(name)}: ${value}`), "thanks!"],
    LINE,
  ),
  file(
    "V154",
    "wiki table",
    "page.wiki",
    (s) => [
      `== ${s.name} ==`,
      "{|",
      each(s, "snake", ({ name, value }) => `|-\n| '''${pascal(spoken(name))}''' || <code>${value}</code>`),
      "|}",
    ],
    LINE,
  ),
  file(
    "V155",
    "form of a page",
    "form.html",
    (s) => [
      `<form action="/${s.id}">`,
      each(s, "camel", ({ name, value }) => `  <input type="text" name="${name}" value="${value}">`),
      "</form>",
    ],
    LINE,
  ),
  file(
    "V156",
    "definition list",
    "page.html",
    (s) => [
      `<h2>${s.name}</h2><dl>`,
      each(s, "snake", ({ name, value }) => `<dt>${pascal(spoken(name))}</dt>\n<dd>${value}</dd>`),
      "</dl>",
    ],
    LINE,
  ),
  file(
    "V157",
    "attributes",
    "widget.html",
    (s) => [`<div id="${s.id}" ${each(s, "kebab", ({ name, value }) => `data-${name}="${value}"`).join(" ")}></div>`],
    LINE,
  ),
  file("V158", "name, colon, two values", "creds.txt", (s) => [`${s.id}:${s.key ?? ""}:${s.secret}`], PAIR),
  file("V159", "name and values between blanks", "creds2.txt", (s) => [`${s.id} ${values(s).join(" ")}`], PAIR),
  file("V160", "no heading", "creds.csv", (s) => [`${s.id},${s.key ?? ""},${s.secret}`], PAIR),
  file(
    "V161",
    "names above values",
    "paste.txt",
    (s) => [s.name, each(s, "snake", ({ name, value }) => `${pascal(spoken(name))}\n${value}\n`)],
    LINE,
  ),
  file(
    "V162",
    "usage in a docstring",
    "client.py",
    (s) => [`"""${s.name} client.`, "", `    >>> client = Client("${s.key ?? ""}", "${s.secret}")`, '"""'],
    PAIR,
  ),
];
