import type { Severity } from "@keyguard/core";
import type { Detection } from "../detection.ts";
import { type PathHints, pathHints } from "../judgement/place.ts";
import { lower } from "../judgement/severity.ts";
import { quietVectors } from "../judgement/vectors.ts";
import type { Libraries } from "../libraries.ts";
import { needsHeavyProofs, proofStrength, prove } from "../proofs/proof.ts";
import type { SourceText } from "../text/source-text.ts";
import type { Stretch } from "../values/extract.ts";
import type { Family, FamilyPart } from "./family.ts";
import { FAMILIES } from "./registry.ts";

const byId: ReadonlyMap<string, Family> = new Map(FAMILIES.map((family) => [family.id, family]));

/**
 * The family of an id that is written in code.
 *
 * @throws RangeError where there is none
 */
export function familyOf(id: string): Family {
  const family = byId.get(id);
  if (family === undefined) throw new RangeError(`no family is called ${id}`);
  return family;
}

/** A part of a family. */
export interface PartOfFamily {
  readonly family: Family;
  readonly part: FamilyPart;
}

/** What proves a part, in words for the evidence. */
export function proofEvidence(part: FamilyPart): string[] {
  if (part.proof === undefined) return [];
  const strength = proofStrength(part.proof);
  if (strength === "certain") return ["it proves itself: its checksum or its derivation is right"];
  return strength === "strong" ? ["its inner structure is right"] : ["its characters are as chance would have them"];
}

/** What of families was found in one text, one detection for each place. */
export class FamilyDetections {
  readonly source: SourceText;
  readonly hints: PathHints;
  readonly libraries: Libraries;
  readonly #found = new Map<string, Detection>();

  constructor(source: SourceText, libraries: Libraries) {
    this.source = source;
    this.hints = pathHints(source.path);
    this.libraries = libraries;
  }

  /** Everything that was reported, in that order. */
  all(): Detection[] {
    const found = [...this.#found.values()];
    return this.hints.test ? [...quietVectors(found)] : found;
  }

  /** Takes in a value; of two for one place the longer one stays. */
  report({ family, part }: PartOfFamily, at: Stretch, evidence: readonly string[]): void {
    const name = `${at.start}:${part.kind}`;
    if ((this.#found.get(name)?.parts[0]?.end ?? 0) >= at.end) return;
    // Two parts of a family that one value fits, such as a seed and the address with it, are one.
    for (const { kind } of family.parts) {
      const other = this.#found.get(`${at.start}:${kind}`);
      if (other?.ruleId === family.id && (other.parts[0]?.end ?? 0) >= at.end) return;
    }
    const strength = part.proof === undefined ? undefined : proofStrength(part.proof);
    this.#found.set(name, {
      ruleId: family.id,
      exchange: null,
      severity: this.#severityOf(family, part),
      confidence:
        strength === "certain" ? "certain" : strength === "strong" || !part.contextRequired ? "high" : "medium",
      message: `Found ${family.finds}${part.encrypted === true ? ", encrypted" : ""}`,
      evidence,
      attackerCould: family.attackerCould,
      remedy: family.remedy,
      parts: [{ ...at, kind: part.kind }],
      provesItself: strength === "certain" && !part.contextRequired,
      identity: at.text,
    });
  }

  /** Sandboxes and published kinds are little; a test's path lowers what the family says. */
  #severityOf(family: Family, part: FamilyPart): Severity {
    if (part.test === true || part.secret === false) return "low";
    const severity = part.severity ?? family.severity;
    return this.hints.test && severity !== "info" ? lower(severity) : severity;
  }

  /** Does a value prove itself? Notes a library that is needed and not there. */
  proves(part: FamilyPart, text: string): boolean {
    if (part.proof === undefined) return true;
    if (needsHeavyProofs(part.proof) && this.libraries.proofs === undefined) {
      this.libraries.want("proofs");
      return false;
    }
    return prove(part.proof, text, this.libraries.proofs) === "yes";
  }
}
