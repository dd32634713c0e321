import type { Stretch } from "../values/extract.ts";
import { type FamilyDetections, familyOf } from "./family-detections.ts";

/** Keys that are written as a list of 64 numbers, as wallets of Solana store them. */
export function findByteArrays(detections: FamilyDetections, arrays: readonly Stretch[]): void {
  const family = familyOf("solana-keypair");
  const part = family.parts.find(({ structure }) => structure === "byte-array");
  if (part === undefined) return;
  for (const array of arrays) {
    const numbers = array.text.match(/\d+/gu) ?? [];
    if (numbers.length !== 64) continue;
    if (detections.proves(part, `[${numbers.join(",")}]`))
      detections.report({ family, part }, array, ["64 numbers: a seed and the public key that it derives to"]);
  }
}
