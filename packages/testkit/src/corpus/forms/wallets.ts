import { lines } from "../form.ts";
import type { FormFile } from "../form.ts";
import type { SeededRandom } from "../../synthetic/random.ts";

/** What a template of a single secret gets: the marked value and its plain text. */
export interface SingleScene {
  readonly random: SeededRandom;
  readonly value: string;
  readonly plain: string;
  /** `mnemonic`, `private-key` or `token`. */
  readonly kind: string;
  /** The name that a variable with it has. */
  readonly variable: string;
  /** A name of the chain or the service. */
  readonly label: string;
}

/** One way in which a wallet's secret or a service's token stands in a file. */
export interface SingleForm {
  readonly id: string;
  readonly what: string;
  /** Kinds it can carry. */
  readonly takes: (kind: string, family: string) => boolean;
  render(scene: SingleScene): FormFile;
}

const anySecret = (): boolean => true;
const phrase = (kind: string): boolean => kind === "mnemonic";
const walletSecret = (kind: string): boolean => kind === "private-key" || kind === "mnemonic";
const hexKey = (_kind: string, family: string): boolean =>
  family === "evm-private-key" || family === "tron-private-key";
const privateKey = (kind: string): boolean => kind === "private-key";

function single(id: string, what: string, takes: SingleForm["takes"], render: SingleForm["render"]): SingleForm {
  return { id, what, takes, render };
}

/** Forms of single secrets: P20, P21, J8 to J12, G2 to G19, F12, F16, F19, H11. */
export const SINGLE_FORMS: readonly SingleForm[] = [
  single("P20", "web3.py account", hexKey, (s) => ({
    path: "send.py",
    text: lines(
      "from web3 import Account",
      s.random.chance(0.5)
        ? `acct = Account.from_key('${s.value}')`
        : `tx = w3.eth.account.sign_transaction(tx, private_key='${s.value}')`,
    ),
  })),
  single("P20b", "account from a phrase", phrase, (s) => ({
    path: "wallet.py",
    text: lines("Account.enable_unaudited_hdwallet_features()", `acct = Account.from_mnemonic('${s.value}')`),
  })),
  single(
    "P21",
    "Solana key pair",
    (_, family) => family === "solana-keypair",
    (s) => ({
      path: "sniper.py",
      text: lines("from solders.keypair import Keypair", `kp = Keypair.from_base58_string('${s.value}')`),
    }),
  ),
  single("J8", "ethers wallet", hexKey, (s) => ({
    path: "deploy.js",
    text: lines(
      "const { ethers } = require('ethers');",
      s.random.chance(0.5)
        ? `const wallet = new ethers.Wallet('${s.value}', provider);`
        : `const account = privateKeyToAccount("${s.value}");`,
    ),
  })),
  single("J8b", "wallet from a phrase", phrase, (s) => ({
    path: "phrase.ts",
    text: lines(`const wallet = ${s.random.pick(["Wallet.fromPhrase", "mnemonicToAccount"])}("${s.value}");`),
  })),
  single("J9", "hardhat accounts", hexKey, (s) => ({
    path: "hardhat.config.js",
    text: lines(
      "module.exports = {",
      "  networks: {",
      `    mainnet: { url: RPC, accounts: ['${s.value}'] },`,
      "  },",
      "};",
    ),
  })),
  single("J9b", "hardhat phrase", phrase, (s) => ({
    path: "hardhat.config.ts",
    text: lines("export default {", `  networks: { live: { accounts: { mnemonic: '${s.value}' } } },`, "};"),
  })),
  single("J10", "truffle provider", phrase, (s) => ({
    path: "truffle-config.js",
    text: lines(`provider: () => new HDWalletProvider('${s.value}', 'https://localhost:8545')`),
  })),
  single("J10b", "bare phrase file", phrase, (s) => ({ path: ".secret", text: `${s.value}` })),
  single("J12", "key pair from a secret", privateKey, (s) => ({
    path: "keypair.ts",
    text: lines(`const pair = Keypair.fromSecretKey('${s.value}');`),
  })),
  single(
    "G2b",
    "Go key",
    (_, family) => family === "tron-private-key",
    (s) => ({ path: "key.go", text: lines("package main", `key, err := crypto.HexToECDSA("${s.value}")`) }),
  ),
  single("G5b", "Rust signer", hexKey, (s) => ({
    path: "src/signer.rs",
    text: lines(`let signer = "${s.value}".parse::<PrivateKeySigner>()?;`),
  })),
  single("G11b", "Nethereum account", hexKey, (s) => ({
    path: "Wallet.cs",
    text: lines(`var account = new Account("${s.value}", 1);`),
  })),
  single(
    "G19",
    "Foundry script",
    (_, family) => family === "evm-private-key",
    (s) => ({
      path: "script/Deploy.s.sol",
      text: lines(
        "contract Deploy is Script {",
        "  function run() external {",
        s.random.chance(0.5) ? `    uint256 privateKey = ${s.value};` : `    vm.startBroadcast(${s.value});`,
        "  }",
        "}",
      ),
    }),
  ),
  single("F1w", "dotenv", anySecret, (s) => ({
    path: ".env",
    text: lines(
      "NODE_ENV=production",
      s.plain.includes(" ") ? `${s.variable}="${s.value}"` : `${s.variable}=${s.value}`,
    ),
  })),
  single("F3w", "YAML", anySecret, (s) => ({
    path: "config.yaml",
    text: lines(`${s.label}:`, `  ${s.variable.toLowerCase()}: "${s.value}"`),
  })),
  single("F12w", "bare file", walletSecret, (s) => ({
    path: s.kind === "mnemonic" ? "mnemonic.txt" : "pk.txt",
    text: `${s.value}\n`,
  })),
  single("F15w", "JSON", anySecret, (s) => ({
    path: "config.json",
    text: `${JSON.stringify({ network: "mainnet", [s.variable.toLowerCase()]: s.value }, null, 2)}\n`,
  })),
  single("F15x", "wallets of a bot", privateKey, (s) => ({
    path: "wallets.json",
    text: `${JSON.stringify({ wallets: [{ label: "main", private_key: s.value }] })}\n`,
  })),
  single("F20w", "compose", anySecret, (s) => ({
    path: "docker-compose.yml",
    text: lines("services:", "  bot:", "    environment:", `      - ${s.variable}=${s.value}`),
  })),
  single("H11w", "shell", anySecret, (s) => ({
    path: "run.sh",
    text: lines("#!/bin/sh", `export ${s.variable}='${s.value}'`, "node bot.js"),
  })),
  single("H11x", "command line", hexKey, (s) => ({
    path: "deploy.sh",
    text: lines(`forge create --rpc-url $RPC --private-key ${s.value} src/Token.sol:Token`),
  })),
  single("H12w", "log line", walletSecret, (s) => ({
    path: "bot.log",
    text: lines(`2026-04-01 09:00:00 [info] wallet private key: ${s.value}`),
  })),
  single("H14w", "document", anySecret, (s) => ({
    path: "README.md",
    text: lines("## Setup", "", `- ${s.variable.replaceAll("_", " ").toLowerCase()}: \`${s.value}\``),
  })),
  single("P15w", "Python constant", anySecret, (s) => ({
    path: "config.py",
    text: lines(`${s.variable} = "${s.value}"`),
  })),
  single("J15w", "JavaScript constant", anySecret, (s) => ({
    path: "config.js",
    text: lines(`const ${s.variable.toLowerCase()} = '${s.value}';`),
  })),
  single("X40", "comment", anySecret, (s) => ({
    path: "main.go",
    text: lines("package main", `// ${s.variable}: ${s.value}`),
  })),
  single("X41", "chat", anySecret, (s) => ({
    path: "chat.txt",
    text: lines(`Ana: my ${s.variable.toLowerCase().replaceAll("_", " ")} is ${s.value} please keep it`),
  })),
];

const rpc = (_kind: string, family: string): boolean => family.endsWith("-url");

/** Forms that only some kinds have. */
export const SPECIAL_FORMS: readonly SingleForm[] = [
  single(
    "J11",
    "Solana key in base58",
    (_, family) => family === "solana-keypair",
    (s) => ({
      path: "wallet.ts",
      text: lines("import bs58 from 'bs58';", `const payer = Keypair.fromSecretKey(bs58.decode('${s.value}'));`),
    }),
  ),
  single(
    "F19",
    "NEAR credentials",
    (_, family) => family === "near-private-key",
    (s) => ({
      path: ".near-credentials/mainnet/bot.near.json",
      text: `${JSON.stringify({ account_id: "bot.near", private_key: s.value })}\n`,
    }),
  ),
  single(
    "F19b",
    "Aptos configuration",
    (_, family) => family === "aptos-private-key",
    (s) => ({
      path: ".aptos/config.yaml",
      text: lines(
        "profiles:",
        "  default:",
        `    private_key: "${s.value}"`,
        "    rest_url: https://fullnode.mainnet.aptoslabs.com",
      ),
    }),
  ),
  single(
    "G2c",
    "Go Solana key",
    (_, family) => family === "solana-keypair",
    (s) => ({
      path: "main.go",
      text: lines("package main", `var payer = solana.MustPrivateKeyFromBase58("${s.value}")`),
    }),
  ),
  single("J15", "provider with an address", rpc, (s) => ({
    path: "provider.ts",
    text: lines(`const provider = new JsonRpcProvider('${s.value}');`),
  })),
  single("F5w", "foundry endpoints", rpc, (s) => ({
    path: "foundry.toml",
    text: lines("[rpc_endpoints]", `mainnet = "${s.value}"`),
  })),
  single("J9c", "hardhat network", rpc, (s) => ({
    path: "hardhat.config.ts",
    text: lines("networks: {", `  mainnet: { url: "${s.value}", accounts: [] },`, "},"),
  })),
  single(
    "J16",
    "bot object",
    (_, family) => family === "telegram-bot" || family === "discord",
    (s) => ({
      path: "notify.js",
      text: lines(
        s.random.chance(0.5)
          ? `const bot = new TelegramBot('${s.value}', { polling: true });`
          : `client.login('${s.value}');`,
      ),
    }),
  ),
  single(
    "F9t",
    "freqtrade notifications",
    (_, family) => family === "telegram-bot",
    (s) => ({
      path: "config.json",
      text: `${JSON.stringify({ telegram: { enabled: true, token: s.value, chat_id: "100200300" } }, null, 2)}\n`,
    }),
  ),
  single(
    "H4t",
    "bot's address",
    (_, family) => family === "telegram-bot",
    (s) => ({
      path: "send.sh",
      text: lines(`curl -s "https://api.telegram.org/bot${s.value}/sendMessage?chat_id=1&text=hi"`),
    }),
  ),
  single(
    "H4e",
    "explorer request",
    (_, family) => family === "etherscan",
    (s) => ({
      path: "abi.sh",
      text: lines(`curl "https://api.etherscan.io/api?module=contract&action=getabi&address=0x0&apikey=${s.value}"`),
    }),
  ),
  single(
    "H5t",
    "bearer header",
    (kind) => kind === "token",
    (s) => ({
      path: "call.sh",
      text: lines(`curl -H "Authorization: Bearer ${s.value}" https://${s.label}.example.com/v1/me`),
    }),
  ),
];
