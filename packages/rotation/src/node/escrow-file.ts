import { randomBytes } from "node:crypto";
import { link, mkdir, open, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { KeyguardError, Secret } from "@keyguard/core";
import { replaceFile } from "@keyguard/core/node";
import { type Escrow, openEscrow, sealEscrow } from "../apply/escrow.ts";

const SUFFIX = ".sealed";
const ROOT_BYTES = 32;
const NAME = /^[0-9a-z]{1,32}$/u;

async function readOptional(path: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    return new Uint8Array(await readFile(path));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** This machine's half of the key: made once; two first writers end up with the same one. */
async function machineKey(directory: string): Promise<Uint8Array<ArrayBuffer>> {
  const path = join(directory, "escrow.key");
  const known = await readOptional(path);
  if (known?.length === ROOT_BYTES) return known;
  const aside = join(directory, `.${randomBytes(6).toString("hex")}.key`);
  try {
    const handle = await open(aside, "wx", 0o600);
    try {
      await handle.writeFile(randomBytes(ROOT_BYTES));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await link(aside, path).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    });
  } finally {
    await rm(aside, { force: true });
  }
  const made = await readOptional(path);
  if (made?.length === ROOT_BYTES) return made;
  throw new KeyguardError("KG_ROTATION_ESCROW", "Cannot use the escrow: its key file is damaged", {
    hint: "an open rotation cannot be resumed without it; look at both keys on the exchange's page",
  });
}

/** Both halves in one: whoever has only the directory, or only the pepper, opens nothing. */
async function combine(machine: Uint8Array<ArrayBuffer>, pepper: Secret | undefined): Promise<Uint8Array<ArrayBuffer>> {
  if (pepper === undefined) return machine;
  const key = await crypto.subtle.importKey("raw", machine, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", key, new TextEncoder().encode(Secret.reveal(pepper))));
}

function fileOf(directory: string, rotation: string): string {
  if (NAME.test(rotation)) return join(directory, `${rotation}${SUFFIX}`);
  throw new KeyguardError(
    "KG_ROTATION_ESCROW",
    "Cannot use the escrow: the ledger names a rotation that keyguard does not make",
    { hint: "the ledger may have been changed by hand: keyguard rotate ledger verify" },
  );
}

/**
 * The escrow in files: one encrypted file for each open rotation, flushed and renamed into place.
 *
 * @param directory where they lie; made when the first one is written, for its owner only
 * @param pepper a secret that is not in the directory, such as the managing key's, so that the
 *   directory alone opens nothing; the same one is needed to read again
 */
export function createEscrowFiles(directory: string, pepper?: Secret): Escrow {
  const root = async (): Promise<Uint8Array<ArrayBuffer>> => {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    return combine(await machineKey(directory), pepper);
  };
  return {
    async write(record) {
      const sealed = await sealEscrow(record, await root());
      await replaceFile(fileOf(directory, record.rotation), sealed, { mode: 0o600 });
    },
    async read(rotation) {
      const bytes = await readOptional(fileOf(directory, rotation));
      if (bytes === undefined) return undefined;
      const record = await openEscrow(bytes, rotation, await root());
      if (record !== undefined) return record;
      throw new KeyguardError("KG_ROTATION_ESCROW", "Cannot open the escrow of this rotation", {
        hint: "it was sealed with another managing key, or the file is damaged",
      });
    },
    async destroy(rotation) {
      await rm(fileOf(directory, rotation), { force: true });
    },
    async list() {
      const names = await readdir(directory).catch((error: unknown) => {
        if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
        throw error;
      });
      return names.filter((name) => name.endsWith(SUFFIX)).map((name) => name.slice(0, -SUFFIX.length));
    },
  };
}
