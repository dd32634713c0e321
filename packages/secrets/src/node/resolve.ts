import {
  type Credential,
  formatPlace,
  KeyguardError,
  parsePlace,
  type Place,
  Secret,
  type SecretDocument,
  type StoredPart,
} from "@keyguard/core";
import { documentPart, PARTS } from "../document.ts";
import { howToFill, nothingThere, type Stores } from "./open-store.ts";

/** A place as it may be printed: a command line may hold anything, so it is not shown. */
export function showPlace(place: Place): string {
  return place.scheme === "command" ? "command:…" : formatPlace(place);
}

/** The document at a place, whatever part the place names. */
export async function readDocument(stores: Stores, place: Place): Promise<SecretDocument> {
  const store = await stores.openReadable(place);
  const stored = await store.get(place.name);
  if (stored === undefined) throw nothingThere(showPlace({ scheme: place.scheme, name: place.name }));
  return stored.document;
}

/** The one value of a document that holds nothing else: a mounted file, or what a command printed. */
function onlyValue(document: SecretDocument): Secret | undefined {
  const fields = Object.values(Secret.reveal(document));
  const [only] = fields;
  return fields.length === 1 && typeof only === "string" && only !== "" ? new Secret(only, document.label) : undefined;
}

/**
 * The value that one place or reference names.
 *
 * @throws {KeyguardError} `KG_SECRET_MISSING` when the document has no such part, or several and none is named
 */
export async function resolveValue(stores: Stores, place: Place): Promise<Secret> {
  const document = await readDocument(stores, place);
  const single = onlyValue(document);
  const value =
    place.part === undefined
      ? single
      : (documentPart(document, place.part) ?? (place.scheme === "file" ? single : undefined));
  if (value !== undefined) return value;
  const what =
    place.part === undefined ? "it holds several parts and none is named" : `what is stored there has no ${place.part}`;
  throw new KeyguardError("KG_SECRET_MISSING", `Cannot read "${showPlace(place)}": ${what}`, {
    hint: "add #key, #secret or #passphrase to the place",
  });
}

/** The value behind a reference `kg://…`. */
export async function resolveReference(stores: Stores, reference: string): Promise<Secret> {
  return resolveValue(stores, parsePlace(reference));
}

/**
 * The credential at a place, labelled with the name of its key so that reports can say which.
 *
 * @param key the key's name, for messages
 * @throws {KeyguardError} `KG_SECRET_MISSING` naming every part that is missing
 */
export async function resolveCredential(
  stores: Stores,
  place: Place,
  exchange: string,
  key: string,
): Promise<Credential> {
  const document = await readDocument(stores, place);
  const parts: Partial<Record<StoredPart, Secret>> = {};
  for (const part of PARTS) {
    const value = documentPart(document, part);
    if (value !== undefined) parts[part] = new Secret(Secret.reveal(value), `${key}/${part}`);
  }
  const { key: id, secret, passphrase } = parts;
  if (id !== undefined && secret !== undefined) return { exchange, key: id, secret, ...(passphrase && { passphrase }) };
  const missing = (["key", "secret"] as const).filter((part) => parts[part] === undefined);
  throw new KeyguardError(
    "KG_SECRET_MISSING",
    `Cannot load the key "${key}" from "${showPlace(place)}": it has no ${missing.join(" and no ")}`,
    {
      hint: howToFill(showPlace(place), missing[0]),
    },
  );
}
