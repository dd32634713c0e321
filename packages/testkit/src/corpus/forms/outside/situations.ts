import type { Form } from "../../form.ts";
import { file, phrase, rows, text, word } from "./write.ts";

/** Files in which the parts stand in their own ways: apart, beside others, changed, named oddly. */
export const SITUATION_FORMS: readonly Form[] = [
  file(
    "A201",
    "main account and sub account of one exchange",
    "config.yaml",
    (s) =>
      text`
      ${word(s)}:
        main:
      ${rows(s, ["api_key", "api_secret", "passphrase"], (n, v) => `    ${n}: ${v}`)}
        sub:
      ${rows(s.sibling, ["api_key", "api_secret", "passphrase"], (n, v) => `    ${n}: ${v}`)}
      strategy: grid`,
  ),
  file(
    "A202",
    "numbered accounts of one exchange",
    ".env",
    (s) =>
      text`
      ACCOUNTS=2
      ${[s, s.sibling].flatMap((one, i) => rows(one, ["API_KEY", "API_SECRET", "PASSPHRASE"], (n, v) => `${s.env}_${n}_${i + 1}=${v}`))}
      LOG_LEVEL=info`,
  ),
  file("A203", "all keys first, then all secrets", "settings.py", (s) => {
    const both = [s, s.sibling];
    return text`
      # ${s.name}: account A, account B
      ${both.map((one, i) => `KEY_${"AB"[i] ?? ""} = "${one.key ?? ""}"`)}
      ${both.map((one, i) => `SECRET_${"AB"[i] ?? ""} = "${one.secret}"`)}
      ${both.flatMap((one, i) => phrase(one, (p) => `PHRASE_${"AB"[i] ?? ""} = "${p}"`) ?? [])}`;
  }),
  file(
    "A204",
    "the old credential in comments above the new one",
    "config.ini",
    (s) =>
      text`
      [${s.id}]
      ; old, revoke on friday
      ${rows(s.sibling, ["key", "secret", "passphrase"], (n, v) => `; ${n} = ${v}`)}
      ; new
      ${rows(s, ["key", "secret", "passphrase"], (n, v) => `${n} = ${v}`)}`,
  ),
  file(
    "A205",
    "a switch between two accounts",
    "run.py",
    (s) =>
      text`
      LIVE = True
      # ${s.name}
      API_KEY = "${s.key}" if LIVE else "${s.sibling.key}"
      API_SECRET = "${s.secret}" if LIVE else "${s.sibling.secret}"
      ${phrase(s, (p) => `PASSPHRASE = "${p}" if LIVE else "${s.sibling.passphrase ?? ""}"`)}`,
  ),
  file(
    "A206",
    "comments between the parts",
    ".env.production",
    (s) =>
      text`
      # API key of the trading account at ${s.name}.
      # Created 2026-02-11, restricted to 10.0.0.0/8.
      ${s.env}_KEY=${s.key}

      # The secret belongs to the key above; shown once on creation,
      # so do not lose it.
      ${s.env}_SECRET=${s.secret}
      ${phrase(s, (p) => `\n# Chosen by us when the key was made.\n${s.env}_PASSPHRASE=${p}`)}`,
  ),
  file(
    "A207",
    "a key at the head and its secret far below",
    "src/bot.js",
    (s) =>
      text`
      const ${word(s)}Key = '${s.key}';
      const pairs = ['BTCUSDT', 'ETHUSDT', 'SOLUSDT'];
      const grid = { levels: 20, step: 0.4, size: 25 };
      const risk = { stop: 0.07, daily: 0.03 };
      const schedule = '*/5 * * * *';

      function log(...args) {
        console.log(new Date().toISOString(), ...args);
      }

      const ${word(s)}Secret = '${s.secret}';
      ${phrase(s, (p) => `const ${word(s)}Passphrase = '${p}';`)}`,
  ),
  file(
    "A208",
    "names that the writer shortened",
    "cfg.py",
    (s) =>
      text`
      ex = "${s.id}"
      ${rows(s, ["apk", "aps", "app"], (n, v) => `${n} = "${v}"`)}`,
  ),
  file(
    "A209",
    "names in the writer's own order of words",
    "vars.sh",
    (s) =>
      text`
      ${rows(s, ["KEY_API", "SECRET_API", "PASSPHRASE_API"], (n, v) => `export ${n}_${s.env}="${v}"`)}
      exec ./bot`,
  ),
  file(
    "A210",
    "names with a version and a purpose",
    "app/constants.py",
    (s) =>
      text`
      ${rows(s, ["KEY", "SECRET", "PASS"], (n, v) => `${s.env}_FUTURES_V3_TRADE_${n} = '${v}'  # do not commit`)}
      MAX_LEVERAGE = 3`,
  ),
  file(
    "A211",
    "the key as the name of its secret",
    "keys.json",
    (s) =>
      text`
      {
        "${s.id}": {
          "${s.key}": "${s.secret}"
        }
      }`,
  ),
  file(
    "A212",
    "parts as items of a list, each with its kind",
    "secrets.yaml",
    (s) =>
      text`
      - exchange: ${s.name}
        items:
      ${rows(s, ["api-key", "api-secret", "passphrase"], (n, v) => `    - kind: ${n}\n      content: ${v}`)}`,
  ),
  file(
    "A213",
    "a value that goes on after a break of line",
    "deploy.sh",
    (s) =>
      text`
      ./bot \\
        --exchange \\
          ${s.id} \\
      ${rows(s, ["--api-key", "--api-secret", "--passphrase"], (n, v) => `  ${n} \\\n    ${v} \\`)}
        --live`,
  ),
  file(
    "A214",
    "values on lines of their own, folded",
    "values.yaml",
    (s) =>
      text`
      ${word(s)}:
      ${rows(s, ["apiKey", "apiSecret", "passphrase"], (n, v) => `  ${n}: >-\n    ${v}`)}
        enabled: true`,
  ),
  file("A215", "pieces put together with a sign", "src/keys.js", (s) => {
    const halves = (value: string): string => {
      const middle = Math.ceil(value.length / 2);
      return `${value.slice(0, middle)}" + "${value.slice(middle)}`;
    };
    return text`
        // ${s.name}
        const API_KEY = "${s.recoded("key", halves)}";
        const API_SECRET = "${s.recoded("secret", halves)}";
        ${phrase(s, (p) => `const PASSPHRASE = "${p}";`)}`;
  }),
  file(
    "A216",
    "names and values in two lists side by side",
    "zip.json",
    (s) =>
      text`
      {
        "exchange": "${s.id}",
        "fields": [${rows(s, ["apiKey", "apiSecret", "passphrase"], (n) => `"${n}"`)}],
        "values": [${rows(s, ["", "", ""], (_, v) => `"${v}"`)}]
      }`,
  ),
  file(
    "A217",
    "an address that carries all parts",
    "config/exchanges.yml",
    (s) =>
      text`
      exchanges:
        - ${s.id}://trader@${s.host}?${rows(s, ["key", "secret", "passphrase"], (n, v) => `${n}=${v}`).join("&")}
      interval: 60`,
  ),
  file(
    "A218",
    "a text that is parsed at start",
    "boot.py",
    (s) =>
      text`
      import json
      CONFIG = json.loads("""
      {
        "exchange": "${s.id}",
      ${rows(s, ["key", "secret", "passphrase"], (n, v) => `  "${n}": "${v}",`)}
        "pair": "BTC/USDT"
      }
      """)`,
  ),
  file(
    "A219",
    "fields set one after another on an object",
    "setup.js",
    (s) =>
      text`
      const exchange = new ccxt.${word(s)}();
      exchange.enableRateLimit = true;
      ${rows(s, ["apiKey", "secret", "password"], (n, v) => `exchange.${n} = "${v}";`)}
      await exchange.loadMarkets();`,
  ),
  file(
    "A220",
    "items set by their names in a map",
    "creds.py",
    (s) =>
      text`
      creds = {}
      creds["exchange"] = "${s.id}"
      ${rows(s, ["key", "secret", "passphrase"], (n, v) => `creds["${n}"] = "${v}"`)}`,
  ),
  file(
    "A221",
    "a test that must not run in public",
    "tests/test_live.py",
    (s) =>
      text`
      @pytest.mark.skip(reason="needs a real ${s.name} account")
      @pytest.mark.parametrize("key,secret${phrase(s, () => ",passphrase")}", [(${rows(s, ["", "", ""], (_, v) => `"${v}"`)})])
      def test_balance(key, secret${phrase(s, () => ", passphrase")}):
          assert balance(key, secret) is not None`,
  ),
  file(
    "A222",
    "a patch of the environment in a test",
    "tests/test_env.py",
    (s) =>
      text`
      @mock.patch.dict(os.environ, {${rows(s, ["API_KEY", "API_SECRET", "PASSPHRASE"], (n, v) => `"${s.env}_${n}": "${v}"`)}})
      def test_reads_environment():
          assert load().exchange == "${s.id}"`,
  ),
  file(
    "A223",
    "arguments of a decorator",
    "src/accounts.service.ts",
    (s) =>
      text`
      @Injectable()
      @Exchange('${s.id}', { ${rows(s, ["apiKey", "apiSecret", "passphrase"], (n, v) => `${n}: '${v}'`)} })
      export class AccountsService {}`,
  ),
  file(
    "A224",
    "attributes of an element",
    "src/App.jsx",
    (s) =>
      text`
      export default function App() {
        return (
          <ExchangeProvider
            name="${s.id}"
      ${rows(s, ["apiKey", "apiSecret", "passphrase"], (n, v) => `      ${n}="${v}"`)}
          >
            <Dashboard />
          </ExchangeProvider>
        );
      }`,
  ),
  file(
    "A225",
    "the state of a form, filled at first",
    "src/Connect.vue",
    (s) =>
      text`
      <script setup>
      const exchange = ref('${s.name}')
      ${rows(s, ["apiKey", "apiSecret", "passphrase"], (n, v) => `const ${n} = ref('${v}')`)}
      const saving = ref(false)
      </script>`,
  ),
  file(
    "A226",
    "options of a field that a page hides",
    "public/admin.html",
    (s) =>
      text`
      <form action="/connect/${s.id}" method="post">
      ${rows(s, ["api_key", "api_secret", "passphrase"], (n, v) => `  <input type="hidden" name="${n}" value="${v}">`)}
        <button>Connect</button>
      </form>`,
  ),
  file(
    "A227",
    "signs of currency in names of a template",
    "templates/bot.env.j2",
    (s) =>
      text`
      {% set exchange = "${s.id}" %}
      ${rows(s, ["api_key", "api_secret", "passphrase"], (n, v) => `{% set ${n} = "${v}" %}`)}
      EXCHANGE={{ exchange }}
      API_KEY={{ api_key }}`,
  ),
  file(
    "A228",
    "what a variable falls back to in a shell",
    "run.sh",
    (s) =>
      text`
      #!/bin/sh
      ${rows(s, ["API_KEY", "API_SECRET", "PASSPHRASE"], (n, v) => `: "\${${s.env}_${n}:=${v}}"`)}
      export EXCHANGE=${s.id}
      exec python3 -m bot`,
  ),
  file(
    "A229",
    "a document that a shell writes to a file",
    "bootstrap.sh",
    (s) =>
      text`
      cat > /etc/bot/${s.id}.conf <<EOF
      ${rows(s, ["api_key", "api_secret", "passphrase"], (n, v) => `${n} ${v}`)}
      EOF
      chmod 600 /etc/bot/${s.id}.conf`,
  ),
  file("A230", "lines that are put to the end of a file", "setup.sh", (s) =>
    rows(s, ["API_KEY", "API_SECRET", "PASSPHRASE"], (n, v) => `echo "${s.env}_${n}=${v}" >> ~/bot/.env`).join("\n"),
  ),
];
