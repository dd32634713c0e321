import type { Form } from "../../form.ts";
import { each, file, LINE, PAIR, pascal, spoken, values } from "../field/write.ts";

/** What programs print and keep, and pages that show it. */
export const TRACE_FORMS: readonly Form[] = [
  file(
    "W70",
    "structure printed by Go",
    "out.log",
    (s) => [
      `2025/03/04 10:11:12 cfg={Exchange:${s.id} ${each(s, "camel", ({ name, value }) => `${pascal(name)}:${value}`).join(" ")} Testnet:false}`,
    ],
    LINE,
  ),
  file(
    "W71",
    "pointer to a structure printed by Go",
    "out.log",
    (s) => [
      `&{Name:${s.id} Credentials:{${each(s, "camel", ({ name, value }) => `${pascal(name)}:${value}`).join(" ")}} Timeout:10s}`,
    ],
    LINE,
  ),
  file(
    "W72",
    "object of Ruby inspected",
    "irb.log",
    (s) => [
      `=> #<${pascal(s.id)}::Client:0x00007f ${each(s, "snake", ({ name, value }) => `@${name}="${value}"`).join(", ")}>`,
    ],
    LINE,
  ),
  file(
    "W73",
    "hash of a store",
    "redis.txt",
    (s) => [
      `127.0.0.1:6379> HGETALL account:${s.id}`,
      s.slots("snake").map(({ name, value }, i) => `${2 * i + 1}) "${name}"\n${2 * i + 2}) "${value}"`),
    ],
    LINE,
  ),
  file(
    "W74",
    "diff of words",
    "change.txt",
    (s) => [
      `diff --git a/${s.id}.env b/${s.id}.env`,
      "@@ -1,2 +1,2 @@",
      each(s, "upper", ({ name, value }) => `${name}={+${value}+}`),
    ],
    LINE,
  ),
  file(
    "W75",
    "session of IPython",
    "session.txt",
    (s) => [
      `In [1]: # ${s.name}`,
      s.slots("snake").map(({ name, value }, i) => `In [${i + 2}]: ${name} = "${value}"\n`),
    ],
    LINE,
  ),
  file(
    "W76",
    "session that shows a value",
    "session.txt",
    (s) => [`>>> ${s.id}.apiKey`, `'${s.key ?? ""}'`, `>>> ${s.id}.secret`, `'${s.secret}'`],
    { oneLine: true },
  ),
  file(
    "W77",
    "variables of a debugger",
    "gdb.txt",
    (s) => [
      `$1 = {exchange = 0x5581 "${s.id}", ${each(s, "snake", ({ name, value }) => `${name} = 0x5590 "${value}"`).join(", ")}}`,
    ],
    LINE,
  ),
  file(
    "W78",
    "variables of a process",
    "environ.txt",
    (s) => [
      `PATH=/usr/bin\0HOME=/root\0${each(s, "upper", ({ name, value }) => `${s.env}_${name}=${value}`).join("\0")}\0LANG=C\0`,
    ],
    LINE,
  ),
  file(
    "W79",
    "variables listed in a box",
    "vars.txt",
    (s) => [
      `╔══════ Variables for ${s.id} ══════╗`,
      each(s, "upper", ({ name, value }) => `║ ${name.padEnd(16)} │ ${value} ║`),
      "╚═══════════════════════╝",
    ],
    LINE,
  ),
  file(
    "W80",
    "secret of a store, as a table",
    "vault.txt",
    (s) => [
      `$ vault kv get secret/${s.id}`,
      "====== Data ======",
      "Key           Value",
      "---           -----",
      each(s, "snake", ({ name, value }) => `${name.padEnd(13)} ${value}`),
    ],
    LINE,
  ),
  file(
    "W81",
    "page of an error",
    "error.html",
    (s) => [
      `<h1>AuthenticationError at /${s.id}/</h1><table class="vars">`,
      each(
        s,
        "snake",
        ({ name, value }) => `<tr><td>${name}</td><td class="code"><pre>&#x27;${value}&#x27;</pre></td></tr>`,
      ),
      "</table>",
    ],
    LINE,
  ),
  file(
    "W82",
    "query that was traced",
    "trace.log",
    (s) => [
      `SELECT * FROM accounts WHERE exchange = $1 AND api_key = $2 -- PARAMETERS: ["${s.id}", "${s.key ?? ""}", "${s.secret}"]`,
    ],
    { oneLine: true },
  ),
  file(
    "W83",
    "fields of a form in parts",
    "request.txt",
    (s) => [
      `POST /keys/${s.id} HTTP/1.1`,
      "Content-Type: multipart/form-data; boundary=x",
      "",
      each(s, "snake", ({ name, value }) => `--x\nContent-Disposition: form-data; name="${name}"\n\n${value}`),
      "--x--",
    ],
    LINE,
  ),
  file(
    "W84",
    "statement of a debugger",
    "lldb.txt",
    (s) => [
      `(lldb) po ${s.id}Client`,
      `▿ ${pascal(s.id)}Client`,
      each(s, "camel", ({ name, value }) => `  - ${name} : "${value}"`),
    ],
    LINE,
  ),
  file(
    "W85",
    "data frame printed",
    "out.txt",
    (s) => [`  exchange                api_key             api_secret`, `0 ${s.id}  ${s.key ?? ""}  ${s.secret}`],
    { oneLine: true },
  ),
  file(
    "W86",
    "tree of a dump",
    "dump.txt",
    (s) => [
      s.id,
      s.slots("snake").map(({ name, value }, i, all) => `${i + 1 < all.length ? "├──" : "└──"} ${name}: ${value}`),
    ],
    LINE,
  ),
  file(
    "W87",
    "arguments that are shown",
    "out.log",
    (s) => [
      `CALL ${pascal(s.id)}.connect args=(${values(s)
        .map((v) => `'${v}'`)
        .join(", ")}) kwargs={}`,
    ],
    PAIR,
  ),
  file(
    "W88",
    "keyed list of lists",
    "dump.json",
    (s) => [`{"${s.id}": [${each(s, "snake", ({ name, value }) => `["${name}", "${value}"]`).join(", ")}]}`],
    LINE,
  ),
  file(
    "W89",
    "columns and data apart",
    "frame.json",
    (s) => [
      `{"columns":["exchange","api_key","api_secret"],"index":[0],"data":[["${s.id}","${s.key ?? ""}","${s.secret}"]]}`,
    ],
    { oneLine: true },
  ),
  file(
    "W90",
    "table in a wiki",
    "page.wiki",
    (s) => [
      '{| class="wikitable"',
      "! Exchange !! API key !! Secret",
      "|-",
      `| ${s.name} || ${s.key ?? ""} || ${s.secret}`,
      "|}",
    ],
    { oneLine: true },
  ),
  file(
    "W91",
    "form that is filled",
    "form.html",
    (s) => [
      `<form action="/${s.id}">`,
      each(
        s,
        "snake",
        ({ name, value }) =>
          `<label for="${name}">${spoken(name)}</label><input id="${name}" type="password" value="${value}">`,
      ),
      "</form>",
    ],
    LINE,
  ),
  file(
    "W92",
    "export of a password manager",
    "passwords.csv",
    (s) => [
      "url,username,password,totp,extra,name,grouping,fav",
      `https://${s.host},${s.key ?? ""},${s.secret},,,${s.name} API,Trading,0`,
    ],
    { oneLine: true },
  ),
  file(
    "W93",
    "entry of a store of passwords",
    "pass.txt",
    (s) => [s.secret, `user: ${s.key ?? ""}`, `url: https://${s.host}`],
    { oneLine: true },
  ),
  file(
    "W94",
    "sheet in markup",
    "sheet.xml",
    (s) => [
      "<Row><Cell><Data>Exchange</Data></Cell><Cell><Data>API Key</Data></Cell><Cell><Data>Secret Key</Data></Cell></Row>",
      `<Row><Cell><Data>${s.name}</Data></Cell><Cell><Data>${s.key ?? ""}</Data></Cell><Cell><Data>${s.secret}</Data></Cell></Row>`,
    ],
    { oneLine: true },
  ),
  file(
    "W95",
    "asciidoc table",
    "a.adoc",
    (s) => [`.${s.name}`, "|===", each(s, "snake", ({ name, value }) => `|${spoken(name)} |${value}`), "|==="],
    LINE,
  ),
  file(
    "W96",
    "docx runs",
    "document.xml",
    (s) => [
      `<w:p><w:r><w:t>${s.name}</w:t></w:r></w:p>`,
      each(
        s,
        "snake",
        ({ name, value }) =>
          `<w:p><w:r><w:t xml:space="preserve">${spoken(name)}: </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>${value}</w:t></w:r></w:p>`,
      ),
    ],
    LINE,
  ),
  file(
    "W97",
    "pdf text",
    "a.txt",
    (s) => [`BT (${s.name}) Tj`, each(s, "snake", ({ name, value }) => `(${spoken(name)}: ${value}) Tj`), "ET"],
    LINE,
  ),
  file(
    "W98",
    "mermaid",
    "a.md",
    (s) => [
      "```mermaid",
      "graph TD",
      each(s, "snake", ({ name, value }) => `  A --> ${name}["${s.name} ${spoken(name)}: ${value}"]`),
      "```",
    ],
    LINE,
  ),
  file(
    "W99",
    "wp option",
    "a.sql",
    (s) => [
      `(91, '${s.id}_settings', 'a:2:{s:7:"api_key";s:64:"${s.key ?? ""}";s:10:"api_secret";s:64:"${s.secret}";}', 'yes')`,
    ],
    { oneLine: true },
  ),
  file(
    "W100",
    "android strings with cdata",
    "a.xml",
    (s) => [
      `<string name="${s.id}_key"><![CDATA[${s.key ?? ""}]]></string>`,
      `<string name="${s.id}_secret"><![CDATA[${s.secret}]]></string>`,
    ],
    { oneLine: true },
  ),
  file(
    "W101",
    "pretty table",
    "a.txt",
    (s) => [
      "┌──────────┬─────────┬────────────┐",
      "│ exchange │ api_key │ api_secret │",
      "├──────────┼─────────┼────────────┤",
      `│ ${s.id} │ ${s.key ?? ""} │ ${s.secret} │`,
      "└──────────┴─────────┴────────────┘",
    ],
    { oneLine: true },
  ),
];
