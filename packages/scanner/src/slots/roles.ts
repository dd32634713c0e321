import { remember } from "../remember.ts";
import { isExchangeName } from "../labels/exchange-names.ts";
import {
  KEY_WORDS,
  MNEMONIC_WORDS,
  PASSPHRASE_WORDS,
  PASSWORD_WORDS,
  PRIVATE_WORDS,
  PUBLIC_WORDS,
  SECRET_WORDS,
} from "./vocabulary.ts";
import { nameWords } from "./words.ts";

/** What the name of a slot says of its value. */
export type Role = "key" | "secret" | "passphrase" | "private-key" | "mnemonic" | "token" | "not-a-secret";

/** What a name means: a role, and what is left of the name when the words for the role are gone. */
export interface NamedRole {
  readonly role: Role;
  /** The other words, such as `binance main`; empty for a bare `apiKey`. */
  readonly stem: string;
  /** False for a name that says little, such as `key` or `pk`: it needs company. */
  readonly strong: boolean;
}

interface Rule {
  readonly role: Role;
  readonly strong: boolean;
  /** Over the words joined without anything between. */
  readonly pattern: RegExp;
  /** Whole words that say it, too. */
  readonly words?: RegExp;
}

/** What a password is called, in words joined without anything between. */
const PASSWORD = new RegExp(PASSWORD_WORDS, "u");

/** True for the name of a password, as against an exchange's passphrase, memo or PIN. */
export function isPasswordName(name: string): boolean {
  const words = nameWords(name);
  return PASSWORD.test(words.join("")) || words.at(-1) === "pass";
}

function anyOf(...alternatives: readonly string[]): RegExp {
  return new RegExp(alternatives.join("|"), "u");
}

// Read from the top; the first that matches wins. Word order inside a name is free in practice
// (`API_SECRET_KEY`, `secret_api_key`), so the patterns look for words, not for whole names.
const RULES: readonly Rule[] = [
  // Contracts, addresses and the like: `secretName`, `keyId` of something else, `public key`.
  {
    role: "mnemonic",
    strong: true,
    pattern: anyOf(
      "mnemonic|seedphrase|seedwords?|recoveryphrase|recoverywords|secretphrase|secretrecovery|backupphrase|walletphrase|walletseed|walletwords",
      MNEMONIC_WORDS,
    ),
  },
  {
    role: "passphrase",
    strong: true,
    pattern: anyOf("pass?phras|密码(?!钥)|apipass|apipwd|accesspass|tradepass|trade?pin|tradingpass", PASSPHRASE_WORDS),
  },
  { role: "key", strong: true, pattern: /^(?:api|访问|存取|接入|接口)(?:密钥|密鑰|秘钥|金鑰)$/u },
  {
    role: "secret",
    strong: true,
    pattern: anyOf(
      "apis[ae]?c?r[ae]*e?c?r?[ea]+t|secret|screct|sercet|secert|secreat|sceret|secrt|seckey|apisec(?!urity)|hmackey|encryptionkey|encryptkey|cipherkey|masterkey|aeskey|signingkey|signkey|signaturekey|secretaccess",
      SECRET_WORDS,
    ),
    words: /\b(?:skey|s key|api sk)\b/u,
  },
  {
    role: "private-key",
    strong: true,
    pattern: anyOf(
      "priva?te?keys?|priavtekey|privkey|prvkey|walletkey|deployerkey|deployerpk|signerkey|operatorkey|ownerkey|senderkey|agentkey|minerkey|validatorkey|walletpk|privatehex|apipriv(?:ate)?$",
      `(?:${KEY_WORDS})(?:${PRIVATE_WORDS})|(?:${PRIVATE_WORDS})[a-zа-я]{0,3}(?:${KEY_WORDS})`,
    ),
  },
  {
    role: "token",
    strong: true,
    pattern:
      /bearer|authtoken|accesstoken|refreshtoken|bottoken|apitoken|usertoken|oauthtoken|jwt|webhook|personalaccess|idtoken|sessiontoken|authorization|^authentication$|tokenvalue$|token$|token\d*$|토큰|токен|令牌/u,
    words: /[a-z] pat$/u, // `GITHUB_PAT`: a personal access token
  },
  {
    role: "key",
    strong: true,
    pattern: anyOf(
      "ap[ie]ke?a?y|apik|accesskey|accesskeyid|accessid|keyid|clientid|appkey|appid|conkey|connectkey|consumerkey|publicapikey|mbxapikey|keyname|apiid|apiname|authkey|licensekey|subscriptionkey|apipub(?:lic)?$|accountkey|apiuser",
      `密钥id|キー$|키$|ключ|schluessel|schlüssel|clavepublica|cle(?:de|d)?api|(?:api|апи|access|accès|acceso|acesso|accesso)(?:${KEY_WORDS})|(?:${KEY_WORDS})(?:de|da|do|d|of|del|dell)?(?:api|апи|access|accès|acceso|acesso|accesso)`,
    ),
  },
  {
    role: "key",
    strong: true,
    pattern: new RegExp(
      `(?:${KEY_WORDS})(?:${PUBLIC_WORDS})[a-zа-я]{0,3}$|(?:${PUBLIC_WORDS})[a-zа-я]{0,4}(?:${KEY_WORDS})`,
      "u",
    ),
  },
  // Letters of another script are words of a person, not names of code.
  { role: "key", strong: true, pattern: new RegExp(`^(?=[^\\0-\\u02ff])(?:${KEY_WORDS})$`, "u") },
  { role: "passphrase", strong: false, pattern: PASSWORD },
  {
    role: "passphrase",
    strong: false,
    pattern: /^pass$|pass$|memo$|uid$|^pin$|pin$|^phrase$|^frase$/u,
    words: /(?:^| )(?:pw|phr)(?: |$)|^phrase [a-z\d]{1,6}$/u,
  },
  { role: "mnemonic", strong: false, pattern: /seed(?:hex)?$|phrase$|^words$|^recovery$/u },
  {
    role: "private-key",
    strong: false,
    pattern: new RegExp(`^signer$|deployer$|^priv$|private$|^prv$|^(?:${PRIVATE_WORDS})$`, "u"),
    words: /(?:^| )(?:pk|pkey|p key|sk)$/u,
  },
  { role: "secret", strong: false, pattern: /^sec$|sec$|^s$|hmac|^sign$|signing$|secr$/u },
  {
    role: "key",
    strong: false,
    pattern: anyOf(
      "key\\d*$|^key|projectid$|^k$|access$|^api$|^id$|clientid|^pub(?:lic)?$|^апи$|^auth$|credential|login$|^user$|username$",
      `^(?:${KEY_WORDS})$|^(?:${PUBLIC_WORDS})$`,
    ),
    words: /(?:^| )ak$/u,
  },
];

/** Whole names whose value is never a secret, whatever it looks like. */
const NOT_SECRET = new Set(
  (
    "publickey pubkey pubkeys keypairtype tokenaddress contractaddress address addr addresses poolid orderid clordid clientorderid origclientorderid tradeid txhash tx txid txn transactionhash " +
    "blockhash block parenthash hash hashes signature sign signatures checksum checksums digest integrity etag nonce salt iv topic topics selector codehash merkleroot root stateroot bytecode keyword keywords " +
    "keyboard secretname secretkeyref passwordfield tokenizer sha sha1 sha256 sha512 md5 commit revision rev ref oid uuid guid requestid traceid spanid correlationid sessionid deviceid userid " +
    "version build image fingerprint thumbprint x5t kid wallet walletaddress account accountaddress publicaddress hashedsecret owner recipient sender from to spender router factory vkey vk proof commitment " +
    "donkey monkey turkey publickeytoken narhash data input calldata domain domainseparator typehash salthash genesis genesishash chainid paymentid asset assetid nextkey nextpagekey paginationkey symbol marketid market conditionid instrumentid productid listingid icepwd iceufrag keyderivationsalt privatekeyid"
  ).split(" "),
);

/** Ends of such names: `validator_pubkey`, `keyHash`, `api_key_sha256`, `api_secret_enc`, `drop-owner-foreign-key`. */
const NOT_SECRET_END =
  /(?:key|secret|token|password|passphrase|phrase)(?:sha\d*|md5|digest|enc|encrypted|cipher(?:text)?)$|(?:pub|foreign|primary)keys?$|(?<!api)hash(?:data|hex|bytes|(?:hex)?string)?$|(?:fungible|erc\d{2,4}|jetton|liquidity|(?<!ex)change|request|continuation|next|page|idempotency|lifecycleaction|authenticity|csrf|xsrf|antiforgery|connection)token$/u;

/** Exchanges are called so, too. */
const HOLDS_ROLE = /.(?:token|key)$/u;

/** Words that name a role or say nothing; what is left of a name tells accounts apart. */
const ROLE_WORDS = new Set(
  "api key keys secret secrets private public passphrase password passwd pass phrase pwd access id client app token auth skey sec memo uid pin the my your k s p pk ak sk pub priv apikey apisecret secretkey accesskey hmac signing sign name value string str wallet login user username".split(
    " ",
  ),
);

/**
 * What the name of a slot says of its value; undefined when it says nothing.
 *
 * @param name as it stands in the file, in any case and style, up to 200 characters
 */
export const readRole: (name: string) => NamedRole | undefined = remember(roleOf, 4096); // code says the same names over and over

function roleOf(name: string): NamedRole | undefined {
  const words = nameWords(name.slice(-200));
  if (words.length === 0) return undefined;
  // `mkLatoken`: the exchange's name says nothing of a token.
  const joined = words.filter((word) => !(HOLDS_ROLE.test(word) && isExchangeName(word))).join("");
  // `v_key` is a variable called key.
  if ((NOT_SECRET.has(joined) && !/^v_/iu.test(name)) || NOT_SECRET_END.test(joined))
    return { role: "not-a-secret", stem: "", strong: true };
  const spaced = words.join(" ");
  // `hashkey` in a list is the exchange, not a key.
  if (joined === "" || (words.length <= 2 && isExchangeName(joined))) return undefined;
  const rule = RULES.find((candidate) => candidate.pattern.test(joined) || candidate.words?.test(spaced) === true);
  if (rule === undefined) return undefined;
  // `secret_type`: of what kind it is.
  if (/(?:^| )(?:secret|token|key) type(?: |$)/u.test(spaced)) return { role: "not-a-secret", stem: "", strong: true };
  // `testSecretName`: what a secret is called in some store; an exchange's `key name` is a key.
  if (words.at(-1) === "name" && (rule.role === "secret" || rule.role === "token"))
    return { role: "not-a-secret", stem: "", strong: true };
  return { role: rule.role, strong: rule.strong, stem: words.filter((word) => !ROLE_WORDS.has(word)).join(" ") };
}
