import { base64, hex } from "@scure/base";
import type { NearTwin } from "./near-twins.ts";
import { uuid4 } from "./proof.ts";
import type { SeededRandom } from "./random.ts";
import { generateRun } from "./shape.ts";

function twin(id: string, why: string, file: string, write: (random: SeededRandom) => readonly string[]): NearTwin {
  return { id, why, render: (random) => ({ file, text: `${write(random).join("\n")}\n` }) };
}

const h = (random: SeededRandom, length: number): string => generateRun("lower-hex", length, random);

/** Harmless neighbours of the `unread` forms, written with it and without a look at the detector. */
export const UNREAD_TWINS: readonly NearTwin[] = [
  twin("chat-transaction", "a transfer's hash and an address, in a chat", "Chat con Marta.txt", (r) => [
    `12/3/24, 21:13 - Marta: te llegó lo de Binance?`,
    `12/3/24, 21:14 - Luis: todavía no, pásame el TxID`,
    `12/3/24, 21:14 - Marta: ${h(r, 64)}`,
    `12/3/24, 21:15 - Marta: a la dirección 0x${h(r, 40)}`,
  ]),
  twin("plan-hides-values", "a plan that hides what is sensitive", "pr-comment.txt", () => [
    `  ~ resource "aws_lambda_function" "bot" {`,
    `      ~ variables = {`,
    `          ~ "BINANCE_SECRET" = (sensitive value)`,
    `          + "BINANCE_KEY"    = (known after apply)`,
    `        }`,
  ]),
  twin("masked-in-chat", "values of which only the ends are shown", "support/221.txt", (r) => [
    `Bybit keys as you see them on the page:`,
    `API Key: ${generateRun("alnum", 4, r)}**********${generateRun("alnum", 4, r)}`,
    `API Secret: ${"*".repeat(32)}`,
    `secret: ${generateRun("alnum", 3, r)}…${generateRun("alnum", 3, r)} (hidden)`,
  ]),
  twin("chart-references", "names of secrets that lie elsewhere", "chart/values.yaml", () => [
    `exchanges:`,
    `  binance:`,
    `    existingSecret: binance-main-credentials-2024`,
    `    apiKeySecretRef: { name: binance-main-credentials-2024, key: api-key }`,
    `    apiSecretKey: api-secret-key-of-the-main-account`,
  ]),
  twin("request-variables", "variables that are filled from the environment", "environments/prod.bru", () => [
    `vars {`,
    `  binance_key: {{process.env.BINANCE_KEY_OF_MAIN_ACCOUNT_2024}}`,
    `  binance_secret: {{process.env.BINANCE_SECRET_OF_MAIN_ACCOUNT_2024}}`,
    `}`,
  ]),
  twin("signed-request-log", "signatures of requests, which are no secrets", "logs/requests.log", (r) => [
    `2025-01-09 04:00:01 GET https://api.binance.com/api/v3/account?timestamp=1736395201115&recvWindow=5000&signature=${h(r, 64)} 200`,
    `2025-01-09 04:00:03 GET https://api.binance.com/api/v3/openOrders?timestamp=1736395203007&signature=${h(r, 64)} 200`,
  ]),
  twin("registered-public-key", "the public half that an exchange was given", "docs/binance-key.md", (r) => [
    `Registered at Binance (API Management, self-generated), the private half stays on the HSM:`,
    ``,
    `    -----BEGIN PUBLIC KEY-----`,
    `    ${base64.encode(Uint8Array.from([...hex.decode("302a300506032b6570032100"), ...r.bytes(32)]))}`,
    `    -----END PUBLIC KEY-----`,
  ]),
  twin("checksum-annotations", "digests by which a deployment is restarted", "k8s/deployment.yaml", (r) => [
    `metadata:`,
    `  name: kraken-mm`,
    `  annotations:`,
    `    checksum/config: ${h(r, 64)}`,
    `    checksum/secret: ${h(r, 64)}`,
    `    kubectl.kubernetes.io/restartedAt: "2025-03-01T10:00:00Z"`,
  ]),
  twin("placeholders-of-many-tongues", "what asks to be replaced", "docs/setup.md", () => [
    `Binance`,
    `API-Schlüssel: HIER_DEINEN_SCHLÜSSEL_EINFÜGEN`,
    `Geheimer Schlüssel: hier-den-geheimen-schluessel-einfuegen`,
    `clave secreta: TU_CLAVE_SECRETA_AQUI`,
    `секретный ключ: ВСТАВЬТЕ_СЕКРЕТНЫЙ_КЛЮЧ`,
    `비밀키 = "여기에_비밀키를_입력하세요"`,
    `シークレットキー：ここにシークレットキーを入力`,
    `gizli anahtar: buraya_gizli_anahtarinizi_yapistirin`,
  ]),
  twin("encrypted-columns", "columns that hold ciphertexts", "db/dump.sql", (r) => [
    `INSERT INTO exchange_accounts (id, exchange, api_key_enc, api_secret_enc) VALUES`,
    `  (1, 'kraken', '\\xc30d04070302${h(r, 148)}', '\\xc30d04070302${h(r, 212)}');`,
  ]),
  twin("picture-in-a-notebook", "a picture in base64", "funding.ipynb", (r) => [
    JSON.stringify(
      {
        cells: [
          {
            cell_type: "code",
            source: ["# Binance funding, api key from the environment\n", "df.plot()"],
            outputs: [
              {
                data: {
                  "image/png": `iVBORw0KGgoAAAANSUhEUgAA${generateRun("base64", 400, r)}`,
                  "text/plain": ["<Figure size 640x480 with 1 Axes>"],
                },
              },
            ],
          },
        ],
      },
      null,
      1,
    ),
  ]),
  twin("deposit-table", "addresses and transfers, in Turkish", "docs/yatirimlar.md", (r) => [
    `| Borsa | Adres | TxID | Tutar |`,
    `|-------|-------|------|-------|`,
    `| OKX | 0x${h(r, 40)} | ${h(r, 64)} | 0,31 BTC |`,
    `| Bybit | 0x${h(r, 40)} | 0x${h(r, 64)} | 2 ETH |`,
  ]),
  twin("order-ids-in-a-log", "ids that a bot gives its orders", "bot.log", (r) => [
    `04:00:01 INFO Order(exchange='okx', id='${uuid4(r)}', clientOrderId='x-A6SIDXVS${generateRun("alnum", 22, r)}', price=61230.1)`,
    `04:00:02 INFO Order(exchange='okx', id='${uuid4(r)}', clientOrderId='x-A6SIDXVS${generateRun("alnum", 22, r)}', price=61190.4)`,
  ]),
  twin("registry-ids", "an installation's ids", "backup.reg", (r) => [
    `Windows Registry Editor Version 5.00`,
    ``,
    `[HKEY_CURRENT_USER\\Software\\CoinTrader\\Exchanges\\Bitget]`,
    `"InstallId"="{${uuid4(r).toUpperCase()}}"`,
    `"LayoutHash"="${h(r, 32)}"`,
    `"PollMs"=dword:000003e8`,
  ]),
  twin("data-versions", "digests of data that lie elsewhere", "data/binance_klines.parquet.dvc", (r) => [
    `outs:`,
    `- md5: ${h(r, 32)}`,
    `  size: 18273645`,
    `  path: binance_klines.parquet`,
    `- oid: sha256:${h(r, 64)}`,
  ]),
  twin("typed-in-by-a-test", "words that a test types", "e2e/connect.spec.ts", () => [
    `await page.getByLabel("API key").fill("my-fake-api-key-for-the-test");`,
    `await page.getByLabel("API secret").fill("my-fake-api-secret-for-the-test");`,
    `await page.getByLabel("Passphrase").fill("hunter2");`,
    `await expect(page.getByText("Binance: invalid key")).toBeVisible();`,
  ]),
];
