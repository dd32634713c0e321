import { formatReference, KeyguardError, type Place, Secret, type StoredPart } from "@keyguard/core";
import { PARTS, partOfVariable } from "../document.ts";
import { setDotenv } from "../dotenv/edit-dotenv.ts";
import { parseDotenv } from "../dotenv/parse-dotenv.ts";
import { ENDINGS } from "../variables.ts";

/** One variable of an `.env` file that moves into a store. */
export interface Move {
  readonly variable: string;
  readonly value: Secret;
  readonly part: StoredPart;
  /** Where to, without the part. */
  readonly place: Place;
}

/** What an import would do. Holds secrets, as `Secret`s. */
export interface ImportPlan {
  readonly moves: readonly Move[];
  /** The file afterwards; the same text when there is nothing to move. */
  readonly text: string;
  /** Variables that look like secrets and stay, with the reason. */
  readonly left: readonly { readonly variable: string; readonly why: string }[];
}

interface Found {
  readonly variable: string;
  readonly value: string;
  readonly prefix: string;
  readonly part: StoredPart;
}

/** Names without any prefix, as single-exchange bots have them. */
const BARE: Readonly<Record<string, StoredPart>> = {
  API_KEY: "key",
  APIKEY: "key",
  ACCESS_KEY: "key",
  API_SECRET: "secret",
  SECRET_KEY: "secret",
  API_SECRET_KEY: "secret",
  SECRET: "secret",
  PASSPHRASE: "passphrase",
  API_PASSPHRASE: "passphrase",
};

function classify(variable: string, value: string): Found | undefined {
  const bare = BARE[variable.toUpperCase()];
  if (bare !== undefined) return { variable, value, prefix: "", part: bare };
  const part = partOfVariable(variable);
  if (part === undefined) return undefined;
  const ending = ENDINGS[part]
    .toSorted((a, b) => b.length - a.length)
    .find((known) => variable.toUpperCase().endsWith(`_${known}`));
  return ending === undefined ? undefined : { variable, value, part, prefix: variable.slice(0, -ending.length - 1) };
}

function isReference(value: string): boolean {
  return value.startsWith("kg://");
}

/** Where one credential of several goes: the place's name and the variables' prefix. */
function placeFor(to: Place, prefix: string, single: boolean): Place {
  return {
    scheme: to.scheme,
    name: single || prefix === "" ? to.name : `${to.name}-${prefix.toLowerCase().replaceAll("_", "-")}`,
  };
}

/** The variables of one credential that can move; of two that name one part but differ, neither does. */
function movesOf(
  group: readonly Found[],
  place: Place,
): { readonly moves: Move[]; readonly left: { variable: string; why: string }[] } {
  const moves: Move[] = [];
  const left: { variable: string; why: string }[] = [];
  for (const part of PARTS) {
    const literal = group.filter((one) => one.part === part && !isReference(one.value));
    const differ = new Set(literal.map(({ value }) => value)).size > 1;
    for (const { variable, value } of literal) {
      if (differ) left.push({ variable, why: `another variable holds a different ${part}` });
      else moves.push({ variable, part, place, value: new Secret(value, variable) });
    }
  }
  return { moves, left };
}

/**
 * Plans the move of an `.env` file's credentials into a store. Pure: nothing is read or written.
 *
 * A credential is a key and a secret under one prefix, with its passphrase. One goes to `to`; of
 * several each goes to `to` with its prefix added. References stay, so that a second plan is empty.
 *
 * @throws {KeyguardError} `KG_USAGE` when `to` names a part
 */
export function planImport(text: string, to: Place): ImportPlan {
  if (to.part !== undefined)
    throw new KeyguardError("KG_USAGE", "Cannot import to one part: a credential has several", {
      hint: "leave out the #part of --to",
    });
  const set = new Map(parseDotenv(text).map(({ name, value }) => [name, value]));
  const found = [...set].flatMap(([variable, value]) => (value === "" ? [] : (classify(variable, value) ?? [])));
  const groups = new Map<string, Found[]>();
  for (const one of found) groups.set(one.prefix, [...(groups.get(one.prefix) ?? []), one]);
  const whole = [...groups].filter(([, group]) =>
    ["key", "secret"].every((part) => group.some((one) => one.part === part)),
  );
  const moves: Move[] = [];
  const left: { variable: string; why: string }[] = [];
  for (const [prefix, group] of whole) {
    const planned = movesOf(group, placeFor(to, prefix, whole.length === 1));
    moves.push(...planned.moves);
    left.push(...planned.left);
  }
  const inWhole = new Set(whole.map(([prefix]) => prefix));
  for (const { variable, value, prefix, part } of found)
    if (!inWhole.has(prefix) && part !== "key" && !isReference(value))
      left.push({ variable, why: "its key is not in this file" });
  let next = text;
  for (const { variable, part, place } of moves) next = setDotenv(next, variable, formatReference({ ...place, part }));
  return { moves, text: next, left };
}
