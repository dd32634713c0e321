import { type Form, form, lines } from "../form.ts";
import type { Scene, Slot } from "../scene.ts";

/** `name='value'` for each slot, joined by commas. */
function keywords(slots: readonly Slot[], quote: string): string {
  return slots.map((slot) => `${slot.name}=${quote}${slot.value}${quote}`).join(", ");
}

function dict(slots: readonly Slot[], quote: string): string {
  return slots.map((slot) => `${quote}${slot.name}${quote}: ${quote}${slot.value}${quote}`).join(", ");
}

/** The names that ccxt gives to the three parts. */
export function ccxtSlots(s: Scene): Slot[] {
  const single = s.secretKind === "private-key" ? "privateKey" : s.key === undefined ? "token" : "secret";
  const slots: Slot[] = [];
  if (s.key !== undefined) slots.push({ name: "apiKey", value: s.key, kind: "key" });
  slots.push({ name: s.key !== undefined ? "secret" : single, value: s.secret, kind: s.secretKind });
  if (s.passphrase !== undefined) slots.push({ name: "password", value: s.passphrase, kind: "passphrase" });
  return slots;
}

function positional(s: Scene): string {
  const q = s.quote;
  return [s.key, s.secret, s.passphrase]
    .filter((v) => v !== undefined)
    .map((v) => `${q}${v}${q}`)
    .join(", ");
}

function head(s: Scene): string[] {
  const noise = s.noise();
  return [
    "import time",
    "import logging",
    "",
    "log = logging.getLogger(__name__)",
    `${noise.name.toUpperCase()} = "${noise.value}"`,
    "",
  ];
}

const moduleName = (s: Scene): string => s.package.replaceAll(/[^A-Za-z0-9_.]/gu, "_");

/** Forms P1 to P24. */
export const PYTHON_FORMS: readonly Form[] = [
  form(
    "P1",
    "ccxt class with a dictionary",
    (s) => {
      const kind = s.random.pick(["ccxt", "ccxt.pro", "ccxt.async_support"]);
      const q = s.quote;
      const body = ccxtSlots(s).map((slot) => `    ${q}${slot.name}${q}: ${q}${slot.value}${q},`);
      return {
        path: "bot.py",
        text: lines(
          "import ccxt",
          head(s),
          `exchange = ${kind}.${s.id}({`,
          body,
          "    'enableRateLimit': True,",
          "})",
          "print(exchange.fetch_balance())",
        ),
      };
    },
    { needs: "any" },
  ),
  form(
    "P2",
    "ccxt class for a wallet exchange",
    (s) => ({
      path: "perp.py",
      text: lines(
        "import ccxt",
        head(s),
        `dex = ccxt.${s.id}({'privateKey': '${s.secret}', 'walletAddress': '${s.key ?? "0x0000000000000000000000000000000000000001"}'})`,
      ),
    }),
    { needs: "any" },
  ),
  form(
    "P3",
    "attributes set one by one",
    (s) => {
      const q = s.quote;
      return {
        path: "attributes.py",
        text: lines(
          "import ccxt",
          `exchange = ccxt.${s.id}()`,
          ccxtSlots(s).map((slot, i) => {
            const between = i > 0 ? `exchange.verbose = False\n# ${s.noise().name}\n` : "";
            return `${between}exchange.${slot.name} = ${q}${slot.value}${q}`;
          }),
          "exchange.load_markets()",
        ),
      };
    },
    { needs: "any" },
  ),
  form(
    "P4",
    "class looked up by name",
    (s) => ({
      path: "lookup.py",
      text: lines(
        "import ccxt",
        `exchange_id = '${s.id}'`,
        "exchange_class = getattr(ccxt, exchange_id)",
        "exchange = exchange_class({",
        ccxtSlots(s).map((slot) => `    '${slot.name}': '${slot.value}',`),
        "    'timeout': 30000,",
        "})",
      ),
    }),
    { needs: "any" },
  ),
  form("P5", "client with positional arguments", (s) => ({
    path: "client.py",
    text: lines(
      `from ${moduleName(s)} import Client`,
      head(s),
      s.random.chance(0.5)
        ? `client = Client(${positional(s)})`
        : `client = await AsyncClient.create(${positional(s)})`,
    ),
  })),
  form(
    "P6",
    "client with named arguments",
    (s) => ({
      path: "named.py",
      text: lines(
        `from ${moduleName(s)} import ${s.klass}`,
        head(s),
        `client = ${s.klass}(${keywords(s.slots("snake"), s.quote)})`,
        "client.account()",
      ),
    }),
    { needs: "any" },
  ),
  form(
    "P7",
    "generic class, the module names the exchange",
    (s) => ({
      path: "session.py",
      text: lines(
        `from ${moduleName(s)}.unified_trading import HTTP`,
        head(s),
        "session = HTTP(",
        "    testnet=False,",
        s.slots("snake").map((slot) => `    ${slot.name}=${s.quote}${slot.value}${s.quote},`),
        ")",
      ),
    }),
    { needs: "any" },
  ),
  form("P8", "positional arguments with flags after them", (s) => ({
    path: "account.py",
    text: lines(
      `import ${moduleName(s)}.Account_api as Account`,
      head(s),
      `account = Account.AccountAPI(${positional(s)}, False, '0')`,
    ),
  })),
  form("P9", "trade client with three arguments", (s) => ({
    path: "trade.py",
    text: lines(
      `from ${moduleName(s)}.client import Trade`,
      head(s),
      `client = Trade(${keywords(s.slots("snake"), s.quote)}, is_sandbox=False)`,
    ),
  })),
  form("P10", "REST client", (s) => ({
    path: "rest.py",
    text: lines(
      `from ${moduleName(s)}.rest import RESTClient`,
      `api_key = "${s.key ?? ""}"`,
      `api_secret = "${s.secret}"`,
      "",
      "client = RESTClient(api_key=api_key, api_secret=api_secret)",
    ),
  })),
  form("P11", "authenticated client", (s) => ({
    path: "auth.py",
    text: lines(
      `import ${moduleName(s)}`,
      `auth_client = ${moduleName(s)}.AuthenticatedClient(${positional(s)})`,
      `# api_url: https://${s.host}`,
    ),
  })),
  form("P12", "API object", (s) => ({
    path: "api.py",
    text: lines(`import ${moduleName(s)}`, `k = ${moduleName(s)}.API(key='${s.key ?? ""}', secret='${s.secret}')`),
  })),
  form("P13", "tutorial: two lines, then a call", (s) => ({
    path: "autotrade.py",
    text: lines(
      `import ${moduleName(s)}`,
      "",
      `access = "${s.key ?? ""}"`,
      `secret = "${s.secret}"`,
      s.passphrase !== undefined && `password = "${s.passphrase}"`,
      "",
      `api = ${moduleName(s)}.${s.klass}(access, secret)`,
    ),
  })),
  form("P14", "REST class with a base address", (s) => ({
    path: "rest_api.py",
    text: lines("import tradeapi", `api = tradeapi.REST(${positional(s)}, base_url='https://${s.host}')`),
  })),
  form(
    "P15",
    "module constants",
    (s) => ({
      path: s.random.pick(["config.py", "keys.py", "secrets.py", "settings.py", "local_settings.py"]),
      text: lines(
        `# ${s.name} account`,
        s.slots("upper").map((slot) => `${slot.name} = ${s.quote}${slot.value}${s.quote}`),
        `BASE_URL = "https://${s.host}"`,
        "SYMBOL = 'BTCUSDT'",
      ),
    }),
    { needs: "any" },
  ),
  form(
    "P16",
    "environment set in code",
    (s) => ({
      path: "setup_env.py",
      text: lines(
        "import os",
        s
          .slots("upper")
          .map((slot) =>
            s.random.chance(0.5)
              ? `os.environ['${s.env}_${slot.name}'] = '${slot.value}'`
              : `os.environ.setdefault("${s.env}_${slot.name}", "${slot.value}")`,
          ),
      ),
    }),
    { needs: "any" },
  ),
  form(
    "P17",
    "fallback of a variable",
    (s) => {
      const style = s.random.int(3);
      return {
        path: "fallback.py",
        text: lines(
          "import os",
          "from decouple import config",
          s.slots("upper").map((slot) => {
            const name = `${s.env}_${slot.name}`;
            return (
              [
                `${slot.name} = os.getenv("${name}", "${slot.value}")`,
                `${slot.name} = os.environ.get('${name}') or '${slot.value}'`,
                `${slot.name} = config('${name}', default='${slot.value}')`,
              ][style] ?? ""
            );
          }),
        ),
      };
    },
    { needs: "any" },
  ),
  form(
    "P18",
    "header",
    (s) => ({
      path: "headers.py",
      text: lines(
        "import requests",
        head(s),
        s.random.chance(0.5)
          ? `headers = {'${s.header ?? ""}': '${s.key ?? ""}', 'Content-Type': 'application/json'}`
          : `session.headers.update({"${s.header ?? ""}": "${s.key ?? ""}"})`,
        `requests.get("https://${s.host}/account", headers=headers)`,
      ),
    }),
    { needs: "header" },
  ),
  form(
    "P19",
    "first argument of an HMAC",
    (s) => ({
      path: "sign.py",
      text: lines(
        "import hmac, hashlib",
        `URL = 'https://${s.host}/api/v1/order'`,
        "def sign(query):",
        s.random.chance(0.5)
          ? `    return hmac.new(b'${s.secret}', query.encode(), hashlib.sha256).hexdigest()`
          : `    return hmac.new("${s.secret}".encode("utf-8"), query.encode("utf-8"), hashlib.sha256).hexdigest()`,
      ),
    }),
    { needs: "secret", oneLine: true },
  ),
  form(
    "P22",
    "commented out, printed, documented",
    (s) => {
      const style = s.random.int(3);
      return {
        path: "old.py",
        text: lines(
          `from ${moduleName(s)} import ${s.klass}`,
          s
            .slots("snake")
            .map(
              (slot) =>
                [
                  `# ${slot.name} = '${slot.value}'`,
                  `print("${slot.name}=${slot.value}")`,
                  `#${slot.name}: ${slot.value}`,
                ][style] ?? "",
            ),
          "api_key = os.environ['KEY']",
        ),
      };
    },
    { needs: "any" },
  ),
  form(
    "P23",
    "defaults of fields and options",
    (s) => {
      const style = s.random.int(4);
      return {
        path: "options.py",
        text: lines(
          `# ${s.id} settings`,
          "@dataclass",
          `class ${s.name.replaceAll(/[^A-Za-z0-9]/gu, "")}Config:`,
          s
            .slots("snake")
            .map(
              (slot) =>
                [
                  `    ${slot.name}: str = '${slot.value}'`,
                  `    ${slot.name}: str = Field(default="${slot.value}")`,
                  `    parser.add_argument('--${slot.name}', default='${slot.value}')`,
                  `    @click.option("--${slot.name}", default="${slot.value}")`,
                ][style] ?? "",
            ),
        ),
      };
    },
    { needs: "any" },
  ),
  form(
    "P24",
    "list of accounts",
    (s) => {
      const row = (scene: Scene, name: string): string =>
        `    {'name': '${name}', 'exchange': '${scene.id}', ${dict(scene.slots("snake"), "'")}},`;
      return {
        path: "accounts.py",
        text: lines("ACCOUNTS = [", row(s, "main"), s.second !== undefined && row(s.second, "hedge"), "]"),
      };
    },
    { needs: "any" },
  ),
  form("P24b", "list of tuples", (s) => ({
    path: "tuples.py",
    text: lines(
      `# ${s.name} keys: (key, secret)`,
      `${s.env}_ACCOUNTS = [`,
      `    ('${s.key ?? ""}', '${s.secret}'),`,
      "]",
    ),
  })),
];
