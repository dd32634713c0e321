import { isKeystoreV3 } from "../proofs/keystore.ts";
import { BESIDE, MOST_SHRUNK } from "../text/reach.ts";
import type { SourceText } from "../text/source-text.ts";
import { type PemBlock, pemBlocks } from "../values/pem.ts";
import { type FamilyDetections, familyOf, type PartOfFamily } from "./family-detections.ts";

/** A longer text is no wallet file; in bytes. */
const LONGEST_WALLET = 256 * 1024;

/** What stands beside the key in a file of an account that Google's programs sign in with. */
const OF_SERVICE_ACCOUNT = /\\?["']type\\?["']\s{0,4}:\s{0,4}\\?["']service_account|\.gserviceaccount\.com/u;

/** True for the key of such an account, in its file or in a copy of that. */
function isOfServiceAccount(source: SourceText, { start, end, label }: PemBlock): boolean {
  if (label !== "PRIVATE KEY") return false;
  source.reach?.add(start - BESIDE, end + BESIDE);
  const around = source.slice(Math.max(0, start - BESIDE), start) + source.slice(end, end + BESIDE);
  return OF_SERVICE_ACCOUNT.test(around);
}

/** Whose a block is, and what of it. */
function partOf(source: SourceText, block: PemBlock): PartOfFamily | undefined {
  const isEncrypted = block.label.includes("ENCRYPTED") || block.text.includes("ENCRYPTED");
  const isGoogles = !isEncrypted && isOfServiceAccount(source, block);
  const family = familyOf(isGoogles ? "google-cloud" : "private-key");
  const part = family.parts.find(
    ({ structure, encrypted = false }) => structure === "pem" && encrypted === isEncrypted,
  );
  return part === undefined ? undefined : { family, part };
}

/** PEM blocks and encrypted wallets: files, or files inside of a file. */
export function findKeyFiles(detections: FamilyDetections): void {
  const { source } = detections;
  for (const block of pemBlocks(source)) {
    const found = partOf(source, block);
    if (found !== undefined) detections.report(found, block, [`a block "${block.label}" with the structure of a key`]);
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
