import { base64 } from "@scure/base";
import { type Form, form, lines } from "../form.ts";
import type { Scene } from "../scene.ts";

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
const words = (name: string): string => name.replaceAll("_", " ");
const moduleName = (s: Scene): string => s.package.replaceAll(/[^A-Za-z0-9_.]/gu, "_");

function cell(source: readonly string[], output: readonly string[]): object {
  return {
    cell_type: "code",
    execution_count: 1,
    metadata: {},
    outputs: [{ output_type: "stream", name: "stdout", text: output }],
    source,
  };
}

/** Forms H1 to H22: requests, shells, logs, documents. */
export const DOCUMENT_FORMS: readonly Form[] = [
  form(
    "H1",
    "curl with a header",
    (s) => ({
      path: "run.sh",
      text: lines(
        "#!/bin/sh",
        `curl -s -H "${s.header ?? ""}: ${s.key ?? ""}" -X POST 'https://${s.host}/v1/order?symbol=BTCUSDT'`,
      ),
    }),
    { needs: "header" },
  ),
  form(
    "H2",
    "openssl",
    (s) => ({
      path: "sign.sh",
      text: lines(
        `# https://${s.host}`,
        `echo -n "symbol=BTCUSDT&side=BUY" | openssl dgst -sha256 -hmac "${s.secret}"`,
      ),
    }),
    { needs: "secret", oneLine: true },
  ),
  form(
    "H3",
    "PowerShell headers",
    (s) => ({
      path: "run.ps1",
      text: lines(
        `$headers = @{ "${s.header ?? ""}" = "${s.key ?? ""}" }`,
        `Invoke-RestMethod -Uri "https://${s.host}/v1" -Headers $headers`,
      ),
    }),
    { needs: "header" },
  ),
  form(
    "H4",
    "query string",
    (s) => ({
      path: "links.txt",
      text: lines(
        `https://${s.host}/public/auth?client_id=${s.recoded("key", encodeURIComponent)}&client_secret=${s.recoded("secret", encodeURIComponent)}&grant_type=client_credentials`,
      ),
    }),
    { oneLine: true },
  ),
  form(
    "H7",
    "Postman environment",
    (s) => ({
      path: "env.postman_environment.json",
      text: json({
        name: s.name,
        values: s.slots("kebab").map((slot) => ({ key: `${s.id}-${slot.name}`, value: slot.value, enabled: true })),
      }),
    }),
    { needs: "any" },
  ),
  form(
    "H7b",
    "Postman header",
    (s) => ({
      path: "api.postman_collection.json",
      text: json({
        item: [
          {
            request: {
              url: `https://${s.host}/account`,
              header: [{ key: s.header ?? "", value: s.key ?? "", type: "text" }],
            },
          },
        ],
      }),
    }),
    { needs: "header" },
  ),
  form(
    "H8",
    "HTTP file",
    (s) => ({
      path: "api.http",
      text: lines(
        s.slots("camel").map((slot) => `@${slot.name} = ${slot.value}`),
        "",
        `GET https://${s.host}/v1/account`,
        "X-Key: {{apiKey}}",
      ),
    }),
    { needs: "any" },
  ),
  form(
    "H9",
    "HAR",
    (s) => ({
      path: "trace.har",
      text: json({
        log: {
          entries: [
            {
              request: {
                url: `https://${s.host}/v1`,
                headers: [
                  { name: "Accept", value: "*/*" },
                  { name: s.header ?? "", value: s.key ?? "" },
                ],
              },
            },
          ],
        },
      }),
    }),
    { needs: "header" },
  ),
  form(
    "H10",
    "OpenAPI example",
    (s) => ({
      path: "openapi.yaml",
      text: lines(
        "paths:",
        "  /account:",
        `    servers: [{ url: 'https://${s.host}' }]`,
        "    parameters:",
        `      - name: ${s.header ?? ""}`,
        "        in: header",
        `        example: ${s.key ?? ""}`,
      ),
    }),
    { needs: "header" },
  ),
  form(
    "H11",
    "shell script",
    (s) => ({
      path: s.random.pick(["setup.sh", ".bash_history", "start.sh"]),
      text: lines(
        "cd /opt/bot",
        s.slots("upper").map((slot) => `export ${s.env}_${slot.name}=${slot.value}`),
        "python bot.py",
      ),
    }),
    { needs: "any" },
  ),
  form(
    "H11b",
    "Windows batch",
    (s) => ({
      path: "run.bat",
      text: lines(
        "@echo off",
        s
          .slots("upper")
          .map((slot) =>
            s.random.chance(0.5)
              ? `set ${s.env}_${slot.name}=${slot.value}`
              : `setx ${s.env}_${slot.name} "${slot.value}"`,
          ),
        "node bot.js",
      ).replaceAll("\n", "\r\n"),
    }),
    { needs: "any" },
  ),
  form(
    "H11c",
    "PowerShell environment",
    (s) => ({
      path: "env.ps1",
      text: lines(s.slots("upper").map((slot) => `$env:${s.env}_${slot.name}="${slot.value}"`)),
    }),
    { needs: "any", oneLine: true },
  ),
  form(
    "H11d",
    "variables before a command",
    (s) => ({
      path: "Makefile",
      text: lines(
        "run:",
        `\t${s
          .slots("upper")
          .map((slot) => `${s.env}_${slot.name}=${slot.value}`)
          .join(" ")} go run .`,
      ),
    }),
    { needs: "any", oneLine: true },
  ),
  form(
    "H12",
    "log of a loaded configuration",
    (s) => ({
      path: "bot.log",
      text: lines(
        "2026-03-01 12:00:00,123 INFO starting",
        `2026-03-01 12:00:00,200 DEBUG config loaded: {'exchange': '${s.id}', ${s
          .slots("snake")
          .map((slot) => `'${slot.name}': '${slot.value}'`)
          .join(", ")}}`,
        "2026-03-01 12:00:01,001 INFO order 8123 filled",
      ),
    }),
    { needs: "any" },
  ),
  form(
    "H12b",
    "verbose request in a log",
    (s) => ({
      path: "debug.log",
      text: lines(
        `fetch Request: ${s.id} GET https://${s.host}/v1/account RequestHeaders: {'${s.header ?? ""}': '${s.key ?? ""}', 'User-Agent': 'python-requests'} RequestBody: None`,
      ),
    }),
    { needs: "header" },
  ),
  form(
    "H13",
    "notebook",
    (s) => ({
      path: "strategy.ipynb",
      text: json({
        cells: [
          cell(
            [
              `from ${moduleName(s)} import ${s.klass}\n`,
              ...s.slots("snake").map((slot) => `${slot.name} = '${slot.value}'\n`),
            ],
            ["ok\n"],
          ),
        ],
        metadata: {},
        nbformat: 4,
        nbformat_minor: 5,
      }),
    }),
    { needs: "any", oneLine: true },
  ),
  form(
    "H13b",
    "notebook output",
    (s) => ({
      path: "output.ipynb",
      text: json({
        cells: [
          cell(
            ["print(config)"],
            [
              `{'exchange': '${s.id}', ${s
                .slots("snake")
                .map((slot) => `'${slot.name}': '${slot.value}'`)
                .join(", ")}}\n`,
            ],
          ),
        ],
        metadata: {},
        nbformat: 4,
        nbformat_minor: 5,
      }),
    }),
    { needs: "any", oneLine: true },
  ),
  form(
    "H14",
    "README code block",
    (s) => ({
      path: "README.md",
      text: lines(
        `# ${s.name} bot`,
        "",
        "```",
        s.slots("snake").map((slot) => `${slot.name} = ${slot.value}`),
        "```",
      ),
    }),
    { needs: "any" },
  ),
  form(
    "H14b",
    "table in a document",
    (s) => ({
      path: "docs/setup.md",
      text: lines(
        `## ${s.name}`,
        "",
        "| setting | value |",
        "|---|---|",
        s.slots("camel").map((slot) => `| ${slot.name} | ${slot.value} |`),
      ),
    }),
    { needs: "any", oneLine: true },
  ),
  form(
    "H14c",
    "bullets and prose",
    (s) => ({
      path: "NOTES.md",
      text: lines(
        `${s.name} account:`,
        "",
        s
          .slots("snake")
          .map((slot, i) =>
            i % 2 === 0 ? `- **${words(slot.name)}**: \`${slot.value}\`` : `- ${words(slot.name)}: ${slot.value}`,
          ),
      ),
    }),
    { needs: "any", oneLine: true },
  ),
  form(
    "H14d",
    "labels in other languages",
    (s) => {
      const [k, x, p] = s.random.pick([
        ["ключ", "секрет", "пароль API"],
        ["키", "비밀키", "비밀번호"],
        ["密钥ID", "密钥", "密码短语"],
        ["clave API", "clave secreta", "frase"],
      ]) as [string, string, string];
      return {
        path: "notas.md",
        text: lines(
          `# ${s.name}`,
          `${k}: ${s.key ?? ""}`,
          `${x}: ${s.secret}`,
          s.passphrase !== undefined && `${p}: ${s.passphrase}`,
        ),
      };
    },
    { oneLine: true },
  ),
  form(
    "H15",
    "removed lines of a patch",
    (s) => ({
      path: "remove-keys.patch",
      text: lines(
        "--- a/.env",
        "+++ b/.env",
        "@@ -1,2 +0,0 @@",
        s.slots("upper").map((slot) => `-${s.env}_${slot.name}=${slot.value}`),
      ),
    }),
    { needs: "any" },
  ),
  form(
    "H15b",
    "merge conflict",
    (s) => ({
      path: "config.py.orig",
      text: lines(
        `# ${s.id}`,
        "<<<<<<< HEAD",
        s.slots("upper").map((slot) => `${slot.name} = '${slot.value}'`),
        "=======",
        "API_KEY = os.environ['KEY']",
        ">>>>>>> main",
      ),
    }),
    { needs: "any" },
  ),
  form(
    "H16",
    "issue text",
    (s) => ({
      path: "issue-12.txt",
      text: lines(
        `Hi, I use ${s.name} and get an error. My code:`,
        "",
        s.slots("snake").map((slot) => `    ${slot.name} = "${slot.value}"`),
        "",
        "Please help!",
      ),
    }),
    { needs: "any" },
  ),
  form(
    "H17",
    "recorded cassette",
    (s) => ({
      path: "test/cassettes/account.yaml",
      text: lines(
        "interactions:",
        "- request:",
        "    headers:",
        "      Accept: ['*/*']",
        `      ${s.header ?? ""}:`,
        `      - ${s.key ?? ""}`,
        "    method: GET",
        `    uri: https://${s.host}/v1/account`,
      ),
    }),
    { needs: "header" },
  ),
  form(
    "H18",
    "assistant's server configuration",
    (s) => ({
      path: "mcp.json",
      text: json({
        mcpServers: {
          trade: {
            command: "npx",
            args: ["trade-mcp"],
            env: Object.fromEntries(s.slots("upper").map((slot) => [`${s.env}_${slot.name}`, slot.value])),
          },
        },
      }),
    }),
    { needs: "any" },
  ),
  form(
    "H18b",
    "assistant's allow list",
    (s) => ({
      path: ".claude/settings.local.json",
      text: json({
        permissions: {
          allow: [
            "Bash(npm test)",
            `Bash(${s
              .slots("upper")
              .map((slot) => `${s.env}_${slot.name}=${slot.value}`)
              .join(" ")} python3 grid.py --live)`,
          ],
        },
      }),
    }),
    { needs: "any", oneLine: true },
  ),
  form(
    "H20",
    "source map",
    (s) => ({
      path: "dist/app.js.map",
      text: JSON.stringify({
        version: 3,
        sources: ["src/config.ts"],
        sourcesContent: [
          `export const ${s.id} = {\n${s
            .slots("camel")
            .map((slot) => `  ${slot.name}: '${slot.value}',`)
            .join("\n")}\n};\n`,
        ],
        mappings: "AAAA",
      }),
    }),
    { needs: "any", oneLine: true },
  ),
  form(
    "H21",
    "spreadsheet",
    (s) => ({
      path: "Config.csv",
      text: lines(
        "Setting,Value,Note",
        `Exchange,${s.name},`,
        s.slots("snake").map((slot) => `${words(slot.name)},${slot.value},`),
        "Interval,5m,",
      ),
    }),
    { needs: "any", oneLine: true },
  ),
  form(
    "H21b",
    "spreadsheet with a header row",
    (s) => ({
      path: "accounts.csv",
      text: lines(
        "exchange,api_key,api_secret,note",
        `${s.id},${s.key ?? ""},${s.secret},main`,
        s.second !== undefined && `${s.second.id},${s.second.key ?? ""},${s.second.secret},hedge`,
      ),
    }),
    { oneLine: true },
  ),
  form(
    "H21c",
    "property list",
    (s) => ({
      path: "Info.plist",
      text: lines(
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<plist version="1.0"><dict>',
        s.slots("camel").flatMap((slot) => [`  <key>${s.id}${slot.name}</key>`, `  <string>${slot.value}</string>`]),
        "</dict></plist>",
      ),
    }),
    { needs: "any" },
  ),
  form(
    "H21d",
    "registry file",
    (s) => ({
      path: "bot.reg",
      text: lines(
        "Windows Registry Editor Version 5.00",
        "",
        `[HKEY_CURRENT_USER\\Software\\${s.name}Bot]`,
        s.slots("camel").map((slot) => `"${slot.name}"="${slot.value}"`),
      ),
    }),
    { needs: "any", oneLine: true },
  ),
  form("H5", "basic authorization", (s) => basic(s), { oneLine: true }),
];

/** `user:password` in one coded run: the key is placed at its first part, the secret at the rest. */
function basic(s: Scene): { path: string; text: string } {
  const [key, secret] = [s.plain("key"), s.plain("secret")];
  const coded = base64.encode(new TextEncoder().encode(`${key}:${secret}`));
  const cut = Math.ceil((coded.length * key.length) / (key.length + secret.length + 1));
  const halves = s.recoded("key", () => coded.slice(0, cut)) + s.recoded("secret", () => coded.slice(cut));
  return { path: "basic.sh", text: lines(`curl https://${s.host}/v1/balance -H 'Authorization: Basic ${halves}'`) };
}
