import { base64 } from "@scure/base";
import { type Form, form, lines } from "../form.ts";
import type { Scene, Slot } from "../scene.ts";

const encode = (value: string): string => base64.encode(new TextEncoder().encode(value));
const object = (slots: readonly Slot[]): Record<string, string> =>
  Object.fromEntries(slots.map((slot) => [slot.name, slot.value]));
const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
const yaml = (slots: readonly Slot[], indent: string, quote = ""): string[] =>
  slots.map((slot) => `${indent}${slot.name}: ${quote}${slot.value}${quote}`);
const envLines = (s: Scene, prefix = s.env): string[] =>
  s.slots("upper").map((slot) => `${prefix}_${slot.name}=${slot.value}`);

/** Forms F1 to F26: configuration of bots, tools and platforms. */
export const CONFIG_FORMS: readonly Form[] = [
  form(
    "F1",
    "dotenv",
    (s) => {
      const name = s.random.pick([".env", ".env.production", ".env.bak", "prod.env"]);
      const style = s.random.int(4);
      const write = (slot: Slot): string => {
        const variable = `${s.env}_${slot.name}`;
        return (
          [
            `${variable}=${slot.value}`,
            `export ${variable}="${slot.value}"`,
            `${variable} = '${slot.value}'`,
            `${variable}="${slot.value}" # live`,
          ][style] ?? ""
        );
      };
      const text = lines("LOG_LEVEL=debug", s.slots("upper").map(write), "PORT=3000");
      return { path: name, text: s.random.chance(0.2) ? text.replaceAll("\n", "\r\n") : text };
    },
    { needs: "any" },
  ),
  form(
    "F1b",
    "dotenv with an account in the name",
    (s) => ({
      path: ".env",
      text: lines(
        envLines(s, `BOT_${s.env}_ACCOUNT1`),
        s.second === undefined ? [] : envLines(s.second, `BOT_${s.second.env}_ACCOUNT2`),
      ),
    }),
    { needs: "any" },
  ),
  form(
    "F2",
    "example file with real values",
    (s) => ({ path: ".env.example", text: lines("# copy to .env", envLines(s)) }),
    { needs: "any" },
  ),
  form(
    "F3",
    "YAML",
    (s) => ({
      path: "config.yml",
      text: lines(
        "debug: false",
        `${s.id}:`,
        yaml(s.slots("snake"), "  ", s.random.pick(["", '"', "'"])),
        "symbols: [BTCUSDT]",
      ),
    }),
    { needs: "any" },
  ),
  form(
    "F3b",
    "YAML list of accounts",
    (s) => {
      const item = (scene: Scene): string[] => [`  - exchange: ${scene.id}`, ...yaml(scene.slots("snake"), "    ")];
      return { path: "accounts.yaml", text: lines("accounts:", item(s), s.second === undefined ? [] : item(s.second)) };
    },
    { needs: "any" },
  ),
  form("F4", "YAML of a volatility bot", (s) => ({
    path: "creds.yml",
    text: lines(`# ${s.name}`, "prod:", `  access_key: ${s.key ?? ""}`, `  secret_key: ${s.secret}`),
  })),
  form(
    "F5",
    "TOML section",
    (s) => ({
      path: "config.toml",
      text: lines(
        `[exchange.${s.id}]`,
        s.slots("snake").map((slot) => `${slot.name} = "${slot.value}"`),
        "sandbox = false",
      ),
    }),
    { needs: "any" },
  ),
  form(
    "F6",
    "INI section",
    (s) => ({
      path: "user.cfg",
      text: lines(
        `[${s.id}_user_config]`,
        s.slots("snake").map((slot) => `${slot.name}=${slot.value}`),
        "bridge=USDT",
      ),
    }),
    { needs: "any" },
  ),
  form(
    "F6b",
    "INI with blanks",
    (s) => ({
      path: "settings.ini",
      text: lines(
        `[${s.name}]`,
        s.slots("snake").map((slot) => `${slot.name} = ${slot.value}`),
      ),
    }),
    { needs: "any" },
  ),
  form(
    "F7",
    "JSON, one object an account",
    (s) => {
      const account = (scene: Scene): object => ({ exchange: scene.id, ...object(scene.slots("lower")) });
      return {
        path: "api-keys.json",
        text: json({
          [`${s.id}_01`]: account(s),
          ...(s.second === undefined ? {} : { [`${s.second.id}_02`]: account(s.second) }),
        }),
      };
    },
    { needs: "any" },
  ),
  form(
    "F8",
    "JSON, exchange and portfolio",
    (s) => ({ path: "keys.json", text: json({ [s.id]: { "my portfolio": object(s.slots("upper")) } }) }),
    { needs: "any" },
  ),
  form(
    "F9",
    "freqtrade",
    (s) => ({
      path: "config-private.json",
      text: json({
        max_open_trades: 3,
        exchange: { name: s.id, ...object(s.slots("lower")), ccxt_config: {}, pair_whitelist: ["BTC/USDT"] },
        telegram: { enabled: false },
      }),
    }),
    { needs: "any" },
  ),
  form(
    "F9b",
    "freqtrade environment",
    (s) => ({
      path: "docker.env",
      text: lines(
        `FREQTRADE__EXCHANGE__NAME=${s.id}`,
        s.slots("upper").map((slot) => `FREQTRADE__EXCHANGE__${slot.name}=${slot.value}`),
      ),
    }),
    { needs: "any" },
  ),
  form(
    "F11",
    "OctoBot",
    (s) => ({
      path: "user/config.json",
      text: json({ exchanges: { [s.id]: { ...object(s.slots("kebab")), enabled: true } } }),
    }),
    { needs: "any" },
  ),
  form(
    "F12",
    "two bare lines, the file's name tells",
    (s) => ({
      path: s.random.pick([`${s.id}.key`, `${s.id}.txt`, `${s.id}_keys.txt`]),
      text: lines(s.key ?? "", s.secret, s.passphrase),
    }),
    { oneLine: true },
  ),
  form(
    "F12b",
    "two bare lines, nothing tells",
    (s) => ({ path: s.random.pick(["keys.txt", "api.txt", "secret.txt"]), text: lines(s.key ?? "", s.secret) }),
    { labelled: false, oneLine: true },
  ),
  form(
    "F13",
    "SQL dump of keys",
    (s) => ({
      path: "backup.sql",
      text: lines(
        "COPY exchange_api_keys (exchange, name, api_key, api_secret) FROM stdin;",
        `${s.id}\tmain\t${s.key ?? ""}\t${s.secret}`,
        "\\.",
        "",
      ),
    }),
    { oneLine: true },
  ),
  form(
    "F13b",
    "SQL insert",
    (s) => ({
      path: "seed.sql",
      text: lines(
        `INSERT INTO exchange_accounts (exchange, api_key, api_secret) VALUES ('${s.id}', '${s.key ?? ""}', '${s.secret}');`,
      ),
    }),
    { oneLine: true },
  ),
  form(
    "F14",
    "filled-in bot configuration",
    (s) => ({
      path: "config.js",
      text: lines(
        "var config = {};",
        "config.trader = {",
        "  enabled: true,",
        `  exchange: '${s.id}',`,
        s.slots("lower").map((slot) => `  ${slot.name}: '${slot.value}',`),
        "  currency: 'USD',",
        "}",
      ),
    }),
    { needs: "any" },
  ),
  form(
    "F15",
    "bot JSON with camel names",
    (s) => ({
      path: "config.json",
      text: json({ name: "grid", platform: s.id, ...object(s.slots("camel")), leverage: 3 }),
    }),
    { needs: "any" },
  ),
  form(
    "F20",
    "docker-compose map",
    (s) => ({
      path: "docker-compose.yml",
      text: lines(
        "services:",
        "  bot:",
        "    image: bot:1.4",
        "    environment:",
        s.slots("upper").map((slot) => `      ${s.env}_${slot.name}: "${slot.value}"`),
      ),
    }),
    { needs: "any" },
  ),
  form(
    "F20b",
    "docker-compose list",
    (s) => ({
      path: "compose.yaml",
      text: lines(
        "services:",
        "  bot:",
        "    environment:",
        s.slots("upper").map((slot) => `      - ${s.env}_${slot.name}=${slot.value}`),
        "    restart: always",
      ),
    }),
    { needs: "any" },
  ),
  form(
    "F20c",
    "docker command",
    (s) => ({
      path: "docker-compose.override.yml",
      text: lines(
        "services:",
        `  ${s.id}-bot:`,
        `    command: --exchange ${s.id} ${s
          .slots("kebab")
          .map((slot) => `--${slot.name} ${slot.value}`)
          .join(" ")}`,
      ),
    }),
    { needs: "any", oneLine: true },
  ),
  form(
    "F20d",
    "Dockerfile",
    (s) => ({
      path: "Dockerfile",
      text: lines(
        "FROM python:3.12-slim",
        s
          .slots("upper")
          .map((slot) =>
            s.random.chance(0.5)
              ? `ENV ${s.env}_${slot.name}=${slot.value}`
              : `ARG ${s.env}_${slot.name}="${slot.value}"`,
          ),
        'CMD ["python", "bot.py"]',
      ),
    }),
    { needs: "any" },
  ),
  form(
    "F21",
    "Kubernetes secret, base64",
    (s) => {
      const parts = s.slots("kebab");
      const coded = (kind: string): string =>
        s.recoded(kind === "key" ? "key" : kind === "passphrase" ? "passphrase" : "secret", encode);
      return {
        path: "k8s/secret.yaml",
        text: lines(
          "apiVersion: v1",
          "kind: Secret",
          "metadata:",
          `  name: ${s.id}-credentials`,
          "type: Opaque",
          "data:",
          parts.map((slot) => `  ${slot.name}: ${coded(slot.kind)}`),
        ),
      };
    },
    { needs: "any" },
  ),
  form(
    "F21b",
    "Kubernetes secret, plain",
    (s) => ({
      path: "k8s/plain.yaml",
      text: lines(
        "apiVersion: v1",
        "kind: Secret",
        "metadata:",
        `  name: ${s.id}`,
        "stringData:",
        yaml(s.slots("kebab"), "  ", '"'),
      ),
    }),
    { needs: "any" },
  ),
  form(
    "F21c",
    "Helm values",
    (s) => ({
      path: "chart/values.yaml",
      text: lines(
        "replicaCount: 1",
        "env:",
        s.slots("upper").flatMap((slot) => [`  - name: ${s.env}_${slot.name}`, `    value: "${slot.value}"`]),
      ),
    }),
    { needs: "any" },
  ),
  form(
    "F22",
    "Terraform variables",
    (s) => ({
      path: "prod.tfvars",
      text: lines(
        'region = "eu-west-1"',
        s.slots("snake").map((slot) => `${s.id}_${slot.name} = "${slot.value}"`),
      ),
    }),
    { needs: "any" },
  ),
  form(
    "F22b",
    "Terraform state",
    (s) => ({
      path: "terraform.tfstate",
      text: json({
        version: 4,
        resources: [
          {
            type: "aws_lambda_function",
            instances: [
              {
                attributes: {
                  environment: [
                    {
                      variables: Object.fromEntries(
                        s.slots("upper").map((slot) => [`${s.env}_${slot.name}`, slot.value]),
                      ),
                    },
                  ],
                },
              },
            ],
          },
        ],
      }),
    }),
    { needs: "any" },
  ),
  form(
    "F23",
    "CI workflow",
    (s) => ({
      path: ".github/workflows/run.yml",
      text: lines(
        "on: push",
        "jobs:",
        "  run:",
        "    runs-on: ubuntu-latest",
        "    env:",
        s.slots("upper").map((slot) => `      ${s.env}_${slot.name}: ${slot.value}`),
      ),
    }),
    { needs: "any" },
  ),
  form(
    "F24",
    "systemd unit",
    (s) => ({
      path: "bot.service",
      text: lines(
        "[Service]",
        s.slots("upper").map((slot) => `Environment="${s.env}_${slot.name}=${slot.value}"`),
        "ExecStart=/usr/bin/python3 /opt/bot.py",
      ),
    }),
    { needs: "any" },
  ),
  form(
    "F24b",
    "crontab",
    (s) => ({
      path: "crontab",
      text: lines(
        `*/5 * * * * ${s
          .slots("upper")
          .map((slot) => `${s.env}_${slot.name}=${slot.value}`)
          .join(" ")} python3 /opt/bot.py`,
      ),
    }),
    { needs: "any", oneLine: true },
  ),
  form(
    "F24c",
    "supervisor",
    (s) => ({
      path: "supervisord.conf",
      text: lines(
        "[program:bot]",
        `environment=${s
          .slots("upper")
          .map((slot) => `${s.env}_${slot.name}="${slot.value}"`)
          .join(",")}`,
      ),
    }),
    { needs: "any", oneLine: true },
  ),
  form(
    "F25",
    "serverless",
    (s) => ({
      path: "serverless.yml",
      text: lines(
        "provider:",
        "  name: aws",
        "  environment:",
        s.slots("upper").map((slot) => `    ${s.env}_${slot.name}: ${slot.value}`),
      ),
    }),
    { needs: "any" },
  ),
  form(
    "F25b",
    "wrangler and fly",
    (s) => ({
      path: s.random.pick(["wrangler.toml", "fly.toml"]),
      text: lines(
        'name = "bot"',
        "[vars]",
        s.slots("upper").map((slot) => `${s.env}_${slot.name} = "${slot.value}"`),
      ),
    }),
    { needs: "any" },
  ),
  form(
    "F18",
    "key file of the developer platform",
    (s) => ({
      path: s.random.pick(["cdp_api_key.json", "coinbase_cloud_api_key.json"]),
      text: json({ [s.plain("key").startsWith("organizations/") ? "name" : "id"]: s.key ?? "", privateKey: s.secret }),
    }),
    { only: ["coinbase-cdp-ecdsa", "coinbase-cdp-ed25519"] },
  ),
  form(
    "F26",
    "two files of one directory",
    (s) => [
      { path: `keys/${s.id}_key.txt`, text: lines(s.key ?? "") },
      { path: `keys/${s.id}_secret.txt`, text: lines(s.secret) },
    ],
    { oneLine: true },
  ),
];
