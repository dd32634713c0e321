import { generateRun, seededRandom } from "@keyguard/testkit/synthetic";
import { describe, expect, test } from "vitest";
import { scanText } from "../../src/index.ts";
import { isIdentifierLike } from "../../src/judgement/wordy.ts";
import { found, made } from "../support/scan.ts";

// What stands in real repositories in the place or in the shape of a key and is none.

const random = seededRandom("silence");
const base58 = (length: number): string => generateRun("base58", length, random);
const base32 = (length: number): string => generateRun("base32", length, random);
const hex = (length: number): string => generateRun("lower-hex", length, random);
const uuid = (): string => [hex(8), hex(4), `4${hex(3)}`, `a${hex(3)}`, hex(12)].join("-");

/** An address of TON: a tag, a chain, 32 bytes and their CRC-16. */
function tonAddress(): string {
  const body = [0x11, 0, ...random.bytes(32)];
  let crc = 0;
  for (const byte of body)
    for (let bit = 7; bit >= 0; bit--) {
      const isSet = ((crc >> 15) & 1) !== ((byte >> bit) & 1);
      crc = ((crc << 1) & 0xff_ff) ^ (isSet ? 0x10_21 : 0);
    }
  return Buffer.from([...body, crc >> 8, crc & 0xff]).toString("base64url");
}

async function loud(text: string, path: string): Promise<string[]> {
  const findings = await scanText(text, { path });
  return findings.filter(({ severity }) => severity !== "low" && severity !== "info").map(({ ruleId }) => ruleId);
}

const QUIET: readonly (readonly [what: string, text: string, path: string])[] = [
  ["two addresses of Bitcoin in a list", `"receiving": [\n  "1${base58(33)}",\n  "3${base58(33)}"\n]\n`, "wallet.json"],
  [
    "addresses under a name that says keys",
    `SIGNING_KEYS = (\n  "1${base58(33)}",\n  "1${base58(33)}",\n)\n`,
    "update.py",
  ],
  ["extended public keys", `cosigners = ["xpub${base58(107)}", "zpub${base58(107)}"]\n`, "a.py"],
  ["an extended public key called master key", `{ "master_key": "xpub${base58(107)}" }\n`, "a.json"],
  ["an account of Stellar called signer", `{ "signer": "GB${base32(54)}", "token": "GC${base32(54)}" }\n`, "a.json"],
  ["accounts of Solana", `accounts: [\n  '${base58(44)}',\n  '${base58(43)}',\n],\n`, "a.ts"],
  ["a list's last item and a name after it", `accounts: ['${base58(43)}'],\ndata: '${base58(73)}',\n`, "a.ts"],
  [
    "an order's client id in a file that is named for an exchange",
    `// "client_id": "${uuid()}", // optional\n`,
    "onetrading.js",
  ],
  ["rows of one cell", `[["${base58(74)}"],["${base58(72)}"],["${base58(70)}"]]\n`, "a.json"],
  [
    "pieces of one literal",
    `const tx = from(\n  '${generateRun("base64", 80, random)}' +\n  '${generateRun("base64", 80, random)}',\n);\n`,
    "a.ts",
  ],
  [
    "a long list of digests",
    `merkle: [${Array.from({ length: 10 }, () => `"${hex(64)}"`).join(", ")}] # coinbase\n`,
    "a.py",
  ],
  ["a public key beside a private name", `funding_pubkey = "02${hex(64)}"\n`, "a.py"],
  ["digests of migrations", `{\n  "0024_api_key_check.sql": "${hex(64)}"\n}\n`, "migrations.json"],
  ["a file of checksums", `{ "api_key": "${hex(64)}" }\n`, "db/checksums.json"],
  ["names of secrets in a store", `const (\n\thookName = "${uuid()}"\n\ttestSecretName = "${uuid()}"\n)\n`, "a.go"],
  [
    "the name of a type",
    `export type SignerKeyTypeName =\n  | "signerKeyTypeEd25519"\n  | "signerKeyTypeHashX"\n`,
    "a.ts",
  ],
  ["a variable's name", "Client({ api_secret: ed25519PrivateKey, secret: StrKey.decodeEd25519SecretSeed })\n", "a.md"],
  ["a client's identifier", `{ "rfq_client_id": "${uuid()}" }\n`, "a.json"],
  ["minified code", `var a={appId:"X",apiKey:"${hex(32)}"};${"f(1);".repeat(2000)}\n`, "release.cjs"],
  ["the example of a scheme", 'throw new Error("such as dotenv://:key_1234@dotenv.org/vault")\n', "a.js"],
  [
    "accounts under a name that says token",
    `token = Asset("solana/token:${base58(44)}")\ntoken = "${base58(44)}"\n`,
    "a.py",
  ],
  ["a coin with its chain", `token = EvmToken("eip155:1/erc20:0x${hex(40)}")\n`, "a.py"],
  ["an address of Solana in a call that says so", `SolanaAddress("${base58(44)}")\n`, "a.kt"],
  ["who mines", `{"Wallet": "0x${hex(64)}", "User": "0x${hex(64)}.rig"}\n`, "pools.json"],
  ["an assembly's token", `Version=4.0.0.0, PublicKeyToken=${hex(16)}aB3dE6fG9hJ2\n`, "a.config"],
  ["hashes with their chain", `ids = ["10x${hex(64)}", "100x${hex(64)}"]\n`, "a.py"],
  [
    "the name of a schema in quotes",
    `{ "claim-token": "v1CreateProjectClaimToken", "signing-key": "v1CreateProjectSigningKey" }\n`,
    "a.json",
  ],
  ["labels that a service discovery makes", `"__meta_openstack_project_id": "${hex(32)}",\n`, "a.go"],
  ["the digest of a key", `{ "keyHash": "${hex(40)}" }\n`, "a.json"],
  [
    "a map of contracts to coins",
    `{"0x${hex(40)}":"utility-token","0x${hex(40)}":"secret-society","0x${hex(40)}":"hitbtc-token","0x${hex(40)}":"oscar"}\n`,
    "coins.json",
  ],
  [
    "slots of a contract's storage",
    `"storage": {\n"${hex(64)}": "0",\n"${hex(64)}": "0"\n}, "coinbase": "0x0"\n`,
    "a.json",
  ],
  ["one value twice", `check(\n${`  "${base58(40)}".into(),\n`.repeat(2)})\n`, "a.rs"],
  ["two addresses of Polkadot", `payees = ["1${base58(46)}", "1${base58(47)}"]\n`, "a.rs"],
  ["public keys of Antelope", `f("FIO${base58(50)}", "PUB_R1_${base58(50)}")\n`, "a.cpp"],
  ["fingerprints of SSH keys", `[]string{\n\t"${base58(43)}",\n\t"${base58(43)}",\n}\n`, "a.go"],
  ["signatures of transactions", `hashes = [\n '${base58(88)}',\n '${base58(87)}',\n]\n`, "a.py"],
  [
    "the lines of a public key",
    `-----BEGIN PUBLIC KEY-----\n${generateRun("base64", 64, random)}\n${generateRun("base64", 58, random)}==\n-----END PUBLIC KEY-----\n`,
    "jwt_key",
  ],
  ["a public key in base64", `PRIVATE_KEY_PAIR = "MCowBQYDK2VwAyEA${generateRun("base64", 43, random)}="\n`, "a.py"],
  ["the hash of a block", `pk = signer.getSignersAtHash("0x${hex(64)}")\n`, "a.js"],
  ["a public key of a chain", `const pk = PublicKey.fromString('ed25519:${base58(44)}');\n`, "test/a.ts"],
  [
    "identifiers in a list",
    `"audit_ids": ["${generateRun("alnum", 22, random)}", "${generateRun("alnum", 22, random)}"]\n`,
    "a.go",
  ],
  [
    "what a signer hashes",
    `EXPECT(hex(signer.hash(tx)), "${hex(64)}"); // viem\nset_signer_id("${hex(64)}")\n`,
    "a.cpp",
  ],
  ["the hash of an authorization", `assertEquals(hex(authorizationHash), "0x${hex(64)}") // with viem\n`, "a.kt"],
  ["a transaction to be looked at", `compareToEtherscanTraces(\n  "0x${hex(64)}",\n)\n`, "a.cs"],
  ["a public key of Substrate", `SUBSTRATE_ACCOUNT_PUBLIC_KEY = '0x${hex(64)}'\n`, "a.py"],
  ["an account's authentication key", `const pk = {\n  authKey: "0x${hex(64)}",\n}\n`, "test/a.ts"],
  ["a coin's contract", `const usd = new FungibleToken('${hex(64)}', {})\n`, "a.ts"],
  ["digests of circuits", `["withdraw.vkey"] = "${hex(64)}",\n["withdraw.zkey"] = "${hex(64)}",\n`, "a.cs"],
  ["names among the fields of an object", `return {\n  feeToken,\n  maxGasCostRawAmountIn18,\n}\n`, "a.ts"],
  ["a file that everyone may read", `url = "https://host.test/o/a.csv?alt=media&token=${uuid()}"\n`, "a.py"],
  [
    "bytes that count",
    `placeholderPrivateKey = "${Array.from({ length: 32 }, (_, i) => i.toString(16).padStart(2, "0")).join("")}"\n`,
    "a.cpp",
  ],
  [
    "an address in words",
    'x = "sentry://PROJECT_ID:SENTRY_API_KEY@SENTRY_HOST/"\ny = "redis://:[password]@[host]:[port]/[db]"\n',
    "a.php",
  ],
  ["a password in words for a database beside", "DATABASE_URL: mysql://root:whalehello@db:3306/mysql\n", "compose.yml"],
  ["coins called tokens", `{ token: '0x${hex(40)}', staking: 1 }\n{ suiToken: "0x${hex(64)}" }\n`, "a.js"],
  ["a coin of Move", `// USDC Token: 0x${hex(64)}::usdc::USDC\ntoken = "PURR:0x${hex(32)}"\n`, "a.js"],
  [
    "a contract of Stellar or Stacks",
    `{ debtToken: 'CA${base32(54)}', token: "SP${base32(39).replaceAll(/[OIL]/gu, "7")}.coin-v2" }\n`,
    "a.js",
  ],
  ["an address in bech32 of any chain", `boneToken: "archway1${generateRun("bech32", 58, random)}",\n`, "a.js"],
  [
    "addresses in a file that is named for an exchange",
    `owners: [\n  "${base58(44)}",\n  "${base58(44)}",\n],\n`,
    "cex/bitfinex.js",
  ],
  ["addresses of Algorand", `owners: [\n  "${base32(58)}",\n  "${base32(58)}",\n],\n`, "bitfinex/index.js"],
  ["what is sealed", `COVERALLS_REPO_TOKEN:\n  secure: ${generateRun("base64", 64, random)}\n`, "appveyor.yml"],
  ["a part of a value", "!git clone https://julien-c:...token...@host.test/julien-c/policy\n", "a.py"],
  ["two of one kind", `x = ["IPY_MODEL_${hex(32)}", "IPY_MODEL_${hex(32)}"]\n`, "a.py"],
  [
    "the path of a drawing",
    '<path d="M96H32V128H64V96zM64 128H64V96H32V128H64zM64 96H32V384H64V352z"/> circle\n',
    "a.svg",
  ],
  [
    "a signature of minisign",
    `untrusted comment: signature\n${generateRun("base64", 99, random)}=\ntrusted comment: x\n${generateRun("base64", 86, random)}==\n`,
    "a.minisig",
  ],
  [
    "lines of a test's data",
    `${generateRun("alnum", 64, random)}\n${generateRun("alnum", 64, random)}\n`,
    "tests/corpus/a1b2",
  ],
  ["the name of a store", `<UserSecretsId>${uuid()}</UserSecretsId>\n`, "a.csproj"],
  ["a project's identifier", `"Secrets.csproj", "{${uuid().toUpperCase()}}"\n`, "a.sln"],
  [
    "tokens of requests",
    `"ChangeToken": "${uuid()}",\n"NextContinuationToken": "${generateRun("base64", 55, random)}="\n`,
    "a.json",
  ],
  ["the name of a function", "AccessKey findOneByAppIdAndId(String appId, long id);\n", "a.java"],
  [
    "the path of a file",
    "Created new rootkey: /var/folders/2s/vtjjqkk14j12_mld26p260mh0000gn/T/Wallet2.rootkey\n",
    "a.log",
  ],
  ["the identifier of a request", `{"auth":{"token_type":"default"},"request":{"id":"${uuid()}"}}\n`, "audit.log"],
  [
    "a number of a user and a key without a secret",
    `kucoin.setUid('237082742').setApiKey('${made("kucoin").key}');\n`,
    "a.ts",
  ],
  [
    "two accounts of a chain that writes them longer",
    `owners = ["ak_${base58(49)}", "ak_${base58(50)}"]\n`,
    "bitfinex.js",
  ],
  ["two accounts in hex", `owners: [\n  '${hex(64)}',\n  '${hex(64)}',\n],\n`, "bitfinex.js"],
  ["a contract of Starknet", `starknet: ['0x0${hex(63)}'],\n`, "a.js"],
  ["wallets that are kept out", `const blacklistWallets = ['0x${hex(64)}']\n`, "a.js"],
  ["where a chain stores something", `const iBTCTokenStorageKey = "0x${hex(84)}"\n`, "a.js"],
  ["a coin of Tron", `const lumiLpToken = "TU${base58(32)}";\n`, "a.js"],
  ["a coin of TON", `const TON_TOKEN = "${tonAddress()}";\n`, "a.js"],
  ["an event's name", `extraKey: 'VariableERC4626ForAaveCreated-${20260206}',\n`, "a.js"],
  ["an identifier that counts", '"ClientIds": ["a1b2c3d4e5f6g7h8i9j0kalbmc"]\n', "a.json"],
  [
    "what a program puts together",
    'kind("aptos", "private-key", true, (r) => `0x${hex.encode(secp256k1Secret(r))}`),\n',
    "a.ts",
  ],
  ["a pattern of base58", '["orderly", "secret", "ed25519:[1-9A-HJ-NP-Za-km-z]{43,44}"],\n', "a.ts"],
  [
    "lines of an image in quotes",
    `x = [\n "${generateRun("base64", 76, random)}",\n "${generateRun("base64", 76, random)}",\n]\n`,
    "a.json",
  ],
  ["a call", "encryptionKey := sha256.Sum256(x509.MarshalPKCS1PrivateKey(privateKey))\n", "a.go"],
  ["base64 of small numbers", `const xdr = "${"A".repeat(24)}${generateRun("alnum", 90, random)}";\n`, "a.ts"],
];

describe("scanText()", () => {
  test.each(QUIET)("is quiet about %s", async (_, text, path) => {
    expect(await loud(text, path)).toEqual([]);
  });

  test("says nothing at all of the identifiers of a recorded answer", async () => {
    const orders = Array.from({ length: 9 }, () => ({ id: uuid(), price: "1.5" }));
    expect(await found(JSON.stringify(orders, null, 1), "testdata/coinbase/fills.json")).toEqual([]);
  });

  test("does not take a verb or Bitcoin's first transaction for an exchange", async () => {
    const text = `from lib import derive_privkey, COINBASE_MATURITY\nprivkey = "${hex(64)}"\n`;
    const [finding] = await scanText(text, { path: "a.py" });
    expect(finding?.exchange).toBe(null);
  });

  test.each([
    ["who mines", "header.SetCoinbase(x)"],
    ["a block's reward", `"coinbase": "0x${hex(40)}",`],
    ["a number in hex", '"gas": "0x10",'],
    ["a variable of mathematics", "def f(deltaG2): pass"],
  ])("takes %s for no exchange", async (_, line) => {
    const [finding] = await scanText(`${line}\n"privateKey": "0x${hex(64)}"\n`, { path: "a.json" });
    expect([finding?.exchange, finding?.ruleId]).toEqual([null, "evm-private-key"]);
  });

  test("says whose a pair is by its shape, but not where its names are another's", async () => {
    const { key, secret } = made("gate");
    expect(await found(`API_KEY=${key}\nAPI_SECRET=${secret}\n`, "a.env")).toEqual(["gate: key@1 secret@2"]);
    expect(await found(`AccessKeyId: "${key}"\nSecretAccessKey: "${secret}"\n`, "a.go")).toEqual([
      "api-credential: key@1 secret@2",
    ]);
  });

  test("leaves a chain's key pair to the chain", async () => {
    const [one, other] = [base58(44), base58(44)];
    const text = `const signer = KeyPairSigner.fromSecretKey('ed25519:${one}');\nexpect(publicKey).toBe('ed25519:${other}');\n`;
    const [finding] = await scanText(text, { path: "signer.ts" });
    expect(finding?.exchange).toBe(null);
  });

  test("takes 64 bytes of base64 for an exchange's only where they are a key pair", async () => {
    const bytes = generateRun("base64", 86, random);
    const [finding] = await scanText(`jwt_secret = "${bytes.slice(0, -1)}A=="\n`, { path: "a.py" });
    expect([finding?.exchange, finding?.severity]).toEqual([null, "medium"]);
  });

  test.each([
    ["test_address_derive", null],
    ["DeriveCosmos", null],
    ["ExtendedPrivateKey", null],
    ["deriveClient", "derive"],
    ["DERIVE_PRIVATE_KEY", "derive"],
  ])("reads what %s means", async (word, exchange) => {
    const [finding] = await scanText(`${word} {\n  private_key: "0x${hex(64)}"\n}\n`, { path: "a.kt" });
    expect(finding?.exchange).toBe(exchange);
  });

  test.each([16, 17, 18, 19])("finds %i characters of one case in a slot that says secret", async (length) => {
    const values = Array.from({ length: 40 }, () => generateRun("lower-alnum", length, random));
    const texts = values.flatMap((value) => [`CLIENT_SECRET = "${value}"\n`, `DB_PASSWORD=${value}\n`]);
    const results = await Promise.all(texts.map((text) => loud(text, ".env")));
    expect(results.filter(([rule]) => rule !== undefined).length).toBeGreaterThan(texts.length * 0.6);
    const quiet = values.map((value) => loud(`request_id = "${value}"\nkey = "${value}"\n`, "a.py"));
    expect((await Promise.all(quiet)).flat()).toEqual([]);
  });

  test.each(["mysecretpassword1", "postgres2024admin", "version20240131ab", "us-east-1a-subnet3"])(
    "takes %s for no random value",
    async (word) => {
      expect(await loud(`client_secret = "${word}"\n`, "a.py")).toEqual([]);
    },
  );

  test.each(["TWITTER_BEARER=", "bearer_token: ", "curl -H Authorization:\\ Bearer\\ "])(
    "reads a Twitter token behind %s without quotation marks",
    async (before) => {
      const token = `${"A".repeat(22)}${generateRun("alnum", 30, random)}%3D${generateRun("alnum", 50, random)}`;
      const [finding] = await scanText(`${before}${token}\n`, { path: ".env" });
      expect([finding?.ruleId, finding?.parts[0]?.location.endColumn]).toEqual([
        "twitter",
        before.length + token.length + 1,
      ]);
    },
  );

  test("tells the oldest tokens of Vault from identifiers", async () => {
    expect(await loud(`VAULT_TOKEN=${uuid()}\nInitial Root Token: ${uuid()}\n`, "a.sh")).toEqual([
      "hashicorp-vault",
      "hashicorp-vault",
    ]);
    expect(await loud(`vault: { accessor: "${uuid()}", tenant: "${uuid()}" }\n`, "a.js")).toEqual([]);
  });

  test("finds a key whose lines a macro ends, and a seed in hex by its name", async () => {
    const body = Array.from({ length: 20 }, () => `  "${generateRun("alnum", 64, random)}"   ANSI_NEW_LINE`);
    const text = `char key[] = "-----BEGIN PRIVATE KEY-----"  ANSI_NEW_LINE\n${body.join("\n").replace('"', '"MIIE')}\n  "-----END PRIVATE KEY-----";\n`;
    expect(await loud(text, "tls.h")).toEqual(["private-key"]);
    expect(await loud(`_SEED_HEX = "${hex(64).toUpperCase()}"\n`, "sign.py")).toEqual(["hex-seed"]);
  });

  test("finds a key of 32 bytes whose name says hex, and one that a comment tells of", async () => {
    expect(await loud(`keyHex = "${hex(64)}"\n`, "makers.go")).toEqual(["generic-api-key"]);
    expect(await loud(`publicKeyHex = "${hex(64)}"\n`, "makers.go")).toEqual([]);
    expect(await loud(`x = [\n  '''clientId''',\n  '''${hex(64)}''', # private key\n]\n`, "a.toml")).toEqual([
      "evm-private-key",
    ]);
  });

  test("finds a wallet's long passphrase by its name", async () => {
    expect(await loud(`{ "passphrase": "${hex(32)}" }\n`, "wallet.json")).toEqual(["generic-password"]);
    expect(await loud(`{ "passphrase": "${generateRun("alnum", 12, random)}" }\n`, "wallet.json")).toEqual([]);
  });

  test("reads a Twitter token by its escapes", async () => {
    const token = `${"A".repeat(21)}${generateRun("alnum", 30, random)}%3D${generateRun("alnum", 50, random)}`;
    expect(await loud(`x = "${token}"\n`, "a.py")).toEqual(["twitter"]);
  });

  test.each([32, 64, 128])("finds a wallet's seed of %i digits by its name", async (length) => {
    expect(await loud(`"bip32_seed": "${hex(length)}",\n`, "wallet.json")).toEqual(["hex-seed"]);
    expect(await loud(`"random_seed": "${hex(length)}",\n`, "wallet.json")).toEqual([]);
  });

  test("leaves an exchange its own, though a derivation proves it a wallet's", async () => {
    const { secret } = made("pacifica");
    expect(await found(`PACIFICA_PRIVATE_KEY = "${secret}"\n`, "a.py")).toEqual(["pacifica: private-key@1"]);
    expect(await found(`KEY_OF_WALLET = "${secret}"\n`, "a.py")).toEqual(["solana-keypair: private-key@1"]);
  });

  test("takes no path of Windows and no bird for a key", async () => {
    expect(
      await found(
        "<Link>RPC\\Shh\\KeyPair\\IShhAddPrivateKey.cs</Link>\n<Link>RPC\\Shh\\KeyPair\\IShhDeleteKeyPair.cs</Link>\n",
        "a.csproj",
      ),
    ).toEqual([]);
    expect(await found(`turkey = "${generateRun("alnum", 40, random)}"\n`, "a.py")).toEqual([]);
  });

  test("takes no hex for an address", async () => {
    const values = [1, 3].map((digit) => `${digit}${hex(31).replaceAll("0", "7")}`);
    expect(await found(`hitbtc.NewClient("${values.join('", "')}")\n`, "a.go")).toEqual(["hitbtc: key@1 secret@1"]);
  });

  test("still pairs what stands in one list or in quotes of Lua", async () => {
    const { key, secret } = made("binance");
    expect(await found(`binance({[[${key}]], [[${secret}]]})\n`, "a.lua")).toEqual(["binance: key@1 secret@1"]);
    expect(await found(`binance(["${key}", "${secret}"])\n`, "a.py")).toEqual(["binance: key@1 secret@1"]);
  });
});

describe("isIdentifierLike()", () => {
  test.each(["signerKeyTypeEd25519", "ed25519PrivateKey", "StrKey.encodeEd25519SecretSeed", "Ed25519SigningKey"])(
    "knows %s",
    (name) => {
      expect(isIdentifierLike(name)).toBe(true);
    },
  );

  test("takes no random value for a name because of the algorithms", () => {
    const values = Array.from({ length: 2000 }, () => generateRun("alnum", 40, random));
    expect(values.filter(isIdentifierLike).length).toBeLessThan(10);
  });
});
