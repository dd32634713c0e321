// Proofs that need neither a curve nor a hash: they run on every value whose shape fits.

const counts = new Uint16Array(128);

/** Counts the characters of an ASCII text into `counts`; returns how many different ones there are. */
function count(text: string): number {
  counts.fill(0);
  let different = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i) & 127;
    if (counts[code] === 0) different += 1;
    counts[code] = (counts[code] ?? 0) + 1;
  }
  return different;
}

/** Distinct characters of a text. */
export function distinct(text: string): number {
  return count(text);
}

/** Shannon entropy in bits for each character. */
export function entropy(text: string): number {
  count(text);
  let bits = 0;
  for (const times of counts) if (times > 0) bits -= (times / text.length) * Math.log2(times / text.length);
  return bits;
}

/** True when four neighbours are equal, or climb by one: `aaaa`, `1234`, `abcd`. */
export function hasRun(text: string, length = 4): boolean {
  let equal = 1;
  let climbing = 1;
  for (let i = 1; i < text.length; i++) {
    const step = text.charCodeAt(i) - text.charCodeAt(i - 1);
    equal = step === 0 ? equal + 1 : 1;
    climbing = step === 1 ? climbing + 1 : 1;
    if (equal >= length || climbing >= length + 1) return true;
  }
  return false;
}

/** Lengths under which a value may lack a digit by chance: one base62 value of 20 in thirty does. */
const SURE_OF_A_DIGIT = 36;

/** Letters of both cases and, in a long value, a digit or cases that change as often as chance has it, spread as chance would: not a word, an identifier or a constant. */
export function isMixed(text: string): boolean {
  if (!/[a-z]/u.test(text) || !/[A-Z]/u.test(text)) return false;
  if (!/\d/u.test(text) && changesOf(text) < text.length * (text.length >= SURE_OF_A_DIGIT ? 0.42 : 1 / 3))
    return false;
  if (hasRun(text, 5)) return false;
  if (text.length <= 40) return distinct(text) >= text.length * 0.45;
  return entropy(text) >= 4.2;
}

/** How often neighbours differ in class: digit, capital, small letter. */
function changesOf(text: string): number {
  return text.match(/[a-z](?=[A-Z\d])|[A-Z](?=[a-z\d])|\d(?=[A-Za-z])/gu)?.length ?? 0;
}

/** Letters of one case and digits, spread as chance would. */
export function isOneCase(text: string): boolean {
  const bare = text.replaceAll("-", "");
  if (!/^(?:[0-9a-z]+|[0-9A-Z]+)$/u.test(bare) || !/\d/u.test(bare) || !/[A-Za-z]/u.test(bare)) return false;
  return (
    !hasRun(bare, 5) &&
    changesOf(bare) >= Math.min(3, bare.length / 8) &&
    distinct(bare) >= Math.min(10, bare.length * 0.45)
  );
}

/** Groups joined by `-` whose hex groups of eight each hold a digit, which sets them apart from hyphenated words. */
export function isHexGroups(text: string): boolean {
  const groups = text.split("-");
  const hex = groups.filter((group) => /^[0-9a-f]{8}$/u.test(group));
  return groups.length > 1 && hex.length > 0 && hex.every((group) => /\d/u.test(group)) && distinct(text) >= 9;
}

/** A value of an unknown alphabet that chance would make: many different characters, no runs. */
export function isRandom(text: string): boolean {
  if (/^[0-9a-fA-F]+$/u.test(text)) return isRandomHex(text);
  return isUuid4(text) || isMixed(text) || isOneCase(text) || (isCanonicalBase64(text) && /\d/u.test(text));
}

/** True where eight bytes in a row are one more, or one less, than the one before: `1f1e1d1c1b1a1918`. */
export function countsInBytes(text: string): boolean {
  let [up, down] = [0, 0];
  for (let at = 2, last = Number.parseInt(text.slice(0, 2), 16); at + 1 < text.length; at += 2) {
    const byte = Number.parseInt(text.slice(at, at + 2), 16);
    up = byte === last + 1 ? up + 1 : 0;
    down = byte === last - 1 ? down + 1 : 0;
    if (up >= 7 || down >= 7) return true;
    last = byte;
  }
  return false;
}

/** Hex of one case that chance would make: enough different digits, no long runs, not text in hex. */
export function isRandomHex(text: string): boolean {
  const digits = distinct(text.toLowerCase());
  if (digits < (text.length >= 60 ? 10 : text.length >= 32 ? 9 : 7)) return false;
  if (!/\d/u.test(text) || !/[a-f]/iu.test(text)) return false;
  if (/[a-f]/u.test(text) && /[A-F]/u.test(text)) return false;
  if (/([0-9a-fA-F])\1{6}/u.test(text) || hasRun(text, 7) || countsInBytes(text)) return false;
  return !isHexText(text);
}

/** Text in hex: 37 of a hundred random bytes are printable, so that a short text has to be all of it. */
function isHexText(text: string): boolean {
  let others = 0;
  for (let i = 0; i + 1 < text.length; i += 2) {
    const byte = Number.parseInt(text.slice(i, i + 2), 16);
    if (byte < 32 || byte >= 127) others += 1;
  }
  return others <= Math.max(0, text.length / 16 - 2);
}

/** A version 4 UUID that is not a pattern. */
export function isUuid4(text: string): boolean {
  if (!/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/iu.test(text)) return false;
  const bare = text.replaceAll("-", "");
  return distinct(bare.toLowerCase()) >= 8 && !hasRun(bare, 6);
}

/** When a MongoDB ObjectId of an exchange can have been made: from September 2017 to a day from now, in seconds. */
const FIRST_OBJECT_ID = 1_504_224_000;

/** A MongoDB ObjectId with a plausible time; KuCoin's carry process id 1. */
export function isObjectId(text: string, now: number = Date.now()): boolean {
  if (!/^[0-9a-f]{24}$/u.test(text)) return false;
  const seconds = Number.parseInt(text.slice(0, 8), 16);
  return seconds >= FIRST_OBJECT_ID && seconds <= now / 1000 + 86_400;
}

/** Standard base64 that decodes and encodes back to itself, and is no text. */
export function isCanonicalBase64(text: string): boolean {
  if (!/^[A-Za-z0-9+/]+={0,2}$/u.test(text) || text.length % 4 !== 0) return false;
  const binary = atob(text);
  if (btoa(binary) !== text) return false;
  return distinct(text) >= Math.min(20, text.length / 2.5) && /[A-Z]/u.test(text) && /[a-z]/u.test(text);
}
