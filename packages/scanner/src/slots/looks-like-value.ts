import { isWordy } from "../judgement/wordy.ts";

/** A neighbour in a list that is a value itself, not the name of something. */
export function looksLikeValue(word: string): boolean {
  if (word.length < 16 || word.includes(".") || !/\d/u.test(word)) return false;
  const changes = word.match(/\d(?=[A-Za-z])|[A-Za-z](?=\d)|[a-z](?=[A-Z])|[A-Z](?=[a-z])/gu)?.length ?? 0;
  return changes >= 3 && !isWordy(word);
}
