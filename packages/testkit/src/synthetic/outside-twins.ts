import { base64 } from "@scure/base";
import type { NearTwin } from "./near-twins.ts";
import { uuid4 } from "./proof.ts";
import type { SeededRandom } from "./random.ts";
import { generateRun } from "./shape.ts";

function twin(id: string, why: string, file: string, write: (random: SeededRandom) => readonly string[]): NearTwin {
  return { id: `outside-${id}`, why, render: (random) => ({ file, text: `${write(random).join("\n")}\n` }) };
}

const h = (random: SeededRandom, length: number): string => generateRun("lower-hex", length, random);
const a = (random: SeededRandom, length: number): string => generateRun("alnum", length, random);

/** Harmless neighbours of the `outside` forms: in the same surroundings, and nothing that opens an account. */
export const OUTSIDE_TWINS: readonly NearTwin[] = [
  twin("go-placeholders", "options that ask to be filled in", "cmd/bot/main.go", () => [
    `client := okx.New(ctx,`,
    `\tokx.WithAPIKey("YOUR_API_KEY"),`,
    `\tokx.WithAPISecret("YOUR_API_SECRET"),`,
    `\tokx.WithPassphrase("YOUR_PASSPHRASE"),`,
    `)`,
  ]),
  twin("rust-no-default", "environment without a way out", "src/config.rs", () => [
    `let api_key = std::env::var("BINANCE_API_KEY").expect("BINANCE_API_KEY is not set");`,
    `let api_secret = std::env::var("BINANCE_API_SECRET").unwrap_or_else(|_| "missing-secret-in-environment".to_string());`,
  ]),
  twin("kotlin-resources", "names of resources", "app/src/main/java/Net.kt", () => [
    `val api = BybitApi(`,
    `    apiKey = getString(R.string.bybit_api_key_for_production_builds),`,
    `    apiSecret = BuildConfig.BYBIT_API_SECRET_FOR_PRODUCTION_BUILDS,`,
    `)`,
  ]),
  twin("dart-empty-default", "an empty default", "lib/env.dart", () => [
    `static const binanceKey = String.fromEnvironment('BINANCE_KEY', defaultValue: '');`,
    `static const binanceSecret = String.fromEnvironment('BINANCE_SECRET', defaultValue: 'not-configured-in-this-flavor');`,
  ]),
  twin("order-rows", "ids of orders in a list of C#", "Tests/Orders.cs", (r) => [
    `// Kraken order ids`,
    `var orders = new[] { "O${a(r, 5).toUpperCase()}-${a(r, 5).toUpperCase()}-${a(r, 6).toUpperCase()}" };`,
    `var clientIds = new[] { "${uuid4(r)}", "${uuid4(r)}" };`,
  ]),
  twin("commit-pin", "commits that a build pins", "flake.nix", (r) => [
    `inputs.binance-sdk = {`,
    `  url = "github:acme/binance-sdk/${h(r, 40)}";`,
    `  flake = false;`,
    `};`,
    `# sha256 = "sha256-${base64.encode(r.bytes(32))}";`,
  ]),
  twin("nix-hashes", "digests of sources", "pkgs/okx/default.nix", (r) => [
    `src = fetchFromGitHub {`,
    `  owner = "okx"; repo = "js-wallet-sdk";`,
    `  rev = "${h(r, 40)}";`,
    `  hash = "sha256-${base64.encode(r.bytes(32))}";`,
    `};`,
    `vendorHash = "sha256-${base64.encode(r.bytes(32))}";`,
  ]),
  twin("image-digests", "digests of images", "docker-compose.yml", (r) => [
    `services:`,
    `  binance-bot:`,
    `    image: ghcr.io/acme/binance-bot@sha256:${h(r, 64)}`,
    `    environment:`,
    `      BINANCE_API_KEY: \${BINANCE_API_KEY:?set it}`,
    `      BINANCE_API_SECRET: \${BINANCE_API_SECRET:?set it}`,
  ]),
  twin("signed-actions", "actions pinned by commit, secrets by name", ".github/workflows/trade.yml", (r) => [
    `jobs:`,
    `  trade:`,
    `    steps:`,
    `      - uses: actions/checkout@${h(r, 40)}`,
    `      - run: ./trade`,
    `        env:`,
    `          BYBIT_KEY: \${{ secrets.BYBIT_KEY }}`,
    `          BYBIT_SECRET: \${{ secrets.BYBIT_SECRET }}`,
  ]),
  twin("ssm-names", "paths of parameters", "scripts/run.sh", () => [
    `export OKX_API_KEY=$(aws ssm get-parameter --with-decryption --name /bot/okx/api_key_of_main_account_2025 --query Parameter.Value --output text)`,
    `export OKX_API_SECRET=$(aws ssm get-parameter --with-decryption --name /bot/okx/api_secret_of_main_account_2025 --query Parameter.Value --output text)`,
  ]),
  twin("vault-paths", "references into a vault", "values.yaml", () => [
    `binance:`,
    `  apiKey: vault:secret/data/trading/binance#api_key`,
    `  apiSecret: op://Trading/Binance production/api_secret`,
    `  passphrase: ref+awsssm://bot/okx/passphrase`,
  ]),
  twin("sealed", "ciphertexts that a cluster opens", "k8s/sealed.yaml", (r) => [
    `kind: SealedSecret`,
    `metadata: { name: kraken-keys }`,
    `spec:`,
    `  encryptedData:`,
    `    api-key: AgB${base64.encode(r.bytes(300))}`,
    `    api-secret: AgB${base64.encode(r.bytes(300))}`,
  ]),
  twin("sops", "values that are encrypted in place", "secrets.enc.yaml", (r) => [
    `binance:`,
    `    api_key: ENC[AES256_GCM,data:${base64.encode(r.bytes(48))},iv:${base64.encode(r.bytes(32))},tag:${base64.encode(r.bytes(16))},type:str]`,
    `    api_secret: ENC[AES256_GCM,data:${base64.encode(r.bytes(48))},iv:${base64.encode(r.bytes(32))},tag:${base64.encode(r.bytes(16))},type:str]`,
    `sops:`,
    `    mac: ENC[AES256_GCM,data:${base64.encode(r.bytes(64))},iv:${base64.encode(r.bytes(32))},tag:${base64.encode(r.bytes(16))},type:str]`,
  ]),
  twin("ansible-vault", "a value of ansible's vault", "group_vars/bots.yml", (r) => [
    `bybit_api_secret: !vault |`,
    `  $ANSIBLE_VAULT;1.1;AES256`,
    `  ${h(r, 80)}`,
    `  ${h(r, 80)}`,
    `  ${h(r, 64)}`,
  ]),
  twin("masked-log", "a structured log that masks", "logs/app.log", (r) => [
    `time=2026-02-11T07:00:01Z level=DEBUG msg="exchange configured" exchange=okx api_key=${a(r, 4)}***${a(r, 4)} api_secret=[REDACTED] passphrase=****`,
    `time=2026-02-11T07:00:02Z level=DEBUG msg=request request_id=${uuid4(r)} trace_id=${h(r, 32)} span_id=${h(r, 16)}`,
  ]),
  twin("trace-headers", "ids of traces and tags of answers", "session.har", (r) => [
    JSON.stringify({
      response: {
        url: "https://api.bybit.com/v5/market/tickers",
        headers: [
          { name: "x-amz-cf-id", value: `${a(r, 54)}==` },
          { name: "traceid", value: h(r, 32) },
          { name: "etag", value: `W/"${h(r, 40)}"` },
          { name: "x-request-id", value: uuid4(r) },
        ],
      },
    }),
  ]),
  twin("signature-headers", "what a request was signed with is not the key", "logs/okx.log", (r) => [
    `POST https://www.okx.com/api/v5/trade/order`,
    `OK-ACCESS-SIGN: ${base64.encode(r.bytes(32))}`,
    `OK-ACCESS-TIMESTAMP: 2026-02-11T07:00:01.377Z`,
    `{"sCode":"0","ordId":"${r.int(1e9)}${r.int(1e9)}","clOrdId":"${a(r, 32)}"}`,
  ]),
  twin("csrf", "tokens of a page for its own forms", "public/connect.html", (r) => [
    `<form action="/connect/binance" method="post">`,
    `  <input type="hidden" name="csrf_token" value="${h(r, 64)}">`,
    `  <input type="text" name="api_key" placeholder="${"x".repeat(64)}">`,
    `  <input type="password" name="api_secret" placeholder="your secret key">`,
    `</form>`,
  ]),
  twin("integrity", "digests of scripts in a page", "public/index.html", (r) => [
    `<script src="https://cdn.test/binance-widget.js" integrity="sha384-${base64.encode(r.bytes(48))}" crossorigin="anonymous"></script>`,
    `<script nonce="${base64.encode(r.bytes(16))}">connect("binance")</script>`,
  ]),
  twin("test-words", "words that stand for a credential in a test", "tests/client.test.ts", () => [
    `const client = new BybitClient({ key: "test-key-for-unit-tests", secret: "test-secret-for-unit-tests" });`,
    `expect(sign("secret-used-only-in-this-test", "payload")).toHaveLength(64);`,
  ]),
  twin("expected-signatures", "signatures that a test expects", "tests/sign.test.ts", (r) => [
    `test("signs as Binance documents it", () => {`,
    `  expect(sign(query, "my-secret")).toBe("${h(r, 64)}");`,
    `  expect(sign(body, "my-secret")).toBe("${h(r, 64)}");`,
    `});`,
  ]),
  twin("snapshots", "ids in a snapshot", "tests/__snapshots__/orders.snap", (r) => [
    `exports[\`bitget order 1\`] = \``,
    `Object {`,
    `  "clientOid": "${uuid4(r)}",`,
    `  "orderId": "${r.int(1e9)}${r.int(1e9)}",`,
    `  "requestHash": "${h(r, 64)}",`,
    `}`,
    `\`;`,
  ]),
  twin("chain-data", "a transfer and its block", "notes/transfer.md", (r) => [
    `Withdrawal from Binance to the cold wallet`,
    `- TxID: 0x${h(r, 64)}`,
    `- Block hash: 0x${h(r, 64)}`,
    `- To: 0x${h(r, 40)}`,
    `- Memo: ${r.int(1e9)}`,
  ]),
  twin("bitcoin-data", "transactions and addresses of Bitcoin", "ledger.csv", (r) => [
    `date,exchange,type,amount,address,txid`,
    `2026-02-11,Kraken,withdrawal,0.31,bc1q${h(r, 38)},${h(r, 64)}`,
    `2026-02-12,Kraken,deposit,0.10,bc1q${h(r, 38)},${h(r, 64)}`,
  ]),
  twin("password-hashes", "hashes of passwords beside an exchange", "seed.sql", (r) => [
    `INSERT INTO users (email, password_hash, exchange) VALUES`,
    `  ('tom@example.test', '$2b$12$${a(r, 53)}', 'binance'),`,
    `  ('anna@example.test', 'pbkdf2_sha256$600000$${a(r, 22)}$${base64.encode(r.bytes(32))}', 'kraken');`,
  ]),
  twin("ui-words", "labels of a form in many words", "locales/en.json", () => [
    JSON.stringify(
      {
        "binance.apiKey": "Enter the API key of your Binance account",
        "binance.apiSecret": "Enter the secret key, it is stored encrypted",
        "binance.apiSecretPlaceholder": "API secret (64 characters)",
        "okx.passphrase": "The passphrase you chose when you created the key",
      },
      null,
      2,
    ),
  ]),
  twin("schema-patterns", "patterns that a key must match", "schema.json", () => [
    JSON.stringify({
      properties: {
        binanceApiKey: { type: "string", pattern: "^[A-Za-z0-9]{64}$", minLength: 64 },
        binanceApiSecret: { type: "string", pattern: "^[A-Za-z0-9]{64}$", minLength: 64 },
        okxApiKey: { type: "string", pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" },
      },
    }),
  ]),
  twin("alphabet", "letters from which keys are drawn", "src/random.js", () => [
    `// fake Binance keys for the demo`,
    `const API_KEY_CHARS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";`,
    `const SECRET_KEY_CHARS = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";`,
  ]),
  twin("repeated", "values of one letter", ".env.example", () => [
    `BINANCE_API_KEY=${"x".repeat(64)}`,
    `BINANCE_API_SECRET=${"0".repeat(64)}`,
    `OKX_PASSPHRASE=********`,
    `BYBIT_API_KEY=<paste-key-here>`,
    `BYBIT_API_SECRET=<paste-secret-here>`,
  ]),
  twin("counting", "values that count up", "docs/config.md", () => [
    `\`\`\`yaml`,
    `kucoin:`,
    `  key: 1234567890abcdef1234567890abcdef`,
    `  secret: 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef`,
    `\`\`\``,
  ]),
  twin("listen-key", "a topic that is public", "docs/streams.md", (r) => [
    `Binance: the channel id is a hash of the parameters, e.g. \`${h(r, 40)}\`.`,
    `The message id (\`"id": "${uuid4(r)}"\`) comes back in the answer.`,
  ]),
  twin("public-keys", "public halves that are made to be shown", "docs/whitelist.md", (r) => [
    `Public key registered at Bybit:`,
    ``,
    `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${base64.encode(r.bytes(32)).replace("=", "")} bot@trader01`,
    ``,
    `age1${generateRun("lower-hex", 58, r)}`,
  ]),
  twin("contracts", "addresses of contracts", "src/constants.ts", (r) => [
    `// Binance bridge`,
    `export const BRIDGE_KEY = "0x${h(r, 40)}";`,
    `export const INIT_CODE_HASH = "0x${h(r, 64)}";`,
    `export const DOMAIN_SEPARATOR = "0x${h(r, 64)}";`,
  ]),
  twin("patch-index", "ids of objects in a patch that removes names", "fix.patch", (r) => [
    `From ${h(r, 40)} Mon Sep 17 00:00:00 2001`,
    `Subject: [PATCH] read Gate keys from the environment`,
    ``,
    `index ${h(r, 40)}..${h(r, 40)} 100644`,
    `-GATE_KEY = config["gate_key"]`,
    `+GATE_KEY = os.environ["GATE_KEY"]`,
  ]),
  twin("lfs", "pointers to files", "data/bybit_trades.parquet", (r) => [
    `version https://git-lfs.github.com/spec/v1`,
    `oid sha256:${h(r, 64)}`,
    `size 1827364`,
  ]),
  twin("go-sum", "digests of modules", "go.sum", (r) => [
    `github.com/adshao/go-binance/v2 v2.6.0 h1:${base64.encode(r.bytes(32))}`,
    `github.com/adshao/go-binance/v2 v2.6.0/go.mod h1:${base64.encode(r.bytes(32))}`,
  ]),
  twin("mail-ids", "ids of messages and parts", "mail/okx.eml", (r) => [
    `Message-ID: <${h(r, 32)}@mail.okx.test>`,
    `DKIM-Signature: v=1; a=rsa-sha256; d=okx.test; s=k1; bh=${base64.encode(r.bytes(32))}; b=${base64.encode(r.bytes(128))}`,
    `Content-Type: multipart/alternative; boundary="${h(r, 40)}"`,
    `Subject: Your new API key was created`,
    ``,
    `The API key ending in ${a(r, 4)} was created for your account.`,
  ]),
  twin("chat-ids", "ids of a channel's export", "slack/2026-02-11.json", (r) => [
    JSON.stringify([
      {
        client_msg_id: uuid4(r),
        type: "message",
        text: "the kraken keys are in 1password, item &lt;Kraken prod&gt;",
        user: `U${a(r, 10).toUpperCase()}`,
        blocks: [{ type: "rich_text", block_id: a(r, 5) }],
      },
    ]),
  ]),
  twin("readme-links", "links that carry ids", "README.md", (r) => [
    `Register at Bitget with my link: https://www.bitget.test/ref?code=${a(r, 10)}`,
    ``,
    `![build](https://ci.test/badge/${h(r, 40)}/status.svg) [gist](https://gist.test/tom/${h(r, 32)})`,
  ]),
  twin("cassette-filtered", "a recording whose secrets were filtered", "spec/cassettes/balance.yml", (r) => [
    `- request:`,
    `    uri: https://api.binance.com/api/v3/account?timestamp=1770793201000&signature=<SIGNATURE>`,
    `    headers:`,
    `      X-Mbx-Apikey: ["<BINANCE_API_KEY>"]`,
    `  response:`,
    `    headers:`,
    `      X-Mbx-Uuid: ["${uuid4(r)}"]`,
    `      X-Amz-Cf-Id: ["${a(r, 54)}=="]`,
  ]),
  twin("notebook-ids", "ids of cells", "funding.ipynb", (r) => [
    JSON.stringify({
      cells: [
        {
          cell_type: "code",
          id: h(r, 8),
          metadata: { cell_id: uuid4(r) },
          source: ["key = os.environ['BYBIT_KEY']\n"],
          outputs: [],
        },
        { cell_type: "markdown", id: h(r, 8), metadata: { hash: h(r, 64) }, source: ["## Bybit"] },
      ],
    }),
  ]),
];
