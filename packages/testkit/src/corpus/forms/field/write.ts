import { type Form, form, lines } from "../../form.ts";
import type { NameStyle, Scene, Slot } from "../../scene.ts";

/** Takes a single value too. */
export const ANY = { needs: "any" } as const;
/** The same where a value of many lines cannot stand. */
export const LINE = { needs: "any", oneLine: true } as const;
/** A key and a secret of one line each. */
export const PAIR = { oneLine: true } as const;

/** A name as a type has it. */
export const pascal = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
/** A name as people say it. */
export const spoken = (text: string): string => text.replaceAll("_", " ");

/** One line, or item, for each part of the credential. */
export function each(s: Scene, style: NameStyle, write: (slot: Slot) => string): string[] {
  return s.slots(style).map(write);
}

/** The parts without their names, in their usual order. */
export function values(s: Scene): string[] {
  return s.slots("snake").map(({ value }) => value);
}

/** Describes a form of one file by its lines. */
export function file(
  id: string,
  what: string,
  path: string,
  write: (scene: Scene) => readonly (string | readonly string[])[],
  options?: Parameters<typeof form>[3],
): Form {
  return form(id, what, (s) => ({ path, text: lines(...write(s)) }), options);
}

/** The parts under names of another language: those of the key, of the secret and of the passphrase. */
export function called(s: Scene, names: readonly [string, string, string], write: (slot: Slot) => string): string[] {
  const [key, secret, passphrase] = names;
  return each(s, "snake", (slot) =>
    write({ ...slot, name: slot.kind === "key" ? key : slot.kind === "passphrase" ? passphrase : secret }),
  );
}
