import type { MnemonicLibrary } from "./proofs/load-mnemonics.ts";
import { loadMnemonics } from "./proofs/load-mnemonics.ts";
import type { HeavyLibrary } from "./proofs/proof.ts";
import { loadHeavyProofs } from "./proofs/proof.ts";

/**
 * Curves, hashes and word lists, which most scans never need. Detection is synchronous: it works with
 * what is loaded and notes what it missed; whoever runs it loads that and runs it again.
 */
export class Libraries {
  proofs: HeavyLibrary | undefined;
  mnemonics: MnemonicLibrary | undefined;
  #wanted = new Set<"proofs" | "mnemonics">();

  /** Notes that a value could not be judged without a library. */
  want(name: "proofs" | "mnemonics"): void {
    this.#wanted.add(name);
  }

  /** True when something was wanted that is not there. */
  get wanting(): boolean {
    return this.#wanted.size > 0;
  }

  /** Loads what was wanted since the last call. Returns whether there was anything: then detection runs again. */
  async load(): Promise<boolean> {
    if (this.#wanted.size === 0) return false;
    const wanted = this.#wanted;
    this.#wanted = new Set();
    if (wanted.has("proofs")) this.proofs = await loadHeavyProofs();
    if (wanted.has("mnemonics")) this.mnemonics = await loadMnemonics();
    return true;
  }
}
