import { isWordy } from "../judgement/wordy.ts";
import { isExchangeName } from "../labels/exchange-names.ts";
import { isPasswordName } from "../slots/roles.ts";
import type { Stretch } from "../values/extract.ts";
import type { Assembled, SlottedValue } from "./part.ts";

/** Lines between two halves that still belong together. */
export const REACH_LINES = 12;

type Half = "key" | "secret";

/** Which half of a credential the slot's name says; a `token` or private key in an exchange's slot is its secret half. */
export function halfOf(value: Pick<SlottedValue, "slot">): Half | undefined {
  switch (value.slot.role?.role) {
    case "key":
    case "token":
      return "key";
    case "secret":
    case "private-key":
      return "secret";
    default:
      return undefined;
  }
}

function stem(value: SlottedValue): string {
  return value.slot.role?.stem ?? "";
}

function blockOf(value: SlottedValue): number {
  return value.scopes[0]?.start ?? 0;
}

/** The exchange that a name's other words hold. */
function exchangeIn(words: string): string | undefined {
  return words.split(" ").find(isExchangeName);
}

/** `cookie_secret`, `JWT_SECRET`: what a service signs with by itself, and no half of a key. */
const OWN_SECRET = /\b(?:cookie|csrf|jwt|session)\b/u;

/** Names that tell of two exchanges are of two accounts; what holds the other one is that one again. */
function areStrangers(key: SlottedValue, secret: SlottedValue): boolean {
  if (OWN_SECRET.test(stem(secret)) && !OWN_SECRET.test(stem(key))) return true;
  if (key.text.includes(secret.text) || secret.text.includes(key.text)) return true;
  // `SECRET_KEY="my-key:…"`: a value and a piece of it; those of `Basic …` are one place.
  if (key.start !== secret.start && key.start < secret.end && secret.start < key.end) return true;
  if (/\bid\.value$/iu.test(key.slot.name ?? "")) return true; // `key.id.value()`: what a record is known by
  // `OPERATOR_KEY=0x…`, `TREASURY_KEY=0x…`: keys of two wallets.
  const isWallets = [key, secret].every((value) => stem(value) !== "" && /^0x[\da-f]{64}$/iu.test(value.text));
  if (isWallets && stem(key) !== stem(secret)) return true;
  const [one, other] = [exchangeIn(stem(key)), exchangeIn(stem(secret))];
  return one !== undefined && other !== undefined && one !== other;
}

/** How well two halves belong together; undefined when they do not. Lower is better. */
function distance(key: SlottedValue, secret: SlottedValue): number | undefined {
  const lines = Math.abs(key.line - secret.line);
  const sameBlock = blockOf(key) === blockOf(secret);
  const sameStem = stem(key) === stem(secret);
  if (areStrangers(key, secret)) return undefined;
  // What a record is known by stands at its head, so a secret before it is another one's.
  if (!sameBlock && key.start > secret.start && /^id$/iu.test(key.slot.name ?? "")) return undefined;
  if (
    lines > REACH_LINES &&
    !(sameStem && stem(key) !== "" && lines <= 200) &&
    !(sameBlock && blockOf(key) !== 0 && lines <= 40)
  )
    return undefined;
  const stray =
    (sameStem ? 0 : stem(key) === "" || stem(secret) === "" ? 8 : 24) +
    (sameBlock ? 0 : blockOf(key) === 0 || blockOf(secret) === 0 ? 6 : 20);
  // A secret usually follows its key.
  return lines + stray + (secret.start > key.start ? 0 : 0.5);
}

/**
 * Brings halves in named slots together: each key with the secret that belongs to it most, the closest
 * pairs first, so that two accounts are never mixed.
 *
 * @param isAccount tells whether a login and a password are an exchange's
 */
export function pairNamed(values: readonly SlottedValue[], isAccount: (parts: Assembled) => boolean): Assembled[] {
  const keys = values.filter((value) => halfOf(value) === "key");
  const secrets = values.filter((value) => halfOf(value) === "secret");
  const candidates: { key: SlottedValue; secret: SlottedValue; cost: number }[] = [];
  for (const key of keys) {
    // Both lists are in order of place: only neighbours can belong together unless their stems say so.
    for (const secret of secrets) {
      if (Math.abs(secret.line - key.line) > 200) continue;
      const cost = distance(key, secret);
      if (cost !== undefined) candidates.push({ key, secret, cost });
    }
  }
  candidates.sort((a, b) => a.cost - b.cost || a.key.start - b.key.start || a.secret.start - b.secret.start);
  const taken = new Set<SlottedValue>();
  const pairs: Assembled[] = [];
  for (const { key, secret } of candidates) {
    if (taken.has(key) || taken.has(secret)) continue;
    taken.add(key).add(secret);
    pairs.push({ key, secret, because: "key and secret stand in slots with matching names" });
  }
  for (const pair of pairLogins(values, taken, isAccount)) {
    for (const half of [pair.key, pair.secret]) if (half !== undefined) taken.add(half);
    pairs.push(pair);
  }
  for (const value of values) {
    const half = halfOf(value);
    if (half === undefined || taken.has(value)) continue;
    pairs.push({
      key: half === "key" ? value : undefined,
      secret: half === "secret" ? value : undefined,
      because: "the slot's name says what it is",
    });
  }
  return pairs.sort((a, b) => first(a) - first(b));
}

const SIDE_BY_SIDE = "login and password stand side by side";

/** `login … password …`: where both are an exchange's, the password is the secret. */
function pairLogins(
  values: readonly SlottedValue[],
  taken: ReadonlySet<SlottedValue>,
  isAccount: (parts: Assembled) => boolean,
): Assembled[] {
  const used = new Set<SlottedValue>();
  return values.flatMap((key) => {
    if (halfOf(key) !== "key" || taken.has(key)) return [];
    const secret = values.find(
      (value) =>
        value.slot.role?.role === "passphrase" &&
        value.slot.form === "named" &&
        !used.has(value) &&
        value.start > key.start &&
        value.line - key.line <= 2 &&
        stem(value) === stem(key) &&
        isAccount({ key, secret: value, because: SIDE_BY_SIDE }),
    );
    if (secret === undefined) return [];
    used.add(secret);
    return [{ key, secret, because: SIDE_BY_SIDE }];
  });
}

function first(assembled: Assembled): number {
  return Math.min(assembled.key?.start ?? Infinity, assembled.secret?.start ?? Infinity);
}

/** True when two values are neighbours in a list of arguments or on bare lines. */
function areNeighbours(left: SlottedValue, right: SlottedValue): boolean {
  if (right.slot.after !== undefined) return right.slot.after >= left.start - 4 && right.slot.after < left.end;
  return left.slot.form === "line" && right.slot.form === "line" && right.line - left.line <= 2;
}

/** Can the two be the key and the secret of one exchange? */
export function fitTogether(key: SlottedValue, secret: SlottedValue): boolean {
  return key.fits.some(
    (a) => a.part.kind === "key" && secret.fits.some((b) => b.grammar === a.grammar && b.part.kind !== "key"),
  );
}

const BECAUSE: Readonly<Partial<Record<SlottedValue["slot"]["form"], string>>> = {
  line: "two bare lines follow each other",
  field: "two fields of a line follow each other",
};

/** More bare lines in a row are the lines of a block: a certificate, an image, a list of digests. */
const MOST_LINES = 4;
/** More values in one list are data: credentials come with names from the third on. */
const MOST_ITEMS = 6;

/** Values alone on their lines that belong to a longer block of such lines. */
function blockLines(values: readonly SlottedValue[]): Set<SlottedValue> {
  const found = new Set<SlottedValue>();
  let block: SlottedValue[] = [];
  const close = (): void => {
    if (block.length > MOST_LINES) for (const value of block) found.add(value);
    block = [];
  };
  for (const value of values) {
    if (value.slot.form !== "line") continue;
    const last = block.at(-1);
    if (last !== undefined && value.line - last.line > 1) close();
    block.push(value);
  }
  close();
  return found;
}

/** Values of a longer list of such values. */
function listItems(values: readonly SlottedValue[]): Set<SlottedValue> {
  const found = new Set<SlottedValue>();
  let list: SlottedValue[] = [];
  const close = (): void => {
    if (list.length > MOST_ITEMS) for (const value of list) found.add(value);
    list = [];
  };
  for (const value of values) {
    const last = list.at(-1);
    if (last === undefined || value.slot.after === undefined || !areNeighbours(last, value)) close();
    list.push(value);
  }
  close();
  return found;
}

/**
 * Brings neighbours without names together: two arguments of a call, two items of a list, two bare
 * lines. The first is the key unless only the other order has an exchange's shape.
 */
export function pairNeighbours(values: readonly SlottedValue[]): Assembled[] {
  const pairs: Assembled[] = [];
  const data = new Set([...blockLines(values), ...listItems(values)]);
  for (let i = 0; i + 1 < values.length; i++) {
    const [left, right] = [values[i], values[i + 1]];
    if (left === undefined || right === undefined || !areNeighbours(left, right) || data.has(left)) continue;
    if (left.text === right.text) continue; // what is said twice is no key and its secret
    const turned = !fitTogether(left, right) && fitTogether(right, left);
    pairs.push({
      key: turned ? right : left,
      secret: turned ? left : right,
      because: BECAUSE[left.slot.form] ?? "two arguments follow each other",
    });
    i += 1;
  }
  return pairs;
}

/** True when a value is the third of a list, or of bare lines: the passphrase after a key and a secret. */
function follows(value: SlottedValue, pairs: readonly Assembled[]): boolean {
  const { after, form } = value.slot;
  if (form === "line")
    return pairs.some((pair) =>
      [pair.key, pair.secret].some((half) => half?.slot.form === "line" && half.line === value.line - 1),
    );
  if (after === undefined) return false;
  return pairs.some(({ key, secret }) =>
    [key, secret].some((half) => half !== undefined && after >= half.start - 4 && after < half.end),
  );
}

/**
 * Quoted arguments and bare lines without a name and without a neighbour: the secret of a key that is too
 * short to be a candidate.
 *
 * @param pairs what was brought together already
 */
export function loneValues(values: readonly SlottedValue[], pairs: readonly Assembled[]): Assembled[] {
  return values
    .filter((value) => {
      const { slot, fits } = value;
      const form = (slot.form === "argument" && slot.quoted) || slot.form === "line" || slot.form === "field";
      return (
        form && fits.some(({ part }) => part.kind === "secret" || part.kind === "private-key") && !follows(value, pairs)
      );
    })
    .map((secret) => ({ key: undefined, secret, because: "a short value and a long one follow each other" }));
}

/** Exchanges' passphrases are mostly shorter, and say nothing without their key. */
const SHORTEST_PASSPHRASE = 24;

/** Random values in slots called password that are no exchange's passphrase: of a database, of a mail server, of a wallet. */
export function lonePasswords(values: readonly SlottedValue[], taken: readonly Stretch[]): Assembled[] {
  return values
    .filter(
      ({ slot, start, quality, text }) =>
        slot.role?.role === "passphrase" &&
        slot.form === "named" &&
        (isPasswordName(slot.name ?? "") ||
          (text.length >= SHORTEST_PASSPHRASE && /pass[-_ ]?phrase$/iu.test(slot.name ?? ""))) &&
        quality !== "none" &&
        !isWordy(text) &&
        !taken.some((part) => part.start <= start && part.end > start),
    )
    .map((secret) => ({ key: undefined, secret, because: "the slot's name says what it is" }));
}
