import {
  type Credential,
  equalSecrets,
  KeyguardError,
  type SecretDocument,
  type SecretStore,
  Secret,
  type WritableStore,
} from "@keyguard/core";
import type { RotationStore } from "@keyguard/rotation";
import { canRead, canStage, canWrite, createDocument, documentPart, mergeDocument } from "@keyguard/secrets";
import { nothingThere } from "@keyguard/secrets/node";

/** A place in a store that a rotation works on. */
export interface RotationPlace {
  readonly store: SecretStore;
  readonly name: string;
  /** As messages show it. */
  readonly shown: string;
  readonly exchange: string;
  /** The declared key. */
  readonly key: string;
}

/** AWS makes a token the version's id, which has 32 characters at least. */
const TOKEN = "keyguard-key-rotation-";

function tokenOf(rotation: string): string {
  return `${TOKEN}${rotation}`;
}

function rotationOf(token: string): string {
  return token.startsWith(TOKEN) ? token.slice(TOKEN.length) : token;
}

function conflict({ shown, key }: RotationPlace): KeyguardError {
  return new KeyguardError(
    "KG_STORE_CONFLICT",
    `Cannot write to "${shown}": it holds another key than this rotation's`,
    {
      hint: `look at what it holds, then: keyguard rotate resume ${key}, or keyguard rotate rollback ${key}`,
    },
  );
}

function toCredential(document: SecretDocument, { exchange, key, shown }: RotationPlace): Credential {
  const part = (name: "key" | "secret" | "passphrase"): Secret | undefined => {
    const value = documentPart(document, name);
    return value && new Secret(Secret.reveal(value), `${key}/${name}`);
  };
  const [id, secret, passphrase] = [part("key"), part("secret"), part("passphrase")];
  if (id !== undefined && secret !== undefined) return { exchange, key: id, secret, ...(passphrase && { passphrase }) };
  throw new KeyguardError("KG_SECRET_MISSING", `Cannot load the key "${key}" from "${shown}": a part is missing`, {
    hint: `see what is there: keyguard secrets list`,
  });
}

function toDocument(base: SecretDocument, { key, secret, passphrase }: Credential, label: string): SecretDocument {
  return mergeDocument(base, createDocument({ key, secret, ...(passphrase && { passphrase }) }, label));
}

function same(a: Credential, b: Credential): boolean {
  return equalSecrets(a.key, b.key) && equalSecrets(a.secret, b.secret);
}

/** True where a rotation can switch what the store holds. */
export function isRotatable(store: SecretStore): store is WritableStore {
  return canRead(store) && canWrite(store);
}

interface Read {
  readonly document: SecretDocument;
  readonly version: string;
  readonly current: Credential;
}

async function read(place: RotationPlace): Promise<Read> {
  const { store, name, shown } = place;
  const stored = canRead(store) ? await store.get(name) : undefined;
  if (stored === undefined) throw nothingThere(shown);
  return { ...stored, current: toCredential(stored.document, place) };
}

async function pendingOf(place: RotationPlace): Promise<{ rotation: string; credential: Credential } | undefined> {
  const { store, name } = place;
  if (!canStage(store)) return undefined;
  const staged = await store.getStage(name, "pending");
  if (staged?.token === undefined) return undefined;
  return { rotation: rotationOf(staged.token), credential: toCredential(staged.document, place) };
}

/** Promotes what was staged; one write under compare-and-set where nothing was, as on the way back. */
async function replace(
  place: RotationPlace,
  rotation: string,
  now: Read,
  to: Credential,
  staged: boolean,
): Promise<boolean> {
  const { store, name } = place;
  if (staged && canStage(store)) return (await store.promote(name, tokenOf(rotation))).status !== "conflict";
  if (!isRotatable(store)) return false;
  return (await store.put(name, toDocument(now.document, to, now.document.label), now.version)).status !== "conflict";
}

/**
 * A place in one of keyguard's stores as a rotation needs it. Where the store can hold a replacement
 * beside the current document, it does; elsewhere the escrow alone holds it until the switch.
 */
export function createRotationStore(place: RotationPlace): RotationStore {
  const { store, name, shown } = place;
  return {
    place: shown,
    fenced: isRotatable(store),
    async read() {
      const { current } = await read(place);
      return { current, pending: await pendingOf(place) };
    },
    async stage(rotation, credential) {
      if (!canStage(store)) return;
      const { document, current } = await read(place);
      if (same(current, credential)) return; // a resume behind the switch
      const next = toDocument(document, credential, document.label);
      if ((await store.stage(name, next, tokenOf(rotation))).status === "conflict") throw conflict(place);
    },
    async promote(rotation, from, to) {
      const now = await read(place);
      if (same(now.current, to)) return;
      if (!same(now.current, from)) throw conflict(place);
      const pending = await pendingOf(place);
      const staged = pending?.rotation === rotation && same(pending.credential, to);
      if (!(await replace(place, rotation, now, to, staged))) throw conflict(place);
    },
    async discard(rotation) {
      if (canStage(store)) await store.discard(name, tokenOf(rotation));
    },
  };
}
