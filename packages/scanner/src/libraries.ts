import type * as detect from "./detect.ts";
import type { MnemonicLibrary } from "./proofs/load-mnemonics.ts";
import { loadMnemonics } from "./proofs/load-mnemonics.ts";
import type { HeavyLibrary } from "./proofs/proof.ts";
import { loadHeavyProofs } from "./proofs/proof.ts";

/** Everything that judges what the kernel saw. */
export type DetectionLibrary = typeof detect;

type LibraryName = "detection" | "proofs" | "mnemonics";

/**
 * Detection itself, curves, hashes and word lists, which many scans never need. Looking at a text is synchronous: it
 * works with what is loaded and notes what it missed; whoever does it loads that and looks again.
 */
export class Libraries {
  detection: DetectionLibrary | undefined;
  proofs: HeavyLibrary | undefined;
  mnemonics: MnemonicLibrary | undefined;
  #wanted = new Set<LibraryName>();

  /** Notes that a value could not be judged without a library. */
  want(name: LibraryName): void {
    this.#wanted.add(name);
  }

  /** True when something was wanted that is not there. */
  get wanting(): boolean {
    return this.#wanted.size > 0;
  }

  /** Loads what was wanted since the last call. Returns whether there was anything: then the text is looked at again. */
  async load(): Promise<boolean> {
    if (this.#wanted.size === 0) return false;
    const wanted = this.#wanted;
    this.#wanted = new Set();
    if (wanted.has("detection")) this.detection = await import("./detect.ts");
    if (wanted.has("proofs")) this.proofs = await loadHeavyProofs();
    if (wanted.has("mnemonics")) this.mnemonics = await loadMnemonics();
    return true;
  }
}
