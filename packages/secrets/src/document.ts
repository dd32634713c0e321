import { equalSecrets, KeyguardError, Secret, type SecretDocument, type StoredPart } from "@keyguard/core";

/** The parts of a credential, in the order in which they are written. */
export const PARTS: readonly StoredPart[] = ["key", "secret", "passphrase"];

/** The most a document may hold, in bytes: what the smallest of the stores takes. */
export const MAX_DOCUMENT_BYTES = 65_536;

/** How a field's name reads without case and separators, by part. The first spelling that is present wins. */
const FIELDS: Readonly<Record<StoredPart, readonly string[]>> = {
  key: [
    "key",
    "apikey",
    "accesskey",
    "apikeyid",
    "keyid",
    "accesskeyid",
    "clientid",
    "apitoken",
    "publickey",
    "walletaddress",
  ],
  secret: [
    "secret",
    "apisecret",
    "secretkey",
    "apisecretkey",
    "privatekey",
    "apiprivatekey",
    "clientsecret",
    "apiskey",
    "skey",
  ],
  passphrase: ["passphrase", "apipassphrase", "password", "apipassword", "apipass", "memo", "apimemo"],
};

function bare(name: string): string {
  return name.toLowerCase().replaceAll(/[-_. ]/gu, "");
}

type Fields = Readonly<Record<string, unknown>>;

/** The field that holds a part; one with a prefix (`BINANCE_API_KEY`) only when it is the only such one. */
function fieldOf(fields: Fields, part: StoredPart): string | undefined {
  const names = Object.keys(fields).filter((name) => typeof fields[name] === "string");
  const spelled = names.map(bare);
  for (const spelling of FIELDS[part]) {
    const exact = names[spelled.indexOf(spelling)];
    if (exact !== undefined) return exact;
  }
  const prefixed = names.filter((name) => partOfVariable(name) === part);
  return prefixed.length === 1 ? prefixed[0] : undefined;
}

/** The words of a name: `BOT_apiKey` has three. */
function words(name: string): string[] {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/gu, "$1 $2")
    .toLowerCase()
    .split(/[-_. ]+/u)
    .filter((word) => word !== "");
}

/**
 * The part that a prefixed name such as `OKX_API_PASSPHRASE` stands for, by its longest known ending.
 *
 * @returns undefined for a name that does not end so, or that has nothing before it
 */
export function partOfVariable(name: string): StoredPart | undefined {
  const all = words(name);
  for (let from = 1; from < all.length; from++) {
    const ending = all.slice(from).join("");
    const part = PARTS.find((one) => FIELDS[one].includes(ending));
    if (part !== undefined) return part;
  }
  return undefined;
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Reads a document from JSON text.
 *
 * @param label what it is, safe to print, such as `aws:prod/bot`
 * @throws {KeyguardError} `KG_STORE_ANSWER` when the text is no JSON object or larger than 64 KiB; the text is not echoed
 */
export function parseDocument(text: string, label: string): SecretDocument {
  let value: unknown;
  if (text.length <= MAX_DOCUMENT_BYTES) {
    try {
      value = JSON.parse(text);
    } catch {
      // the parser's own message quotes its input
    }
  }
  if (isFields(value)) return new Secret(value, label);
  throw new KeyguardError("KG_STORE_ANSWER", `Cannot read "${label}": it is not a JSON object of at most 64 KiB`, {
    hint: 'a document looks like {"key": "…", "secret": "…"}',
  });
}

/** The document as JSON text of one line. */
export function formatDocument(document: SecretDocument): string {
  return JSON.stringify(Secret.reveal(document));
}

/** A document of the given parts, under their plain names. */
export function createDocument(parts: Partial<Record<StoredPart, Secret>>, label: string): SecretDocument {
  const fields: Record<string, unknown> = {};
  for (const part of PARTS) {
    const value = parts[part];
    if (value !== undefined) fields[part] = Secret.reveal(value);
  }
  return new Secret(fields, label);
}

/**
 * One part of a document, whichever of its spellings the document uses.
 *
 * @returns undefined when the document has no such part, or an empty one
 *
 * @example
 * ```ts
 * import { Secret } from "@keyguard/core";
 * import { documentPart, parseDocument } from "@keyguard/secrets";
 *
 * const secret = documentPart(parseDocument('{"apiKey": "k", "api_secret": "s"}', "example"), "secret");
 * console.log(secret && Secret.reveal(secret)); // s
 * ```
 */
export function documentPart(document: SecretDocument, part: StoredPart): Secret | undefined {
  const fields = Secret.reveal(document);
  const name = fieldOf(fields, part);
  const value = name === undefined ? undefined : fields[name];
  return typeof value === "string" && value !== "" ? new Secret(value, `${document.label}#${part}`) : undefined;
}

/** The document with one part set; a part that is there keeps its name, and every other field stays. */
export function withPart(document: SecretDocument, part: StoredPart, value: Secret): SecretDocument {
  const fields = Secret.reveal(document);
  return new Secret({ ...fields, [fieldOf(fields, part) ?? part]: Secret.reveal(value) }, document.label);
}

/** The document without one part. */
export function withoutPart(document: SecretDocument, part: StoredPart): SecretDocument {
  const fields = Secret.reveal(document);
  const name = fieldOf(fields, part);
  return new Secret(Object.fromEntries(Object.entries(fields).filter(([field]) => field !== name)), document.label);
}

/** What one document adds to or changes in another: the other's names and extra fields stay. */
export function mergeDocument(base: SecretDocument, change: SecretDocument): SecretDocument {
  let merged = base;
  const taken = new Set<string>();
  const fields = Secret.reveal(change);
  for (const part of PARTS) {
    const name = fieldOf(fields, part);
    const value = documentPart(change, part);
    if (name === undefined || value === undefined) continue;
    taken.add(name);
    merged = withPart(merged, part, value);
  }
  const rest = Object.fromEntries(Object.entries(fields).filter(([name]) => !taken.has(name)));
  return new Secret({ ...Secret.reveal(merged), ...rest }, base.label);
}

/** True when two documents hold the same fields with the same values, in any order. Its time does not tell where they differ. */
export function sameDocument(a: SecretDocument, b: SecretDocument): boolean {
  return equalSecrets(canonical(a), canonical(b));
}

function canonical(document: SecretDocument): Secret {
  const text = JSON.stringify(Secret.reveal(document), (_, inner: unknown) =>
    isFields(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner,
  );
  return new Secret(text, document.label);
}
