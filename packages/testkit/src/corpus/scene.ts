import type { PartKind } from "@keyguard/core";
import type { Exchange } from "@keyguard/exchanges";
import { partValue, type SyntheticCredential } from "../synthetic/credential.ts";
import { uuid4 } from "../synthetic/proof.ts";
import type { SeededRandom } from "../synthetic/random.ts";
import { generateRun } from "../synthetic/shape.ts";
import type { Marker } from "./marks.ts";

/** How a name is written: `apiKey`, `api_key`, `API_KEY`, `api-key`. */
export type NameStyle = "camel" | "snake" | "upper" | "kebab" | "lower";

/** A name and the marked value that belongs to it. */
export interface Slot {
  readonly name: string;
  readonly value: string;
  readonly kind: PartKind;
}

/** What a template needs to write one credential: its values, marked, and the names by which its exchange is called. */
export interface Scene {
  readonly random: SeededRandom;
  readonly exchange: Exchange;
  readonly test: boolean;
  /** The key id; undefined where the credential is one value only. */
  readonly key: string | undefined;
  /** The secret, the private key or the token. */
  readonly secret: string;
  readonly secretKind: PartKind;
  readonly passphrase: string | undefined;
  /** ccxt's id, else the exchange's own. */
  readonly id: string;
  /** As people write it: `Binance`. */
  readonly name: string;
  /** The prefix of its environment variables. */
  readonly env: string;
  readonly host: string;
  /** A class of its SDK. */
  readonly klass: string;
  readonly package: string;
  /** The header with the key, where the exchange has one. */
  readonly header: string | undefined;
  /** A quotation mark of Python and JavaScript. */
  readonly quote: string;
  /** Key, secret and passphrase under names of one style, as many as there are. */
  slots(style: NameStyle, prefix?: string): Slot[];
  /** A value in another spelling: base64, hex, percent. */
  recoded(part: "key" | "secret" | "passphrase", code: (value: string) => string): string;
  /** Key, colon and secret together in another spelling, as one mark for each cannot stand there. */
  plain(part: "key" | "secret" | "passphrase"): string;
  /** Another credential, for files with two. */
  readonly second: Scene | undefined;
  /** Another credential of the same kind, for files with two accounts of one exchange. */
  readonly sibling: Scene;
  /** A line that is no secret: an id, a digest, a symbol. */
  noise(): { readonly name: string; readonly value: string };
}

const KEY_NAMES = [["api", "key"], ["key"], ["access", "key"], ["apikey"], ["api", "key", "id"]];
const SECRET_NAMES = [["api", "secret"], ["secret"], ["secret", "key"], ["apisecret"], ["api", "secret", "key"]];
const PASSPHRASE_NAMES = [["passphrase"], ["password"], ["api", "passphrase"], ["api", "password"]];
const PRIVATE_NAMES = [
  ["private", "key"],
  ["api", "private", "key"],
  ["wallet", "private", "key"],
];
const TOKEN_NAMES = [["api", "token"], ["token"], ["access", "token"], ["api", "key"]];

/** Writes words in a style. */
function styled(words: readonly string[], style: NameStyle): string {
  switch (style) {
    case "upper":
      return words.join("_").toUpperCase();
    case "kebab":
      return words.join("-");
    case "lower":
      return words.join("");
    case "camel":
      return words.map((word, i) => (i === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join("");
    case "snake":
      return words.join("_");
  }
}

/** Sets the scene of one credential; `number` tells it from others in the same file. */
export function createScene(options: {
  readonly exchange: Exchange;
  readonly credential: SyntheticCredential;
  readonly marker: Marker;
  readonly number: number;
  readonly random: SeededRandom;
  readonly second?: Scene | undefined;
  readonly sibling?: () => Scene;
}): Scene {
  const { exchange, credential, marker, number, random } = options;
  const secretPart =
    credential.parts.find((part) => part.kind === "secret") ??
    credential.parts.find((part) => part.kind === "private-key") ??
    credential.parts.find((part) => part.kind === "token");
  if (secretPart === undefined) throw new RangeError(`Cannot set the scene of ${credential.grammar}: it has no secret`);
  const values = {
    key: partValue(credential, "key"),
    secret: secretPart.value,
    passphrase: partValue(credential, "passphrase"),
  };
  const kinds = { key: "key", secret: secretPart.kind, passphrase: "passphrase" } as const;
  const marked = (part: keyof typeof values, text?: string): string | undefined => {
    const value = values[part];
    return value === undefined ? undefined : marker.mark({ credential: number, kind: kinds[part], value }, text);
  };
  const test = credential.environment === "test";
  const names = {
    key: random.pick(KEY_NAMES),
    secret: random.pick(
      secretPart.kind === "private-key" ? PRIVATE_NAMES : secretPart.kind === "token" ? TOKEN_NAMES : SECRET_NAMES,
    ),
    passphrase: random.pick(PASSPHRASE_NAMES),
  };
  const environment = exchange.names.environment[0] ?? exchange.id.toUpperCase();
  return {
    random,
    exchange,
    test,
    get key() {
      return marked("key");
    },
    get secret() {
      return marked("secret") ?? "";
    },
    secretKind: secretPart.kind,
    get passphrase() {
      return marked("passphrase");
    },
    id: exchange.names.ccxt[0] ?? exchange.id,
    name: exchange.name,
    env: test ? `${environment}_TESTNET` : environment,
    host: (test ? exchange.testHosts[0] : exchange.hosts[0]) ?? exchange.hosts[0] ?? `api.${exchange.id}.com`,
    klass: exchange.names.classes[0] ?? `${exchange.name.replaceAll(/[^A-Za-z0-9]/gu, "")}Client`,
    package: exchange.names.packages[0] ?? exchange.id,
    header: exchange.request.key[0],
    quote: random.pick(["'", '"']),
    slots(style, prefix) {
      const lead = prefix === undefined ? [] : [prefix];
      return (["key", "secret", "passphrase"] as const).flatMap((part) => {
        const value = marked(part);
        return value === undefined
          ? []
          : [{ name: styled([...lead, ...names[part]], style), value, kind: kinds[part] }];
      });
    },
    recoded(part, code) {
      return marked(part, code(values[part] ?? "")) ?? "";
    },
    plain: (part) => values[part] ?? "",
    second: options.second,
    get sibling() {
      if (options.sibling === undefined) throw new RangeError(`Cannot give ${credential.grammar} a sibling: it is one`);
      return options.sibling();
    },
    noise: () =>
      random.pick([
        () => ({ name: "order_id", value: uuid4(random) }),
        () => ({ name: "checksum", value: generateRun("lower-hex", 64, random) }),
        () => ({ name: "symbol", value: random.pick(["BTC/USDT", "ETH/USDT", "SOL/USDC"]) }),
        () => ({ name: "tx_hash", value: `0x${generateRun("lower-hex", 64, random)}` }),
        () => ({ name: "log_level", value: "info" }),
        () => ({ name: "base_url", value: "https://localhost:8080/v1" }),
        () => ({ name: "etag", value: generateRun("lower-hex", 32, random) }),
      ])(),
  };
}
