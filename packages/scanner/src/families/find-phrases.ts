import type { Libraries } from "../libraries.ts";
import type { SourceText } from "../text/source-text.ts";
import type { Stretch } from "../values/extract.ts";
import { type FamilyDetections, familyOf } from "./family-detections.ts";

const encoder = new TextEncoder();

/** Words that say that a phrase is a wallet's. */
const LABEL = /mnemonic|seed|phrase|recover|wallet|words|secret|backup|助记|助記|니모닉|ニーモニック/iu;
/** Text around a phrase that is read with it, so that its borders and its label are seen. */
const AROUND = 120;

function phraseText(source: SourceText, run: Stretch): { readonly start: number; readonly text: string } {
  const start = Math.max(0, run.start - AROUND);
  return { start, text: source.decode(start, Math.min(source.length, run.end + AROUND)) };
}

/** Without the runs of words that are prose, once the lists are there that tell. */
export function withoutProse(source: SourceText, runs: Stretch[], { mnemonics }: Libraries): Stretch[] {
  if (mnemonics === undefined || runs.length === 0) return runs;
  return runs.filter((run) => mnemonics.mayHoldPhrase(phraseText(source, run).text));
}

/** The families that schemes of mnemonics are reported as. */
const FAMILY_OF_SCHEME: Readonly<Record<string, string>> = {
  aezeed: "aezeed-seed",
  bip39: "bip39-mnemonic",
  electrum: "electrum-seed",
  ton: "ton-mnemonic",
  algorand: "algorand-mnemonic",
  monero: "monero-seed",
  polyseed: "monero-seed",
  slip39: "slip39-share",
};

/** Mnemonic phrases among runs of words: those whose checksum is right. */
export function findPhrases(detections: FamilyDetections, runs: readonly Stretch[]): void {
  const { source, libraries } = detections;
  if (runs.length === 0) return;
  if (libraries.mnemonics === undefined) {
    libraries.want("mnemonics");
    return;
  }
  for (const run of runs) {
    const { start, text } = phraseText(source, run);
    const label = LABEL.test(source.decode(start, run.start)) || LABEL.test(source.path);
    for (const phrase of libraries.mnemonics.findMnemonics(text)) {
      if (!phrase.standsAlone && !label) continue;
      const family = familyOf(FAMILY_OF_SCHEME[phrase.scheme] ?? "bip39-mnemonic");
      const part = family.parts.find(({ structure }) => structure === "mnemonic") ?? family.parts[0];
      if (part === undefined) continue;
      const from = start + encoder.encode(text.slice(0, phrase.start)).length;
      const to = start + encoder.encode(text.slice(0, phrase.end)).length;
      if (to <= run.start || from >= run.end) continue; // what is cut off at an end of the text says nothing
      detections.report({ family, part }, { start: from, end: to, text: phrase.phrase }, [
        `${phrase.words} words of the ${phrase.language} list whose checksum is right`,
      ]);
    }
  }
}
