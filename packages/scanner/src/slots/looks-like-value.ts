import { isWordy } from "../judgement/wordy.ts";

/** A neighbour in a list that is a value itself, not the name of something. */
export function looksLikeValue(word: string): boolean {
  if (word.length < 16 || word.includes(".") || !/\d/u.test(word)) return false;
  const changes = word.match(/\d(?=[A-Za-z])|[A-Za-z](?=\d)|[a-z](?=[A-Z])|[A-Z](?=[a-z])/gu)?.length ?? 0;
  return changes >= 3 && !isWordy(word);
}

/** `A-Z a-z 0-9 + - / = _`: what a value is made of, with its padding. */
export function isTokenByte(byte: number | undefined): boolean {
  if (byte === undefined) return false;
  const letter = byte | 32;
  if ((letter >= 97 && letter <= 122) || (byte >= 47 && byte <= 57)) return true;
  return byte === 43 || byte === 45 || byte === 61 || byte === 95;
}
