import { type NamedRole, readRole } from "./roles.ts";

/** Functions whose argument is a signing secret, a private key or a mnemonic. */
const CALLEES: readonly { readonly pattern: RegExp; readonly role: NamedRole["role"] }[] = [
  { pattern: /hmac|HMAC|Hmac|new_from_slice$|[jJ](?:wt|WT)[.:]+(?:encode|sign)$/u, role: "secret" },
  {
    pattern: /fromPhrase|fromMnemonic|from_mnemonic|mnemonicTo|MnemonicTo|HDWalletProvider|mnemonic_to/u,
    role: "mnemonic",
  },
  {
    pattern:
      /from_key$|privateKeyTo|PrivateKeyFrom|HexToECDSA|fromSecretKey|from_secret_key|fromSecret$|from_base58_string|startBroadcast|PrivateKeySigner|LocalWallet|\bWallet$|from_private_key|fromPrivateKey|importprivkey|ECPair|fromWIF|PrivateKey$|accounts\.add$|Wallet::from|fromSeed$|fromRawPrivateKey/u,
    role: "private-key",
  },
];

/** Short names that say what a literal right after them is: `key "…"`, `(key . "…")`, `key("…")`, `key(binance, "…")`. */
export const EVERYDAY: RegExp = /^(?:key|secret|pass|password|passphrase)$/iu;

/** `key_entry.insert(0, "…")`, `txtSecret.setText("…")`: a field of a form is named for what is entered. */
const FIELD =
  /^(?:txt|edit|tb|le|ui\.)?_?([A-Za-z_]{2,30}?)[_-]?(?:entry|edit|field|input|box|text|line_?edit|var|widget|ctrl)?\.(?:insert|set(?:_?(?:value|text))?|fill|type|send_?keys|set_?text)$/iu;

function fieldRole(callee: string): NamedRole | undefined {
  const name = FIELD.exec(callee)?.[1];
  const role = name === undefined ? undefined : readRole(name);
  if (name === undefined || role === undefined || role.role === "not-a-secret") return undefined;
  return role.strong || EVERYDAY.test(name) ? role : undefined;
}

/** `.key("…")` of a builder: a method that is called like a part sets it, however short its name. */
export function setterRole(callee: string, comma: boolean): NamedRole | undefined {
  const field = fieldRole(callee);
  if (field !== undefined) return field;
  const sets =
    EVERYDAY.test(callee.replace(/(?<=secret|pass\w*)\d{1,2}$/u, "")) ||
    (!comma && /^\.[A-Za-z_]{1,40}$/u.test(callee));
  return sets ? readRole(callee) : undefined;
}

/** The type of a public key, whatever is made of it: `PublicKey.fromString`. */
export const PUBLIC_KEY: RegExp = /(?:^|[.:])PublicKey(?:[.:]|$)/u;

/** What the name of a function or class says of its argument. */
export function calleeRole(callee: string): NamedRole | undefined {
  const known = CALLEES.find(({ pattern }) => pattern.test(callee));
  if (known !== undefined) return { role: known.role, strong: true, stem: "" };
  if (PUBLIC_KEY.test(callee)) return { role: "not-a-secret", strong: true, stem: "" };
  const accessor = readRole(callee.replace(/^(?:.*[.:>])?(?:[sS]et|[wW]ith|add|use|put|get)[_]?(?=[A-Z_a-z])/u, ""));
  // `config.setKey("…")` sets a part, however short its name.
  const sets = /(?:^|[.:>])(?:[sS]et|[wW]ith)[_A-Z]/u.test(callee);
  return accessor?.strong === true || (sets && accessor?.role !== "not-a-secret") ? accessor : undefined;
}
