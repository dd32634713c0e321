import { isKeystoreV3 } from "../proofs/keystore.ts";
import { MOST_SHRUNK } from "../text/reach.ts";
import { pemBlocks } from "../values/pem.ts";
import { type FamilyDetections, familyOf } from "./family-detections.ts";

/** A longer text is no wallet file; in bytes. */
const LONGEST_WALLET = 256 * 1024;

/** PEM blocks and encrypted wallets: files, or files inside of a file. */
export function findKeyFiles(detections: FamilyDetections): void {
  const { source } = detections;
  const family = familyOf("private-key");
  for (const block of pemBlocks(source)) {
    const encrypted = block.label.includes("ENCRYPTED") || block.text.includes("ENCRYPTED");
    const part = family.parts.find((candidate) => (candidate.encrypted === true) === encrypted);
    if (part !== undefined)
      detections.report({ family, part }, block, [`a block "${block.label}" with the structure of a key`]);
  }
  const isMarked =
    !source.isUnmarked && source.length < LONGEST_WALLET * MOST_SHRUNK && source.indexOf('"ciphertext"') !== -1;
  if (isMarked) source.reach?.add(0, source.length);
  if (isMarked && source.length < LONGEST_WALLET && isKeystoreV3(source.text)) {
    const keystore = familyOf("ethereum-keystore");
    const [part] = keystore.parts;
    const start = source.text.indexOf("{");
    if (part !== undefined)
      detections.report({ family: keystore, part }, { start, end: source.length, text: source.text.trim() }, [
        "an encrypted wallet file",
      ]);
  }
}
