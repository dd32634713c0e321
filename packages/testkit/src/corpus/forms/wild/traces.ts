import type { Form } from "../../form.ts";
import { each, file, LINE, PAIR, pascal, spoken, values } from "../field/write.ts";

/** What programs, tests and stores print, record and dump. */
export const TRACE_FORMS: readonly Form[] = [
  file(
    "N201",
    "item of a store with types",
    "item.json",
    (s) => [
      `{"venue":{"S":"${s.id}"},${each(s, "camel", ({ name, value }) => `"${name}":{"S":"${value}"}`).join(",")}}`,
    ],
    LINE,
  ),
  file(
    "N202",
    "document with types",
    "document.json",
    (s) => [
      `{ "name": "accounts/${s.id}",`,
      '  "fields": {',
      each(s, "camel", ({ name, value }) => `    "${name}": {\n      "stringValue": "${value}"\n    }`).join(",\n"),
      "  } }",
    ],
    LINE,
  ),
  file(
    "N203",
    "columns and rows",
    "result.json",
    (s) => [
      `{"columns": ["id", "venue", "api_key", "api_secret"], "rows": [[1, "${s.id}", "${s.key ?? ""}", "${s.secret}"]]}`,
    ],
    PAIR,
  ),
  file(
    "N204",
    "range of a sheet",
    "range.json",
    (s) => [
      '{"range": "A1:C2", "values": [',
      '  ["Exchange", "Key", "Secret"],',
      `  ["${s.name}", "${s.key ?? ""}", "${s.secret}"]`,
      "]}",
    ],
    PAIR,
  ),
  file(
    "N205",
    "strings of a sheet",
    "xl/sharedStrings.xml",
    (s) => [
      `<sst><si><t>${s.name}</t></si>${each(s, "snake", ({ name, value }) => `<si><t>${pascal(spoken(name))}</t></si><si><t>${value}</t></si>`).join("")}</sst>`,
    ],
    LINE,
  ),
  file(
    "N206",
    "cells of an open sheet",
    "content.xml",
    (s) => [
      `<table:table table:name="${s.name}">`,
      each(
        s,
        "snake",
        ({ name, value }) =>
          `<table:table-row><table:table-cell office:value-type="string"><text:p>${spoken(name)}</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>${value}</text:p></table:table-cell></table:table-row>`,
      ),
      "</table:table>",
    ],
    LINE,
  ),
  file(
    "N207",
    "more columns than two",
    "accounts.csv",
    (s) => [
      "id;created;exchange;label;api_secret;api_key;active",
      `7;2026-01-02 10:11:12;${s.id};main;${s.secret};${s.key ?? ""};1`,
    ],
    PAIR,
  ),
  file(
    "N208",
    "copied rows",
    "dump.sql",
    (s) => [
      "COPY public.accounts (id, venue, created_at, api_key, api_secret) FROM stdin;",
      `1\t${s.id}\t2026-01-02 10:11:12\t${s.key ?? ""}\t${s.secret}`,
      String.raw`\.`,
    ],
    PAIR,
  ),
  file(
    "N209",
    "column of JSON",
    "seed.sql",
    (s) => [
      `INSERT INTO bots VALUES (1, '${s.id}', '{${each(s, "camel", ({ name, value }) => `"${name}": "${value}"`).join(", ")}}');`,
    ],
    LINE,
  ),
  file(
    "N210",
    "dumped variable of PHP",
    "var_dump.txt",
    (s) => [
      `object(${pascal(s.id)})#3 (2) {`,
      each(s, "camel", ({ name, value }) => `  ["${name}":protected]=>\n  string(64) "${value}"`),
      "}",
    ],
    LINE,
  ),
  file(
    "N211",
    "frames of PHP",
    "php_errors.log",
    (s) => [
      "PHP Fatal error:  Uncaught Exception in /app/client.php:12",
      `#0 /app/bot.php(41): ${pascal(s.id)}\\Client->__construct('${s.key ?? ""}', '${s.secret}')`,
    ],
    PAIR,
  ),
  file(
    "N212",
    "printed record of Rust",
    "bot.log",
    (s) => [
      `DEBUG ${s.id}::client: ${pascal(s.id)}Config { ${each(s, "snake", ({ name, value }) => `${name}: Some("${value}")`).join(", ")} }`,
    ],
    LINE,
  ),
  file(
    "N213",
    "printed record of C#",
    "app.log",
    (s) => [
      `[10:11:12 DBG] ${pascal(s.id)}Credentials { ${each(s, "camel", ({ name, value }) => `${pascal(name)} = ${value}`).join(", ")} }`,
    ],
    LINE,
  ),
  file(
    "N214",
    "printed case class",
    "actor.log",
    (s) => [`INFO  starting ${pascal(s.id)}Credentials(${s.key ?? ""},${s.secret})`],
    PAIR,
  ),
  file(
    "N215",
    "printed map of Elixir",
    "iex.txt",
    (s) => [`%${pascal(s.id)}.Client{${each(s, "snake", ({ name, value }) => `${name}: "${value}"`).join(", ")}}`],
    LINE,
  ),
  file(
    "N216",
    "tree of a debugger",
    "lldb.txt",
    (s) => [`▿ ${pascal(s.id)}Client`, each(s, "camel", ({ name, value }) => `  - ${name}: "${value}"`)],
    LINE,
  ),
  file(
    "N217",
    "variables in a frame",
    "rich.txt",
    (s) => [
      `│ /srv/${s.id}/bot.py:12 in main │`,
      "│ ╭──────── locals ────────╮ │",
      each(s, "snake", ({ name, value }) => `│ │ ${name} = '${value}' │ │`),
      "│ ╰────────────────────────╯ │",
    ],
    LINE,
  ),
  file(
    "N218",
    "snapshot of a test",
    "__snapshots__/client.js.snap",
    (s) => [
      `exports[\`${s.id} client 1\`] = \``,
      "Object {",
      each(s, "camel", ({ name, value }) => `  "${name}": "${value}",`),
      "}",
      "`;",
    ],
    LINE,
  ),
  file(
    "N219",
    "differences of a test",
    "pytest.txt",
    (s) => [
      `E     Full diff (${s.id}):`,
      "E       {",
      each(s, "camel", ({ name, value }) => `E     -  '${name}': '${value}',`),
      "E       }",
    ],
    LINE,
  ),
  file(
    "N220",
    "arguments of a load test",
    "plan.jmx",
    (s) => [
      `<elementProp name="${s.id}">`,
      each(
        s,
        "camel",
        ({ name, value }) =>
          `<stringProp name="Argument.name">${name}</stringProp>\n<stringProp name="Argument.value">${value}</stringProp>`,
      ),
      "</elementProp>",
    ],
    LINE,
  ),
  file(
    "N221",
    "parts of a form",
    "request.txt",
    (s) => [
      `POST /accounts HTTP/1.1\r\nHost: ${s.host}\r\n\r`,
      each(
        s,
        "camel",
        ({ name, value }) => `------x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r`,
      ),
      "------x--\r",
    ],
    LINE,
  ),
  file(
    "N222",
    "login on a socket",
    "ws.log",
    (s) => [
      `2026-01-02 10:11:12 send wss://${s.host}/ws {"op":"login","args":[{${each(s, "camel", ({ name, value }) => `"${name}":"${value}"`).join(",")}}]}`,
    ],
    LINE,
  ),
  file(
    "N223",
    "path of an address",
    "links.txt",
    (s) => [`https://bot.example.com/${s.id}/key/${s.key ?? ""}/secret/${s.secret}`],
    PAIR,
  ),
  file(
    "N224",
    "words of a change",
    "words.diff",
    (s) => [
      `diff --git a/${s.id}.ini b/${s.id}.ini`,
      each(s, "snake", ({ name, value }) => `${name} = [-${value}-]{+env+}`),
    ],
    LINE,
  ),
  file(
    "N225",
    "attributes of a page",
    "index.html",
    (s) => [`<div id="${s.id}" ${each(s, "kebab", ({ name, value }) => `data-${name}="${value}"`).join(" ")}></div>`],
    LINE,
  ),
  file(
    "N226",
    "metadata of a page",
    "head.html",
    (s) => [each(s, "kebab", ({ name, value }) => `<meta name="${s.id}-${name}" content="${value}">`)],
    LINE,
  ),
  file(
    "N227",
    "hash of a store",
    "dump.txt",
    (s) => [
      `127.0.0.1:6379> HGETALL account:${s.id}`,
      each(s, "snake", ({ name, value }) => `${name}\n${value}`)
        .join("\n")
        .split("\n")
        .map((text, i) => `${i + 1}) "${text}"`),
    ],
    LINE,
  ),
  file(
    "N228",
    "positional log",
    "order.log",
    (s) => [`10:11:12 connecting to ${s.host} with ${values(s).join(" / ")}`],
    PAIR,
  ),
];
