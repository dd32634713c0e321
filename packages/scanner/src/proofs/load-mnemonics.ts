import type * as Mnemonics from "./mnemonics.ts";

/** The library of {@link loadMnemonics}. */
export type MnemonicLibrary = typeof Mnemonics;

let library: Promise<MnemonicLibrary> | undefined;

/** Loads the word lists and hashes that phrases need, once; a quarter of a megabyte that most scans never touch. */
export function loadMnemonics(): Promise<MnemonicLibrary> {
  library ??= import("./mnemonics.ts");
  return library;
}
