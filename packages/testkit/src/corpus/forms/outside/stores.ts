import type { Form } from "../../form.ts";
import { accounts, exchanges, file, pascal, phrase, quoted, rows, text, values, word } from "./write.ts";

const upper = (s: Parameters<typeof word>[0]): string => s.env;

/** What applications keep: their settings, tables, pages and databases. */
export const STORE_FORMS: readonly Form[] = [
  file(
    "A88",
    "additions to the settings of an app",
    "App.config",
    (s) =>
      text`
      <configuration>
        <appSettings>
          <add key="Exchange" value="${s.name}" />
      ${rows(s, ["Key", "Secret", "Passphrase"], (n, v) => `    <add key="Api${n}" value="${v}" />`)}
        </appSettings>
      </configuration>`,
  ),
  file(
    "A89",
    "properties of a bean",
    "src/main/resources/beans.xml",
    (s) =>
      text`
      <bean id="${word(s)}" class="bot.exchange.${pascal(s)}Service" init-method="start">
      ${rows(s, ["apiKey", "secretKey", "passphrase"], (n, v) => `  <property name="${n}" value="${v}"/>`)}
        <property name="timeout" value="5000"/>
      </bean>`,
  ),
  file(
    "A90",
    "arguments of nodes in KDL",
    "config.kdl",
    (s) =>
      text`
      log level="info"
      exchange "${s.id}" {
      ${rows(s, ["api-key", "api-secret", "passphrase"], (n, v) => `    ${n} "${v}"`)}
          rate-limit 10
      }`,
  ),
  file(
    "A91",
    "values of Rust's notation",
    "assets/settings.ron",
    (s) =>
      text`
      Settings(
          exchange: ${pascal(s)}(
      ${rows(s, ["api_key", "api_secret", "passphrase"], (n, v) => `        ${n}: "${v}",`)}
          ),
          pairs: ["BTCUSDT"],
      )`,
  ),
  file(
    "A92",
    "substitutions with a default in HOCON",
    "src/main/resources/application.conf",
    (s) =>
      text`
      bot {
        ${word(s)} {
      ${rows(s, ["api-key", "api-secret", "passphrase"], (n, v) => `    ${n} = "${v}"\n    ${n} = \${?${upper(s)}_${n.toUpperCase().replaceAll("-", "_")}}`)}
        }
      }`,
  ),
  file(
    "A93",
    "words of a supervisor, in one line",
    "supervisord.conf",
    (s) =>
      text`
      [program:bot]
      command=/usr/bin/python3 /srv/bot/main.py
      environment=EXCHANGE="${s.id}",${rows(s, ["API_KEY", "API_SECRET", "PASSPHRASE"], (n, v) => `${n}="${v}"`).join(",")}
      autorestart=true`,
  ),
  file(
    "A94",
    "the environment of a process manager",
    "ecosystem.config.cjs",
    (s) =>
      text`
      module.exports = {
        apps: [
          {
            name: 'arb',
            script: 'dist/index.js',
            env_production: {
              NODE_ENV: 'production',
      ${rows(s, ["APIKEY", "SECRET", "PASSPHRASE"], (n, v) => `        ${upper(s)}_${n}: '${v}',`)}
            },
          },
        ],
      };`,
  ),
  file(
    "A95",
    "names and values of a pod",
    "k8s/deployment.yaml",
    (s) =>
      text`
      spec:
        containers:
          - name: mm
            image: registry.acme.test/mm:3
            env:
              - { name: VENUE, value: ${s.id} }
      ${rows(s, ["API_KEY", "API_SECRET", "PASSPHRASE"], (n, v) => `        - { name: ${upper(s)}_${n}, value: "${v}" }`)}`,
  ),
  file(
    "A96",
    "literals of a command for a cluster",
    "notes/deploy.sh",
    (s) =>
      text`
      kubectl -n bots create secret generic ${word(s)} \\
      ${rows(s, ["key", "secret", "passphrase"], (n, v) => `  --from-literal=${n}='${v}' \\`)}
        --dry-run=client -o yaml | kubectl apply -f -`,
  ),
  file(
    "A97",
    "pairs of a command for a vault",
    "docs/runbook.sh",
    (s) =>
      text`
      export VAULT_ADDR=https://vault.acme.test
      vault kv put secret/trading/${s.id} ${rows(s, ["api_key", "api_secret", "passphrase"], (n, v) => `${n}=${v}`).join(" ")}`,
  ),
  file(
    "A98",
    "parameters put one by one",
    "scripts/seed-ssm.sh",
    (s) =>
      text`
      #!/usr/bin/env bash
      set -euo pipefail
      ${rows(s, ["api_key", "api_secret", "passphrase"], (n, v) => `aws ssm put-parameter --overwrite --type SecureString --name "/bot/${s.id}/${n}" --value "${v}"`)}`,
  ),
  file(
    "A99",
    "fields of a hash in a store",
    "redis/seed.redis",
    (s) =>
      text`
      SELECT 2
      HSET exchange:${s.id} enabled 1 ${rows(s, ["apikey", "secret", "passphrase"], (n, v) => `${n} "${v}"`).join(" ")}
      SADD exchanges ${s.id}`,
  ),
  file(
    "A100",
    "a document put into a collection",
    "seed.js",
    (s) =>
      text`
      db.exchanges.insertMany([
      ${exchanges(s).map((one) => `  { _id: ObjectId(), venue: "${one.id}", auth: { ${rows(one, ["key", "secret", "passphrase"], (n, v) => `${n}: "${v}"`).join(", ")} }, createdAt: new Date() },`)}
      ]);`,
  ),
  file(
    "A101",
    "rows between COPY and its end",
    "backup.sql",
    (s) =>
      text`
      --
      -- Data for Name: exchange_accounts; Type: TABLE DATA; Schema: public
      --
      COPY public.exchange_accounts (id, label, exchange, api_key, api_secret, passphrase, created_at) FROM stdin;
      ${accounts(s).map((one, i) => [i + 1, i === 0 ? "main" : "second", one.id, one.key ?? "", one.secret, phrase(one, (p) => p) ?? "\\N", "2025-11-02 10:00:0" + i].join("\t"))}
      \\.`,
  ),
  file("A102", "columns between tabs", "accounts.tsv", (s) =>
    [
      ["exchange", "label", "key", "secret", "passphrase"].join("\t"),
      ...accounts(s).map((one, i) =>
        [one.name, `acc${i + 1}`, one.key ?? "", one.secret, phrase(one, (p) => p) ?? "-"].join("\t"),
      ),
    ].join("\n"),
  ),
  file(
    "A103",
    "cells of a table in LaTeX",
    "appendix.tex",
    (s) =>
      text`
      \\begin{tabular}{ll}
      \\toprule
      Exchange & ${s.name} \\\\
      ${rows(s, ["API key", "API secret", "Passphrase"], (n, v) => `${n} & \\verb|${v}| \\\\`)}
      \\bottomrule
      \\end{tabular}`,
  ),
  file(
    "A104",
    "a table of org",
    "crypto.org",
    (s) =>
      text`
      * TODO rotate keys
      | Exchange | API key | API secret | Passphrase |
      |----------+---------+------------+------------|
      ${accounts(s).map((one) => `| ${one.name} | ${one.key ?? ""} | ${one.secret} | ${phrase(one, (p) => p) ?? ""} |`)}`,
  ),
  file(
    "A105",
    "a table of lists in reStructuredText",
    "docs/internal.rst",
    (s) =>
      text`
      ${s.name} access
      ================

      .. list-table::
         :header-rows: 1

         * - Field
           - Value
      ${rows(s, ["API key", "API secret", "Passphrase"], (n, v) => `   * - ${n}\n     - \`\`${v}\`\``)}`,
  ),
  file(
    "A106",
    "a table of AsciiDoc",
    "docs/internal.adoc",
    (s) =>
      text`
      == ${s.name}

      [cols="1,3"]
      |===
      ${rows(s, ["API Key", "Secret Key", "Passphrase"], (n, v) => `|${n} |\`${v}\``)}
      |===`,
  ),
  file(
    "A107",
    "terms and their definitions in a page",
    "wiki/export.html",
    (s) =>
      text`
      <h3>${s.name}</h3>
      <dl>
      ${rows(s, ["API key", "API secret", "Passphrase"], (n, v) => `  <dt>${n}</dt>\n  <dd><code>${v}</code></dd>`)}
      </dl>`,
  ),
  file("A108", "options of an engine for backtests", "config.json", (s) =>
    JSON.stringify(
      {
        "job-user-id": "0",
        environments: { live: { "live-mode-brokerage": `${pascal(s)}Brokerage` } },
        ...Object.fromEntries(
          rows(s, ["api-key", "api-secret", "passphrase"], (n, v) => `${word(s)}-${n} ${v}`).map((row) => {
            const at = row.indexOf(" ");
            return [row.slice(0, at), row.slice(at + 1)];
          }),
        ),
      },
      null,
      2,
    ),
  ),
  file(
    "A109",
    "a configuration of an execution client",
    "live.py",
    (s) =>
      text`
      config_node = TradingNodeConfig(
          trader_id=TraderId("TESTER-001"),
          exec_clients={
              "${s.id.toUpperCase()}": ${pascal(s)}ExecClientConfig(
      ${rows(s, ["api_key", "api_secret", "api_passphrase"], (n, v) => `            ${n}="${v}",`)}
                  base_url_http=None,
              ),
          },
      )`,
  ),
  file(
    "A110",
    "a setting of a gateway with names in words",
    "connect.py",
    (s) =>
      text`
      setting = {
      ${rows(s, ["API Key", "Secret Key", "Passphrase"], (n, v) => `    "${n}": "${v}",`)}
          "Server": "REAL",
          "Proxy Host": "",
          "Proxy Port": 0,
      }
      main_engine.connect(setting, "${s.id.toUpperCase()}")`,
  ),
  file(
    "A111",
    "parameters with defaults of a robot",
    "Robots/Grid.cs",
    (s) =>
      text`
      [Robot(TimeZone = TimeZones.UTC, AccessRights = AccessRights.FullAccess)]
      public class ${pascal(s)}Copier : Robot
      {
      ${rows(s, ["API Key", "API Secret", "Passphrase"], (n, v) => `    [Parameter("${n}", Group = "${s.name}", DefaultValue = "${v}")]\n    public string ${n.replace(" ", "")} { get; set; }`)}
      }`,
  ),
  file(
    "A112",
    "properties of an indicator, set in its start",
    "Strategies/Mirror.cs",
    (s) =>
      text`
      protected override void OnStateChange()
      {
          if (State == State.SetDefaults)
          {
              Name = "${s.name} mirror";
      ${rows(s, ["ApiKey", "ApiSecret", "Passphrase"], (n, v) => `        ${n} = @"${v}";`)}
              Calculate = Calculate.OnBarClose;
          }
      }`,
  ),
  file(
    "A113",
    "arguments of a formula that imports",
    "sheet/formulas.txt",
    (s) =>
      text`
      B2: =${pascal(s).toUpperCase()}("balances"; ${quoted(s).join("; ")})
      B3: =SUM(C2:C40)`,
  ),
  file(
    "A114",
    "a line of a pool's settings",
    "users.txt",
    (s) =>
      text`
      # exchange:key:secret${phrase(s, () => ":passphrase")}
      ${s.id}:${values(s).join(":")}`,
  ),
  file(
    "A115",
    "settings under headings without an equals sign",
    "krypto.conf",
    (s) =>
      text`
      # ${s.name}
      API_EXCHANGE   ${s.id.toUpperCase()}
      ${rows(s, ["API_KEY", "API_SECRET", "API_PASSPHRASE"], (n, v) => `${n.padEnd(14)} ${v}`)}
      API_CURRENCY   BTC/EUR`,
  ),
];
