import type { Form } from "../../form.ts";
import { accounts, exchanges, file, pascal, phrase, rows, text, word } from "./write.ts";

const upper = (s: Parameters<typeof word>[0]): string => s.env;

/** What is written into files that configure, deploy, build and store. */
export const SETTING_FORMS: readonly Form[] = [
  file(
    "A61",
    "an anchor of YAML that others merge",
    "config/base.yml",
    (s) =>
      text`
      ${word(s)}: &${word(s)}
        rest: https://${s.host}
      ${rows(s, ["key", "secret", "passphrase"], (n, v) => `  ${n}: ${v}`)}

      grid:
        <<: *${word(s)}
        pair: BTC/USDT
      dca:
        <<: *${word(s)}
        pair: ETH/USDT`,
  ),
  file("A62", "documents of YAML, one an account", "accounts.yaml", (s) =>
    accounts(s)
      .map(
        (one, i) => text`
          ---
          # ${i === 0 ? "mine" : "shared with R."}
          exchange: ${one.id}
          auth:
          ${rows(one, ["apiKey", "apiSecret", "passphrase"], (n, v) => `  ${n}: "${v}"`)}
          enabled: true`,
      )
      .join("\n"),
  ),
  file(
    "A63",
    "inline tables of TOML",
    "bot.toml",
    (s) =>
      text`
      [general]
      interval = "15m"

      [accounts]
      ${exchanges(s).map((one) => `${word(one)} = { ${rows(one, ["key", "secret", "passphrase"], (n, v) => `${n} = "${v}"`).join(", ")}, weight = 0.5 }`)}`,
  ),
  file(
    "A64",
    "a list of tables of a market maker",
    "trader.cfg",
    (s) =>
      text`
      SOURCE_ACCOUNT=""
      TICK_INTERVAL_SECONDS=300
      # ${s.name}
      ${rows(s, ["KEY", "SECRET", "PASSPHRASE"], (n, v) => (n === "KEY" ? `[[EXCHANGE_API_KEYS]]\n${n}="${v}"` : `${n}="${v}"`))}

      [[EXCHANGE_PARAMS]]
      PARAM="exchange"
      VALUE="${s.id}"`,
  ),
  file("A65", "defaults of variables of Terraform", "variables.tf", (s) =>
    rows(
      s,
      [`${word(s)}_api_key`, `${word(s)}_api_secret`, `${word(s)}_passphrase`],
      (n, v) => text`
        variable "${n}" {
          description = "${s.name} credentials of the trading role"
          type        = string
          sensitive   = true
          default     = "${v}"
        }
        `,
    ).join("\n"),
  ),
  file(
    "A66",
    "a set of Nix",
    "hosts/trader/default.nix",
    (s) =>
      text`
      { config, pkgs, ... }:
      {
        services.tradebot = {
          enable = true;
          settings.${s.id} = {
      ${rows(s, ["apiKey", "apiSecret", "passphrase"], (n, v) => `      ${n} = "${v}";`)}
          };
        };
      }`,
  ),
  file(
    "A67",
    "a record of Dhall",
    "config.dhall",
    (s) =>
      text`
      let Exchange = ./Exchange.dhall

      in  { venue = Exchange.${pascal(s)}
      ${rows(s, ["apiKey", "secretKey", "passphrase"], (n, v) => `    , ${n} = "${v}"`)}
          , maxOrders = +20
          }`,
  ),
  file(
    "A68",
    "fields of CUE",
    "deploy/bot.cue",
    (s) =>
      text`
      package deploy

      bot: exchanges: "${s.id}": {
      ${rows(s, ["apiKey", "apiSecret", "passphrase"], (n, v) => `\t${n}: "${v}"`)}
      \tlimits: perMinute: 600
      }`,
  ),
  file(
    "A69",
    "hidden fields of Jsonnet",
    "env.jsonnet",
    (s) =>
      text`
      local bot = import 'bot.libsonnet';
      bot {
        _config+:: {
      ${rows(s, ["api_key", "api_secret", "passphrase"], (n, v) => `    ${word(s)}_${n}:: '${v}',`)}
          replicas: 1,
        },
      }`,
  ),
  file(
    "A70",
    "literals of a generator of secrets",
    "overlays/prod/kustomization.yaml",
    (s) =>
      text`
      resources: [../../base]
      secretGenerator:
        - name: ${word(s)}-keys
          literals:
      ${rows(s, ["api-key", "api-secret", "passphrase"], (n, v) => `      - ${n}=${v}`)}
      generatorOptions:
        disableNameSuffixHash: true`,
  ),
  file("A71", "environment of a container, as list and as map", "docker-compose.override.yml", (s) => {
    const asList = s.random.chance(0.5);
    return text`
      services:
        worker:
          image: ghcr.io/acme/worker:1.8
          environment:
      ${rows(s, ["API_KEY", "API_SECRET", "API_PASSPHRASE"], (n, v) => `      ${asList ? `- "${upper(s)}_${n}=${v}"` : `${upper(s)}_${n}: '${v}'`}`)}
          restart: unless-stopped`;
  }),
  file(
    "A72",
    "facts that a playbook sets",
    "playbooks/bot.yml",
    (s) =>
      text`
      - hosts: bots
        become: true
        tasks:
          - name: ${s.name} credentials
            ansible.builtin.set_fact:
      ${rows(s, ["api_key", "api_secret", "passphrase"], (n, v) => `        ${word(s)}_${n}: "${v}"`)}
            no_log: true`,
  ),
  file(
    "A73",
    "parameters of a class of Puppet",
    "manifests/bot.pp",
    (s) =>
      text`
      node 'trader01' {
        class { 'tradebot':
          ensure     => running,
          exchange   => '${s.id}',
      ${rows(s, ["api_key", "api_secret", "passphrase"], (n, v) => `    ${n.padEnd(10)} => Sensitive('${v}'),`)}
        }
      }`,
  ),
  file(
    "A74",
    "attributes of Chef",
    "attributes/default.rb",
    (s) =>
      text`
      default['tradebot']['user'] = 'bot'
      ${rows(s, ["api_key", "api_secret", "passphrase"], (n, v) => `default['tradebot']['${s.id}']['${n}'] = '${v}'`)}`,
  ),
  file(
    "A75",
    "quoted words of a unit",
    "etc/systemd/system/bot.service",
    (s) =>
      text`
      [Unit]
      Description=${s.name} grid bot
      After=network-online.target

      [Service]
      Environment=${rows(s, ["API_KEY", "API_SECRET", "PASSPHRASE"], (n, v) => `"${upper(s)}_${n}=${v}"`).join(" ")}
      ExecStart=/opt/bot/venv/bin/python -m bot
      Restart=always`,
  ),
  file(
    "A76",
    "variables before a line of cron",
    "crontab.txt",
    (s) =>
      text`
      MAILTO=""
      # ${s.name}
      ${rows(s, ["KEY", "SECRET", "PASS"], (n, v) => `${n}=${v}`)}
      */15 * * * * cd /home/ubuntu/dca && ./buy.sh BTC 25 >> dca.log 2>&1`,
  ),
  file(
    "A77",
    "assignments that a Makefile exports",
    "Makefile",
    (s) =>
      text`
      .PHONY: run
      ${rows(s, ["API_KEY", "API_SECRET", "PASSPHRASE"], (n, v) => `export ${upper(s)}_${n} ?= ${v}`)}

      run:
      \tgo run ./cmd/bot --exchange ${s.id}`,
  ),
  file(
    "A78",
    "one instruction with several variables",
    "Dockerfile",
    (s) =>
      text`
      FROM node:22-alpine
      WORKDIR /app
      ENV NODE_ENV=production \\
      ${rows(s, ["API_KEY", "API_SECRET", "PASSPHRASE"], (n, v) => `    ${upper(s)}_${n}=${v} \\`)}
          TZ=UTC
      COPY . .
      CMD ["node", "bot.js"]`,
  ),
  file(
    "A79",
    "pairs of name and value of a pipeline",
    "azure-pipelines.yml",
    (s) =>
      text`
      variables:
      - name: exchange
        value: ${s.id}
      ${rows(s, ["ApiKey", "ApiSecret", "Passphrase"], (n, v) => `- name: ${pascal(s)}${n}\n  value: '${v}'`)}
      steps:
      - script: dotnet test`,
  ),
  file(
    "A80",
    "parameters of a stack",
    "template.yaml",
    (s) =>
      text`
      Parameters:
      ${rows(s, ["Key", "Secret", "Passphrase"], (n, v) => `  ${pascal(s)}Api${n}:\n    Type: String\n    NoEcho: true\n    Default: ${v}`)}
      Resources:
        Bot:
          Type: AWS::Serverless::Function`,
  ),
  file("A81", "an environment of a client, with switches", "Exchange.postman_environment.json", (s) =>
    JSON.stringify(
      {
        name: `${s.name} live`,
        values: [
          { key: "baseUrl", value: `https://${s.host}`, type: "default", enabled: true },
          ...rows(s, ["apiKey", "apiSecret", "passphrase"], (n, v) => `${n} ${v}`).map((row) => {
            const [key = "", ...rest] = row.split(" ");
            return { key, value: rest.join(" "), type: "secret", enabled: true };
          }),
        ],
        _postman_variable_scope: "environment",
      },
      null,
      2,
    ),
  ),
  file(
    "A82",
    "variables at the head of a file of requests",
    "api.http",
    (s) =>
      text`
      ### ${s.name}
      @host = https://${s.host}
      ${rows(s, ["apiKey", "secretKey", "passphrase"], (n, v) => `@${n} = ${v}`)}

      GET {{host}}/account
      Accept: application/json`,
  ),
  file("A83", "properties with dots", "application-prod.properties", (s) => {
    const names = s.random.pick([
      ["api.key", "api.secret", "api.passphrase"],
      ["access-key", "secret-key", "passphrase"],
      ["apiKey", "secretKey", "passPhrase"],
    ] as const);
    return text`
      server.port=8081
      ${rows(s, names, (n, v) => `exchange.${word(s)}.${n}=${v}`)}
      logging.level.root=INFO`;
  }),
  file(
    "A84",
    "words of a file for logins",
    ".netrc",
    (s) =>
      text`
      machine github.com login tom password hunter2
      machine ${s.host} login ${s.key} password ${s.secret}${phrase(s, (p) => ` account ${p}`)}`,
  ),
  file(
    "A85",
    "values of the registry",
    "tradebot.reg",
    (s) =>
      text`
      Windows Registry Editor Version 5.00

      [HKEY_CURRENT_USER\\Software\\TradeBot\\Accounts\\${s.name}]
      "Enabled"=dword:00000001
      ${rows(s, ["ApiKey", "ApiSecret", "Passphrase"], (n, v) => `"${n}"="${v}"`)}`,
  ),
  file(
    "A86",
    "keys and strings of a property list",
    "Bot/Info.plist",
    (s) =>
      text`
      <?xml version="1.0" encoding="UTF-8"?>
      <plist version="1.0">
      <dict>
        <key>CFBundleName</key>
        <string>Ticker</string>
      ${rows(s, ["APIKey", "APISecret", "Passphrase"], (n, v) => `  <key>${pascal(s)}${n}</key>\n  <string>${v}</string>`)}
      </dict>
      </plist>`,
  ),
  file(
    "A87",
    "data of a resource of .NET",
    "Properties/Resources.resx",
    (s) =>
      text`
      <root>
      ${rows(s, ["ApiKey", "ApiSecret", "Passphrase"], (n, v) => `  <data name="${pascal(s)}_${n}" xml:space="preserve">\n    <value>${v}</value>\n  </data>`)}
      </root>`,
  ),
];
