/** What its owner may declare about a key; the first five make it due at once. */
export const KEY_EVENTS = [
  "dependency-doubt",
  "member-left",
  "repository-public",
  "unknown-activity",
  "leaked",
  "password-changed",
] as const;
/** What its owner may declare about a key. */
export type KeyEvent = (typeof KEY_EVENTS)[number];

/** An event, with the moment it was declared for. */
export interface DeclaredEvent {
  readonly event: KeyEvent;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** Why an event makes a key due, in words; undefined for an event that by itself does not. */
export const EVENT_REASONS: Readonly<Record<KeyEvent, string | undefined>> = {
  "dependency-doubt": "a dependency of a program that holds it is in doubt",
  "member-left": "somebody who knew it has left",
  "repository-public": "a repository that may hold it became public",
  "unknown-activity": "the account shows activity that nobody claims",
  leaked: "it was seen outside its store",
  "password-changed": undefined, // only matters where an exchange reacts to it
};

/** True when the word names an event. */
export function isKeyEvent(word: string): word is KeyEvent {
  return (KEY_EVENTS as readonly string[]).includes(word);
}
