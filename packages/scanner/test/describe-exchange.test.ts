import { generateRun, seededRandom } from "@keyguard/testkit/synthetic";
import { expect, test } from "vitest";
import { scanText } from "../src/index.ts";

const random = seededRandom("describe-exchange");
const alnum = (): string => generateRun("alnum", 64, random);
const pair = `"binance_api_key": "${alnum()}", "binance_api_secret": "${alnum()}"`;

test.each([
  ["low", "beside it in its line", `{"testnet": true, ${pair}}\n`],
  ["low", "behind it in its line", `{${pair}, "testnet": true}\n`],
  [
    "critical",
    "far before it in a page of one line",
    `{"testnet": true, "text": "${"a word ".repeat(600)}", ${pair}}\n`,
  ],
  ["critical", "on another line", `{"testnet": true,\n${pair}}\n`],
])("describe() is %s for a credential with a test network's switch %s", async (severity, _where, text) => {
  const [finding] = await scanText(text, { path: "config.json" });
  expect(finding?.severity).toBe(severity);
});
