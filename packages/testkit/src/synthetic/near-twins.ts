import { sha256 } from "@noble/hashes/sha2.js";
import { hex, base58, base64 } from "@scure/base";
import { uuid4 } from "./proof.ts";
import type { SeededRandom } from "./random.ts";
import { generateRun } from "./shape.ts";
import { WALLET_KINDS } from "./wallet.ts";
import { brokenMnemonic } from "./mnemonic.ts";
import { checksummedToken } from "./service-tokens.ts";
import { LATER_TWINS } from "./later-twins.ts";
import { OUTSIDE_TWINS } from "./outside-twins.ts";
import { UNREAD_TWINS } from "./unread-twins.ts";

/** Something that looks like a secret and is none; nothing of medium severity or more may be said about it. */
export interface NearTwin {
  readonly id: string;
  /** What makes it harmless. */
  readonly why: string;
  /** Lines of a file; the value stands in them as real code has it. */
  render(random: SeededRandom): { readonly file: string; readonly text: string };
}

/** Changes one character of the middle to another of the same class. */
export function flipOne(value: string, random: SeededRandom): string {
  const at = Math.floor(value.length / 2) + random.int(4);
  const old = value[at] ?? "a";
  const digits = [..."23456789"].filter((c) => c !== old);
  const letters = [...(old === old.toUpperCase() ? "CDEFGHJK" : "cdefghjk")].filter((c) => c !== old);
  return value.slice(0, at) + random.pick(/[0-9]/u.test(old) ? digits : letters) + value.slice(at + 1);
}

const FLIPPED = [
  "bitcoin-wif",
  "bip32-xprv",
  "sui-private-key",
  "stellar-seed",
  "xrp-seed",
  "nostr-nsec",
  "tezos-secret",
  "antelope-key",
];

const flipped: NearTwin[] = FLIPPED.map((id) => ({
  id: `flipped-${id}`,
  why: "one character is wrong, so the checksum is",
  render: (random) => {
    const made = WALLET_KINDS.find((kind) => kind.id === id)?.make(random) ?? "";
    return {
      file: "docs/notes.md",
      text: `The value below is shown as it appears in the log.\n\n    ${flipOne(made, random)}\n`,
    };
  },
}));

function twin(id: string, why: string, file: string, text: (random: SeededRandom) => string): NearTwin {
  return { id, why, render: (random) => ({ file, text: text(random) }) };
}

const h = (random: SeededRandom, length: number): string => generateRun("lower-hex", length, random);

/** One entry a class of false positive that a generator can make. */
export const NEAR_TWINS: readonly NearTwin[] = [
  ...flipped,
  ...UNREAD_TWINS,
  ...OUTSIDE_TWINS,
  ...LATER_TWINS,
  twin(
    "broken-mnemonic",
    "twelve list words whose checksum is wrong",
    "src/words.ts",
    (r) => `export const sample = "${brokenMnemonic(r)}";\n`,
  ),
  twin(
    "github-checksum",
    "the token's last six characters do not check it",
    "docs/tokens.md",
    (r) => `Tokens look like \`${flipOne(checksummedToken("ghp_", r), r)}\` and are 40 long.\n`,
  ),
  twin(
    "uuid-v3",
    "a name-based UUID is no secret",
    "src/order.py",
    (r) => `order_id = "${uuid4(r).replace(/-4/u, "-3")}"\nclient_order_id = "${uuid4(r)}"\n`,
  ),
  twin(
    "uuid-list",
    "ids of entities",
    "test/fixtures/orders.json",
    (r) => `${JSON.stringify({ orders: [1, 2, 3].map(() => ({ id: uuid4(r), status: "FILLED" })) }, null, 2)}\n`,
  ),
  twin("sha256-sums", "digests of files", "SHA256SUMS", (r) =>
    ["bot.tar.gz", "bot.zip", "bot.exe"].map((name) => `${h(r, 64)}  ${name}\n`).join(""),
  ),
  twin(
    "digest-slot",
    "a digest under its own name",
    "release.json",
    (r) => `${JSON.stringify({ file: "bot.zip", sha256: h(r, 64), md5: h(r, 32), sha512: h(r, 128) }, null, 2)}\n`,
  ),
  twin(
    "lock-integrity",
    "88 characters of base64 that are a digest",
    "package-lock.json",
    (r) =>
      `${JSON.stringify({ lockfileVersion: 3, packages: { "node_modules/binance-api-node": { version: "0.12.7", resolved: "https://registry.example.test/binance-api-node/-/binance-api-node-0.12.7.tgz", integrity: `sha512-${base64.encode(r.bytes(64))}` }, "node_modules/ccxt": { version: "4.3.1", integrity: `sha512-${base64.encode(r.bytes(64))}` } } }, null, 2)}\n`,
  ),
  twin(
    "poetry-lock",
    "digests beside exchange packages",
    "poetry.lock",
    (r) =>
      `[[package]]\nname = "python-binance"\nversion = "1.0.19"\nfiles = [\n    {file = "python_binance-1.0.19-py2.py3-none-any.whl", hash = "sha256:${h(r, 64)}"},\n    {file = "python-binance-1.0.19.tar.gz", hash = "sha256:${h(r, 64)}"},\n]\n`,
  ),
  twin(
    "cargo-lock",
    "digests beside exchange packages",
    "Cargo.lock",
    (r) =>
      `[[package]]\nname = "binance-rs"\nversion = "0.4.1"\nsource = "registry+https://example.test/index"\nchecksum = "${h(r, 64)}"\n`,
  ),
  twin(
    "git-sha",
    "commit ids",
    ".github/workflows/ci.yml",
    (r) =>
      `jobs:\n  test:\n    steps:\n      - uses: actions/checkout@${h(r, 40)} # v4\n      - uses: actions/setup-python@${h(r, 40)}\n`,
  ),
  twin(
    "docker-digest",
    "an image's digest",
    "Dockerfile",
    (r) => `FROM python:3.12-slim@sha256:${h(r, 64)}\nRUN pip install ccxt --hash=sha256:${h(r, 64)}\n`,
  ),
  twin(
    "tx-hash",
    "hashes of transactions and blocks",
    "src/binance_bridge.ts",
    (r) =>
      `// binance bridge deposits\nexport const txHash = "0x${h(r, 64)}";\nexport const blockHash = "0x${h(r, 64)}";\nconst explorer = "https://etherscan.io/tx/0x${h(r, 64)}";\n`,
  ),
  twin(
    "receipt",
    "a transaction's receipt",
    "test/fixtures/receipt.json",
    (r) =>
      `${JSON.stringify({ transactionHash: `0x${h(r, 64)}`, blockHash: `0x${h(r, 64)}`, from: `0x${h(r, 40)}`, to: `0x${h(r, 40)}`, logs: [{ topics: [`0x${h(r, 64)}`, `0x${h(r, 64)}`], data: `0x${h(r, 128)}` }] }, null, 2)}\n`,
  ),
  twin(
    "bytes32",
    "roles and storage slots",
    "contracts/Vault.sol",
    (r) =>
      `contract Vault {\n    bytes32 public constant OPERATOR_ROLE = 0x${h(r, 64)};\n    bytes32 internal constant _SLOT = 0x${h(r, 64)};\n}\n`,
  ),
  twin(
    "addresses",
    "addresses are public",
    "config/tokens.json",
    (r) =>
      `${JSON.stringify({ tokenAddress: `0x${h(r, 40)}`, poolId: `0x${h(r, 64)}`, solana: base58.encode(r.bytes(32)) }, null, 2)}\n`,
  ),
  twin(
    "solana-signature",
    "64 random bytes are no key pair",
    "docs/output.txt",
    (r) => `Transaction signature: ${base58.encode(r.bytes(64))}\nPublic key: ${base58.encode(r.bytes(32))}\n`,
  ),
  twin(
    "signature-slot",
    "a request's signature",
    "test/test_binance_sign.py",
    (r) =>
      `params = "symbol=LTCBTC&side=BUY"\nsignature = "${h(r, 64)}"\nassert sign(params) == signature\nurl = f"https://api.binance.com/api/v3/order?{params}&signature=${h(r, 64)}"\n`,
  ),
  twin(
    "kraken-sign-header",
    "a request's signature",
    "docs/kraken.md",
    (r) => `    API-Sign: ${base64.encode(r.bytes(64))}\n    User-Agent: bot\n`,
  ),
  twin(
    "placeholder-env",
    "placeholders",
    ".env.example",
    () =>
      "BINANCE_API_KEY=your_api_key_here\nBINANCE_API_SECRET=your_api_secret_here\nKUCOIN_PASSPHRASE=changeme\nOKX_SECRET=<your secret>\nBYBIT_API_KEY=xxxxxxxxxxxxxxxxxx\n",
  ),
  twin(
    "placeholder-sequence",
    "a row of the keyboard",
    "src/sample.py",
    () => `api_key = "${"0123456789abcdef".repeat(4)}"\napi_secret = "${"a".repeat(64)}"\n`,
  ),
  twin(
    "placeholder-languages",
    "placeholders in other languages",
    "config.yml",
    () =>
      "binance:\n  key: ваш_ключ_сюда_вставьте_его_полностью\n  secret: 여기에_시크릿_키를_입력하세요_전체를\n  passphrase: 你的密码短语放在这里不要提交\n",
  ),
  twin(
    "indirection",
    "names of variables",
    "src/env.ts",
    () =>
      "const apiKey = process.env.BINANCE_API_KEY;\nconst apiSecret = config.get('binance.apiSecret');\nconst passphrase = secrets.OKX_PASSPHRASE_PRODUCTION_ACCOUNT;\n",
  ),
  twin(
    "indirection-ci",
    "references to a store",
    ".github/workflows/bot.yml",
    () =>
      "env:\n  BINANCE_API_KEY: ${{ secrets.BINANCE_API_KEY }}\n  BINANCE_API_SECRET: ${{ secrets.BINANCE_API_SECRET }}\n  VAULT: vault:secret/data/binance#secret\n",
  ),
  twin(
    "masked",
    "masked values",
    "logs/bot.log",
    (r) =>
      `2026-01-02 10:00:00 INFO binance api key ${h(r, 8)}****************${h(r, 8)} loaded\nsecret=********************************\n`,
  ),
  twin(
    "types",
    "declarations",
    "src/types.ts",
    () =>
      "export interface BinanceCredentials {\n  apiKey: string;\n  apiSecret?: string;\n  passphrase: string | undefined;\n}\n",
  ),
  twin(
    "camel-names",
    "identifiers that begin like keys",
    "src/handlers.js",
    () =>
      "export const sEdgeDetectionStrategyFactoryImpl = createHandler;\nconst KucoinFuturesOrderBookSynchronizerForLevel2Data = 1;\nconst L2OrderBookSnapshotDepthCacheManagerFactory64 = 2;\n",
  ),
  twin(
    "public-key",
    "public keys",
    "src/keys.ts",
    (r) => `export const publicKey = "0x04${h(r, 128)}";\nexport const compressedPublicKey = "02${h(r, 64)}";\n`,
  ),
  twin(
    "bytecode",
    "a contract's code",
    "artifacts/Token.json",
    (r) =>
      `${JSON.stringify({ contractName: "Token", bytecode: `0x60806040${h(r, 1200)}`, deployedBytecode: `0x60806040${h(r, 900)}` })}\n`,
  ),
  twin(
    "data-uri",
    "an image",
    "index.html",
    (r) => `<img alt="logo" src="data:image/png;base64,${base64.encode(r.bytes(600))}">\n`,
  ),
  twin(
    "certificate",
    "a public certificate",
    "certs/ca.pem",
    (r) =>
      `${"-".repeat(5)}BEGIN CERTIFICATE${"-".repeat(5)}\n${(base64.encode(Uint8Array.from([0x30, 0x82, 3, 0x10, ...r.bytes(780)])).match(/.{1,64}/gu) ?? []).join("\n")}\n${"-".repeat(5)}END CERTIFICATE${"-".repeat(5)}\n`,
  ),
  twin(
    "order-answer",
    "an exchange's answer about an order",
    "docs/binance-order.json",
    (r) =>
      `${JSON.stringify({ symbol: "BTCUSDT", orderId: 28, clientOrderId: `x-${generateRun("alnum", 20, r)}`, tradeId: generateRun("alnum", 22, r), status: "NEW" }, null, 2)}\n`,
  ),
  twin(
    "word-list",
    "a list of words in order",
    "data/words.txt",
    () =>
      `${["abandon", "ability", "able", "about", "above", "absent", "absorb", "abstract", "absurd", "abuse", "access", "accident", "account", "accuse", "achieve", "acid"].join("\n")}\n`,
  ),
  twin("market-data", "numbers", "data/BTCUSDT.csv", (r) =>
    Array.from(
      { length: 12 },
      (_, i) =>
        `${1_700_000_000_000 + i * 60_000},${30_000 + r.int(999)}.${r.int(99_999_999)},${r.int(999)}.${r.int(99_999_999)},${generateRun("digit", 32, r)}\n`,
    ).join(""),
  ),
  twin(
    "md5-and-sha256",
    "an md5 beside a sha256, Gate's shape",
    "manifest.yml",
    (r) => `# files for gate.io mirror\nfiles:\n  - name: a.bin\n    md5: ${h(r, 32)}\n    sha256: ${h(r, 64)}\n`,
  ),
  twin(
    "objectid-and-uuid",
    "a document and its request, KuCoin's shape",
    "dump/users.json",
    (r) => `${JSON.stringify({ _id: h(r, 24), requestId: uuid4(r), traceId: h(r, 32), source: "kucoin" })}\n`,
  ),
  twin(
    "secret-key-ref",
    "names of Kubernetes secrets",
    "k8s/deploy.yaml",
    () =>
      "env:\n  - name: BINANCE_API_SECRET\n    valueFrom:\n      secretKeyRef:\n        name: binance-credentials-production\n        key: api-secret-for-trading-account\n",
  ),
  twin(
    "html-form",
    "a form's hints",
    "settings.html",
    () =>
      `<input name="binanceApiSecret" id="binance-api-secret-input-field" placeholder="Paste the secret key of your exchange account" type="password">\n`,
  ),
  twin(
    "expression",
    "a value that a test makes",
    "test/test_auth.py",
    () => `API_KEY = "a" * 64\nAPI_SECRET = "0".repeat(64)\nkey = hashlib.sha256(b"binance").hexdigest()\n`,
  ),
  twin(
    "encrypted-sops",
    "encrypted at rest",
    "secrets.enc.yaml",
    (r) =>
      `binance_api_key: ENC[AES256_GCM,data:${base64.encode(r.bytes(64))},iv:${base64.encode(r.bytes(32))},tag:${base64.encode(r.bytes(16))},type:str]\n`,
  ),
  twin(
    "encrypted-fernet",
    "encrypted at rest",
    "user/config.json",
    (r) =>
      `${JSON.stringify({ exchanges: { binance: { "api-key": `gAAAAABm${mixedUrl(r, 112)}`, "api-secret": `gAAAAABm${mixedUrl(r, 112)}` } } }, null, 2)}\n`,
  ),
  twin(
    "trace-ids",
    "ids of a trace",
    "logs/app.log",
    (r) =>
      `level=info traceparent=00-${h(r, 32)}-${h(r, 16)}-01 msg="binance order placed" request_id=${h(r, 32)} etag=${h(r, 40)}\n`,
  ),
  twin(
    "selectors",
    "selectors and interface ids",
    "src/abi.ts",
    (r) =>
      `export const selectors = { transfer: "0x${h(r, 8)}", erc165: "0x${h(r, 8)}" };\nexport const topic = "0x${h(r, 64)}";\n`,
  ),
  twin(
    "minified",
    "identifiers in a bundle",
    "dist/vendor.min.js",
    (r) =>
      `!function(e){var t=e.apiKeyPlaceholder,n=e.secretOrPrivateKey;${Array.from({ length: 40 }, () => `e.${generateRun("letter", 18, r)}=${generateRun("letter", 3, r)}(${r.int(999)});`).join("")}}(window);\n`,
  ),
  twin(
    "prose",
    "English made of common words",
    "docs/guide.md",
    () =>
      "You will need to answer the question about the future of the market again, and then avoid any sudden change in the amount that you are able to borrow.\n",
  ),
  twin(
    "public-project-ids",
    "ids that are public by design",
    "src/web.ts",
    (r) =>
      `const projectId = "${h(r, 32)}"; // WalletConnect\nconst dsn = "https://${h(r, 32)}@o${r.int(999_999)}.ingest.sentry.io/${r.int(9_999_999)}";\nconst measurementId = "G-${generateRun("upper-alnum", 10, r)}";\n`,
  ),
  twin(
    "listen-key",
    "a stream's address, which ends within the hour",
    "logs/stream.log",
    (r) => `connected to wss://stream.binance.com:9443/ws/${generateRun("lower-alnum", 64, r)} id=${uuid4(r)}\n`,
  ),
  twin(
    "package-names",
    "names in a lock file",
    "yarn.lock",
    () =>
      `"exchange-sandbox-deribits-utils@^1.0.0":\n  version "1.0.0"\n  resolved "https://registry.example.test/abcdefab-cdefabcd-efabcdef-abcde/-/x-1.0.0.tgz"\n`,
  ),
  twin(
    "cdn-hashes",
    "names of built files",
    "public/index.html",
    (r) =>
      `<script src="/static/js/main.${h(r, 8)}.js"></script>\n<link href="https://cdn.example.test/assets/${generateRun("alnum", 18, r)}/${generateRun("alnum", 36, r)}.css">\n`,
  ),
  twin(
    "dev-mnemonic",
    "the phrase of every local network",
    "hardhat.config.js",
    () => `module.exports = { networks: { hardhat: { accounts: { mnemonic: "${"test ".repeat(11)}junk" } } } };\n`,
  ),
  twin(
    "filler-mnemonic",
    "the first phrase of the vectors",
    "test/wallet.test.ts",
    () => `const phrase = "${"abandon ".repeat(11)}about";\n`,
  ),
  twin(
    "entity-ids",
    "random ids under names of ids",
    "src/data.json",
    (r) =>
      `${JSON.stringify({ userId: generateRun("base64url", 21, r), sessionId: generateRun("lower-alnum", 25, r), ulid: generateRun("crockford", 26, r), ksuid: generateRun("alnum", 27, r) }, null, 2)}\n`,
  ),
  twin(
    "kube-ca",
    "a cluster's public certificate",
    "kubeconfig.yaml",
    (r) =>
      `clusters:\n  - cluster:\n      certificate-authority-data: ${base64.encode(Uint8Array.from([0x30, 0x82, 3, 0x10, ...r.bytes(780)]))}\n      server: https://10.0.0.1:6443\n`,
  ),
  twin(
    "translations",
    "labels of a form",
    "locales/en.json",
    () =>
      `${JSON.stringify({ apiKeyLabel: "Your API key from the exchange", apiSecretLabel: "Your secret key from the exchange", passphraseHint: "The passphrase you chose when creating the key" }, null, 2)}\n`,
  ),
  twin(
    "pem-filler",
    "a block without a key",
    "README.md",
    () =>
      `${"-".repeat(5)}BEGIN EC PRIVATE KEY${"-".repeat(5)}\nMHcCAQEE...\n${"-".repeat(5)}END EC PRIVATE KEY${"-".repeat(5)}\n`,
  ),
  twin(
    "hummingbot-encrypted",
    "a value encrypted at rest",
    "conf/connectors/binance.yml",
    (r) =>
      `connector: binance\nbinance_api_key: 7b2263727970746f223a207b22636970686572223a${h(r, 400)}\nbinance_api_secret: 7b2263727970746f223a207b22636970686572223a${h(r, 400)}\n`,
  ),
  twin(
    "ansible-vault",
    "encrypted at rest",
    "group_vars/vault.yml",
    (r) =>
      `binance_secret: !vault |\n  $ANSIBLE_VAULT;1.1;AES256\n${Array.from({ length: 5 }, () => `  ${generateRun("digit", 80, r)}`).join("\n")}\n`,
  ),
  twin(
    "dotenvx-encrypted",
    "encrypted at rest",
    ".env.production",
    (r) => `DOTENV_PUBLIC_KEY="02${h(r, 64)}"\nBINANCE_API_SECRET="encrypted:${base64.encode(r.bytes(120))}"\n`,
  ),
  twin(
    "sealed-secret",
    "encrypted at rest",
    "k8s/sealed.yaml",
    (r) => `kind: SealedSecret\nspec:\n  encryptedData:\n    binance-api-secret: AgB${base64.encode(r.bytes(300))}\n`,
  ),
  twin(
    "scanner-rules",
    "rules, not values",
    "rules/gitleaks.toml",
    () =>
      "[[rules]]\nid = \"binance-api-secret\"\nregex = '''(?i)binance.{0,20}secret.{0,5}([A-Za-z0-9]{64})'''\nkeywords = [\"binance_api_secret\"]\n",
  ),
  twin(
    "sql-columns",
    "names of columns",
    "migrations/001.sql",
    () =>
      "CREATE TABLE exchange_api_keys (\n  exchange text NOT NULL,\n  api_key varchar(128) NOT NULL,\n  api_secret_encrypted bytea NOT NULL\n);\n",
  ),
  twin(
    "docstring",
    "documentation of parameters",
    "src/client.py",
    () =>
      'class Client:\n    def __init__(self, api_key: str, api_secret: str, passphrase: str = None):\n        """:param api_key: the API key\n        :param api_secret: the API secret, as the exchange shows it"""\n        self.api_key = api_key\n        self.api_secret = api_secret\n',
  ),
  twin(
    "call-arguments",
    "names of variables as arguments",
    "src/main.ts",
    () =>
      "const client = new Spot(configuration.binanceApiKeyForTrading, configuration.binanceApiSecretForTrading);\nexchange.apiKey = settings.exchangeApiKeyFromDatabase;\n",
  ),
  twin(
    "x-only-public-keys",
    "public keys of Nostr and Taproot",
    "src/relays.json",
    (r) =>
      `${JSON.stringify({ pubkey: h(r, 64), relayPubkeys: [h(r, 64), h(r, 64)], npub: `npub1${generateRun("bech32", 58, r)}` })}\n`,
  ),
  twin(
    "subresource-integrity",
    "digests in a page",
    "index.htm",
    (r) =>
      `<script src="https://cdn.example.test/ccxt.js" integrity="sha384-${base64.encode(r.bytes(48))}" crossorigin="anonymous"></script>\n`,
  ),
  twin(
    "go-sum",
    "digests of modules",
    "go.sum",
    (r) =>
      `github.com/adshao/go-binance/v2 v2.4.5 h1:${base64.encode(r.bytes(32))}\ngithub.com/adshao/go-binance/v2 v2.4.5/go.mod h1:${base64.encode(r.bytes(32))}\n`,
  ),
  twin(
    "merkle-proof",
    "a list of hashes",
    "data/airdrop.json",
    (r) => `${JSON.stringify({ root: `0x${h(r, 64)}`, proof: [1, 2, 3, 4].map(() => `0x${h(r, 64)}`) }, null, 2)}\n`,
  ),
];

function mixedUrl(random: SeededRandom, length: number): string {
  return generateRun("base64url", length, random);
}

/** The digest by which a value is named where the value itself must not stand: the answer key, a list of published keys. */
export function valueHash(value: string): string {
  return hex.encode(sha256(new TextEncoder().encode(value)));
}
