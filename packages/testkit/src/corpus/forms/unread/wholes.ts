import { type Form, form, lines } from "../../form.ts";
import { accounts, exchanges, named, pascal, values } from "./write.ts";

const LINE = { oneLine: true } as const;

/** Whole files with much around the values, halves kept apart, and sentences that run on. */
export const WHOLE_FORMS: readonly Form[] = [
  form(
    "K81",
    "an environment of a whole application, keys first, then secrets",
    (s) => ({
      path: ".env.production",
      text: lines(
        `APP_ENV=production`,
        `APP_URL=https://desk.example.com`,
        `DB_HOST=db`,
        `DB_USER=desk`,
        `LOG_CHANNEL=stack`,
        ``,
        exchanges(s).map((one) => `${one.env}_API_KEY=${one.key ?? ""}`),
        `SYMBOLS=BTCUSDT,ETHUSDT,SOLUSDT`,
        exchanges(s).map((one) => `${one.env}_API_SECRET=${one.secret}`),
        exchanges(s).flatMap((one) =>
          one.passphrase === undefined ? [] : [`${one.env}_API_PASSPHRASE=${one.passphrase}`],
        ),
        ``,
        `QUEUE_CONNECTION=redis`,
        `MAX_DRAWDOWN=0.15`,
      ),
    }),
    LINE,
  ),
  form(
    "K82",
    "one map of keys and one of secrets",
    (s) => ({
      path: "bot/settings.py",
      text: lines(
        `from decimal import Decimal`,
        ``,
        `API_KEYS = {`,
        exchanges(s).map((one) => `    "${one.id}": "${one.key ?? ""}",`),
        `}`,
        ``,
        `API_SECRETS = {`,
        exchanges(s).map((one) => `    "${one.id}": "${one.secret}",`),
        `}`,
        s.passphrase !== undefined && [``, `API_PASSPHRASES = {"${s.id}": "${s.passphrase}"}`],
        ``,
        `FEES = {"maker": Decimal("0.0002"), "taker": Decimal("0.0005")}`,
      ),
    }),
    LINE,
  ),
  form(
    "K83",
    "a comment that names another exchange, which it was before",
    (s) => ({
      path: "src/settings.ts",
      text: lines(
        `// we left ${s.exchange.id === "bitstamp" ? "Kraken" : "Bitstamp"} in 2023, prices still come from there`,
        `export const priceFeed = "https://www.${s.exchange.id === "bitstamp" ? "kraken.com" : "bitstamp.net"}/";`,
        ``,
        `export const ${s.id.replaceAll(/\W/gu, "")} = {`,
        named(s, "apiKey", "apiSecret", "passphrase").map(
          ({ name, value }) => `  ${name}: ${s.quote}${value}${s.quote},`,
        ),
        `  maxOrders: 20,`,
        `};`,
      ),
    }),
    LINE,
  ),
  form(
    "K84",
    "a class that is looked up by its name",
    (s) => ({
      path: "arb.py",
      text: lines(
        `import ccxt`,
        ``,
        `exchange_id = '${s.id}'`,
        `exchange_class = getattr(ccxt, exchange_id)`,
        `exchange = exchange_class({`,
        named(s, "apiKey", "secret", "password").map(({ name, value }) => `    '${name}': '${value}',`),
        `    'timeout': 30000,`,
        `    'enableRateLimit': True,`,
        `})`,
        `print(exchange.fetch_balance()['total'])`,
      ),
    }),
    LINE,
  ),
  form(
    "K85",
    "several accounts, each in a text with commas, split at start",
    (s) => ({
      path: "accounts.mjs",
      text: lines(
        `// venue,label,key,secret,passphrase`,
        `export const accounts = \``,
        accounts(s).map(
          (one, i) => `${one.id},${i === 0 ? "main" : "second"},${one.key ?? ""},${one.secret},${one.passphrase ?? ""}`,
        ),
        `\`.trim().split("\\n").map((line) => line.split(","));`,
      ),
    }),
    LINE,
  ),
  form(
    "K86",
    "defaults of command line arguments",
    (s) => ({
      path: "cli.py",
      text: lines(
        `p = argparse.ArgumentParser(description="grid trader for ${s.name}")`,
        `p.add_argument("--pair", default="BTC/USDT")`,
        named(s, "key", "secret", "passphrase").map(
          ({ name, value }) =>
            `p.add_argument("--${name}", type=str, help="from your account page", default="${value}")`,
        ),
        `p.add_argument("--step", type=float, default=0.4)`,
        `args = p.parse_args()`,
      ),
    }),
    LINE,
  ),
  form(
    "K87",
    "defaults of a settings class",
    (s) => ({
      path: "app/core/config.py",
      text: lines(
        `class Settings(BaseSettings):`,
        `    app_name: str = "signals"`,
        `    debug: bool = False`,
        named(s, "api_key", "api_secret", "passphrase").map(
          ({ name, value }) =>
            `    ${s.id.replaceAll(/\W/gu, "_")}_${name}: str = Field("${value}", validation_alias="${s.env}_${name.toUpperCase()}")`,
        ),
        `    telegram_chat: int = -1001234`,
        ``,
        `    model_config = SettingsConfigDict(env_file=".env")`,
      ),
    }),
    LINE,
  ),
  form(
    "K88",
    "a container's command in a readme",
    (s) => ({
      path: "README.md",
      text: lines(
        `# ${s.id}-dca`,
        ``,
        `Buys a little every day.`,
        ``,
        "```bash",
        `docker run -d --name dca --restart unless-stopped \\`,
        named(s, "KEY", "SECRET", "PASSPHRASE").map(({ name, value }) => `  -e ${s.env}_${name}='${value}' \\`),
        `  -v "$PWD/data:/data" \\`,
        `  ghcr.io/example/dca:latest`,
        "```",
        ``,
        `Works with Docker 24 or newer.`,
      ),
    }),
    LINE,
  ),
  form(
    "K89",
    "code inside of a flow of nodes",
    (s) => ({
      path: "flows.json",
      text: `${JSON.stringify(
        [
          { id: "f6f2187d.f17ca8", type: "tab", label: `${s.name} balance` },
          {
            id: "2f17c5ae.1f2b2a",
            type: "function",
            name: "sign",
            func: `${named(s, "key", "secret", "pass")
              .map(({ name, value }) => `const ${name} = "${value}";`)
              .join("\n")}\nmsg.ts = Date.now();\nreturn msg;`,
            outputs: 1,
          },
        ],
        null,
        4,
      )}\n`,
    }),
    LINE,
  ),
  form(
    "K90",
    "a document in a block of another",
    (s) => ({
      path: "k8s/configmap.yaml",
      text: lines(
        `apiVersion: v1`,
        `kind: ConfigMap`,
        `metadata:`,
        `  name: strategy`,
        `data:`,
        `  log_level: info`,
        `  config.json: |`,
        `    {`,
        `      "max_open_trades": 3,`,
        `      "exchange": {`,
        `        "name": "${s.id}",`,
        named(s, "key", "secret", "password").map(({ name, value }) => `        "${name}": "${value}",`),
        `        "pair_whitelist": ["BTC/USDT"]`,
        `      }`,
        `    }`,
      ),
    }),
    LINE,
  ),
  form(
    "K91",
    "typographic quotes, as a word processor makes them",
    (s) => ({
      path: "handover.txt",
      text: lines(
        `Handover of the ${s.name} bot`,
        ``,
        `In settings.py put ${named(s, "key", "secret", "passphrase")
          .map(({ name, value }) => `${name} = “${value}”`)
          .join(" and ")}.`,
        `Restart with systemctl.`,
      ),
    }),
    LINE,
  ),
  form(
    "K92",
    "a sentence in Chinese with its own punctuation",
    (s) => ({
      path: "聊天记录.txt",
      text: lines(
        `小王 10:02`,
        `${s.name} 的 key 是${s.key ?? ""}，secret 是${s.secret}${s.passphrase === undefined ? "" : `，passphrase 是${s.passphrase}`}，别外传。`,
        `老李 10:05`,
        `收到`,
      ),
    }),
    LINE,
  ),
  form(
    "K93",
    "guillemets in French",
    (s) => ({
      path: "forum.txt",
      text: lines(
        `Bonjour, j'ai une erreur de signature avec ${s.name}.`,
        `Ma clé est « ${s.key ?? ""} » et mon secret « ${s.secret} »${s.passphrase === undefined ? "" : `, la phrase de passe « ${s.passphrase} »`}.`,
        `Une idée ?`,
      ),
    }),
    LINE,
  ),
  form(
    "K94",
    "colloquial Indonesian",
    (s) => ({
      path: "grup.txt",
      text: lines(
        `Budi: bang tolong cek bot ${s.name} saya`,
        `Budi: api key nya ${s.key ?? ""}`,
        `Budi: secret nya ${s.secret}`,
        s.passphrase !== undefined && `Budi: passphrase nya ${s.passphrase}`,
        `Agus: ok bentar`,
      ),
    }),
    LINE,
  ),
  form(
    "K95",
    "one script an account, the exchange only in the address that is called",
    (s) => ({
      path: "check.js",
      text: lines(
        `const crypto = require("crypto");`,
        `const [ak, sk${s.passphrase === undefined ? "" : ", pp"}] = [`,
        values(s).map((value) => `  "${value}",`),
        `];`,
        `const sign = (text) => crypto.createHmac("sha256", sk).update(text).digest("hex");`,
        `fetch("https://${s.host}/account?ts=" + Date.now(), { headers: { "x-key": ak } }).then(console.log);`,
      ),
    }),
    LINE,
  ),
  form(
    "K96",
    "environments of a workspace's launcher",
    (s) => ({
      path: ".vscode/launch.json",
      text: lines(
        `{`,
        `  // Use IntelliSense to learn about possible attributes.`,
        `  "version": "0.2.0",`,
        `  "configurations": [`,
        `    {`,
        `      "name": "live ${s.name}", "type": "debugpy", "request": "launch", "program": "live.py",`,
        `      "args": ["--venue", "${s.id}", ${named(s, "--key", "--secret", "--pass")
          .map(({ name, value }) => `"${name}", "${value}"`)
          .join(", ")}],`,
        `      "console": "integratedTerminal"`,
        `    }`,
        `  ]`,
        `}`,
      ),
    }),
    LINE,
  ),
  form(
    "K97",
    "a subclass that fills in its parent",
    (s) => ({
      path: "lib/clients.rb",
      text: lines(
        `class ${pascal(s)}Client < BaseClient`,
        `  def initialize`,
        `    super(base: 'https://${s.host}', ${named(s, "id", "hmac", "phrase")
          .map(({ name, value }) => `${name}: '${value}'`)
          .join(", ")}, retries: 2)`,
        `  end`,
        `end`,
      ),
    }),
    LINE,
  ),
  form(
    "K98",
    "keys printed for their check before the start",
    (s) => ({
      path: "nohup.out",
      text: lines(
        `[INFO] loading config ... done`,
        `[INFO] venue      : ${s.name}`,
        named(s, "public key", "secret key", "passphrase").map(
          ({ name, value }) => `[INFO] ${name.padEnd(11)}: ${value}`,
        ),
        `[INFO] balance    : 1042.11 USDT`,
        `[WARN] clock skew 120 ms`,
      ),
    }),
    LINE,
  ),
];
