import { KeyguardError } from "./errors.ts";

/** Where a secret lives. */
export const STORE_SCHEMES = ["env", "dotenv", "file", "local", "aws", "vault", "github", "command"] as const;
/** Where a secret lives. */
export type StoreScheme = (typeof STORE_SCHEMES)[number];

/** One part of a stored credential. */
export type StoredPart = "key" | "secret" | "passphrase";

/** A place in a store: `SCHEME:NAME`, with `#key`, `#secret` or `#passphrase` for one part. */
export interface Place {
  readonly scheme: StoreScheme;
  /** Everything between the scheme and the part; for `dotenv` and `github` it keeps its own `#PREFIX`. */
  readonly name: string;
  readonly part?: StoredPart;
}

const PART = /#(key|secret|passphrase)$/u;

/**
 * Reads a place as `keyguard.toml` and the `secrets` commands spell it, or a reference `kg://SCHEME/NAME#PART`.
 *
 * @throws {KeyguardError} `KG_USAGE` for an unknown scheme or an empty name; the text is not echoed
 *
 * @example
 * ```ts
 * import { parsePlace } from "@keyguard/core";
 *
 * console.log(parsePlace("local:binance-main#secret")); // { scheme: 'local', name: 'binance-main', part: 'secret' }
 * ```
 */
export function parsePlace(text: string): Place {
  const match = /^kg:\/\/([a-z]+)\/(.*)$/su.exec(text) ?? /^([a-z]+):(.*)$/su.exec(text);
  const scheme = STORE_SCHEMES.find((known) => known === match?.[1]);
  const rest = match?.[2] ?? "";
  if (scheme === undefined) {
    throw new KeyguardError("KG_USAGE", "Cannot read the place of a secret: its scheme is not known", {
      hint: `write SCHEME:NAME with one of ${STORE_SCHEMES.join(", ")}`,
    });
  }
  // A command may hold any text, a '#' too.
  const part = scheme === "command" ? undefined : (PART.exec(rest)?.[1] as StoredPart | undefined);
  const name = part === undefined ? rest : rest.slice(0, -part.length - 1);
  if (name === "")
    throw new KeyguardError("KG_USAGE", `Cannot read the place of a secret: nothing follows "${scheme}:"`, {
      hint: `name it, such as ${scheme}:binance-main`,
    });
  return part === undefined ? { scheme, name } : { scheme, name, part };
}

/** The place as `parsePlace` reads it. */
export function formatPlace(place: Place): string {
  return `${place.scheme}:${place.name}${place.part === undefined ? "" : `#${place.part}`}`;
}

/** The place as a reference, `kg://SCHEME/NAME#PART`, for an `.env` file. */
export function formatReference(place: Place): string {
  return `kg://${place.scheme}/${place.name}${place.part === undefined ? "" : `#${place.part}`}`;
}
