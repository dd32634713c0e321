import { describe, expect, test } from "vitest";
import { scanText } from "../src/index.ts";
import { found, made } from "./support/scan.ts";

// Situations that people met, rebuilt with values made here.

const binance = made("binance");
const kucoin = made("kucoin");
const bybit = made("bybit");
const bitmex = made("bitmex");

describe("cases", () => {
  test("an assistant's allow list keeps the approved command with the keys in it", async () => {
    const allow = [
      "Bash(npm run test:*)",
      `Bash(BYBIT_API_KEY=${bybit.key} BYBIT_API_SECRET=${bybit.secret} python3 grid.py --live)`,
    ];
    const text = JSON.stringify({ permissions: { allow, deny: [] } }, null, 2);
    expect(await found(text, ".claude/settings.local.json")).toEqual(["bybit: key@5 secret@5"]);
  });

  test("a bot's sheet as CSV: the label in one column, the value in the next", async () => {
    const rows = [
      "Settings,,",
      "Refresh (min),15,",
      ",,",
      "Binance,,read only",
      `Key,${binance.key},`,
      `Secret,${binance.secret},`,
      ",,",
      "Kucoin,,",
      `Key,${kucoin.key},`,
      `Secret,${kucoin.secret},`,
      "Passphrase,HarborMill9884,",
    ];
    expect(await found(rows.join("\n"), "Config.csv")).toEqual([
      "binance: key@5 secret@6",
      "kucoin: key@9 secret@10 passphrase@11",
    ]);
  });

  test("environment names that people really use", async () => {
    const text = `# acctinfo sheet\nBIN_US_API_KEY=${binance.key}\nBIN_US_API_SKEY=${binance.secret}\nSHEET_ID=${made("kraken").key.slice(0, 44)}\n`;
    const [first, ...more] = await found(text, ".env");
    expect(first).toMatch(/^binance(?:us)?: key@2 secret@3$/u);
    expect(more).toEqual([]);
  });

  test("a state file that is called a lock", async () => {
    const state = {
      pid: 1,
      exchange: { name: "bitmex", apiKey: bitmex.key, apiSecret: bitmex.secret, symbols: ["XBTUSD"] },
    };
    expect(await found(JSON.stringify(state, null, 2), "state/bot.lock")).toEqual(["bitmex: key@5 secret@6"]);
  });

  test("lock files, explorer addresses and signatures hold nothing", async () => {
    const digest = made("bitget").secret; // 64 hex digits, as of a SHA-256
    const texts: readonly (readonly [path: string, text: string])[] = [
      ["uv.lock", `[[package]]\nname = "ccxt"\nwheels = [{ url = "https://x/ccxt.whl", hash = "sha256:${digest}" }]\n`],
      [
        "flake.lock",
        `{"nodes": {"ccxt": {"locked": {"rev": "${digest.slice(0, 40)}", "narHash": "sha256-${binance.key.slice(0, 43)}="}}}}`,
      ],
      ["a.py", `# see https://etherscan.io/tx/0x${digest}\norder_id = "${digest.slice(0, 32)}"\n`],
      ["req.txt", `GET https://api.binance.com/api/v3/order?symbol=BTCUSDT&signature=${digest}\n`],
    ];
    for (const [path, text] of texts) {
      const loud = (await scanText(text, { path })).filter(({ severity }) => severity !== "low" && severity !== "info");
      expect(loud.map(({ ruleId }) => `${path} ${ruleId}`)).toEqual([]);
    }
  });

  test("placeholders and references hold nothing", async () => {
    const text = [
      "BINANCE_API_KEY=your_binance_api_key_goes_right_here_please",
      "BINANCE_API_SECRET=${BINANCE_API_SECRET}",
      "OKX_API_KEY=xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx",
      "secret = os.environ['KRAKEN_API_SECRET_FOR_THE_BOT']",
    ].join("\n");
    expect(await found(text, ".env")).toEqual([]);
  });
});
