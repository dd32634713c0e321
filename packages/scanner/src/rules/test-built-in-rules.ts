import { type CredentialGrammar, type Exchange, EXCHANGES } from "@keyguard/exchanges";
import type { Family, FamilyPart } from "../families/family.ts";
import { FAMILIES } from "../families/registry.ts";
import { prove } from "../proofs/proof.ts";
import { scanText } from "../scan-bytes.ts";
import { passesCheapProof } from "../values/exchange-parts.ts";
import { sampleValue } from "./sample-value.ts";
import type { ExampleResult } from "./test-rules.ts";

const NAMES = { key: "API_KEY", secret: "API_SECRET", passphrase: "API_PASSPHRASE", "private-key": "PRIVATE_KEY" };

function nameOf(kind: string): string {
  return NAMES[kind as keyof typeof NAMES] ?? "API_TOKEN";
}

/** Lines of a settings file with a grammar's parts; undefined where one of them cannot be made by chance. */
function settings(
  exchange: Exchange,
  grammar: CredentialGrammar,
  change = (text: string): string => text,
): string | undefined {
  const prefix = exchange.names.environment[0] ?? exchange.id.toUpperCase();
  const lines: string[] = [];
  for (const part of grammar.parts) {
    if (part.required === false) continue;
    const value =
      part.kind === "passphrase" ? "Correct7Horse9" : sampleValue(part, (text) => passesCheapProof(part, text));
    if (value === undefined) return undefined;
    lines.push(`${prefix}_${nameOf(part.kind)}=${change(value)}`);
  }
  return `${lines.join("\n")}\n`;
}

/** What people write where a value will go, as long as the value. */
function mask(text: string): string {
  return "x".repeat(text.length);
}

/** One random value in thousands looks like words, and is not found: what counts is that most are. */
const ATTEMPTS = 3;

async function testGrammar(exchange: Exchange, grammar: CredentialGrammar): Promise<ExampleResult[]> {
  const rule = `${exchange.id}-credential`;
  let passed = false;
  for (let attempt = 0; attempt < ATTEMPTS && !passed; attempt++) {
    const text = settings(exchange, grammar);
    if (text === undefined) return [];
    const found = await scanText(text, { path: ".env" });
    passed = found.some((finding) => finding.exchange === exchange.id);
  }
  const silent = await scanText(settings(exchange, grammar, mask) ?? "", { path: ".env" });
  return [
    { rule, positive: true, number: 1, passed },
    { rule, positive: false, number: 1, passed: silent.length === 0 },
  ];
}

/** The line of a settings file that a part of a family would stand in; undefined where chance does not make one. */
function familySetting({ keywords }: Family, part: FamilyPart): string | undefined {
  if (part.structure !== undefined || part.url !== undefined) return undefined;
  const value = sampleValue(part, (text) => part.proof === undefined || prove(part.proof, text, undefined) === "yes");
  if (value === undefined) return undefined;
  const prefix = (keywords[0] ?? "").toUpperCase().replaceAll(/[^A-Z\d]+/gu, "_");
  const lead = part.lead === undefined ? "" : sampleValue({ shapes: [part.lead] }, () => true);
  return `${prefix}_${nameOf(part.kind)}=${lead ?? ""}${value}\n`;
}

async function testFamily(family: Family): Promise<ExampleResult[]> {
  const results: ExampleResult[] = [];
  for (const part of family.parts) {
    let passed = false;
    let text: string | undefined;
    for (let attempt = 0; attempt < ATTEMPTS && !passed; attempt++) {
      text = familySetting(family, part);
      if (text === undefined) break;
      const found = await scanText(text, { path: ".env" });
      passed = found.some(({ ruleId }) => ruleId === family.id);
    }
    if (text === undefined) continue;
    const silent = await scanText(
      text.replace(/=.*/u, (value) => `=${mask(value)}`),
      { path: ".env" },
    );
    const number = results.length / 2 + 1;
    results.push({ rule: family.id, positive: true, number, passed });
    results.push({ rule: family.id, positive: false, number, passed: silent.length === 0 });
  }
  return results;
}

/**
 * Tries the rules of exchanges and families on values made by chance, in a settings file, and on the same file with its
 * values masked. What chance does not make is left out: PEM blocks, checksums, phrases, and keys in addresses.
 */
export async function testBuiltInRules(): Promise<ExampleResult[]> {
  const results: ExampleResult[] = [];
  for (const exchange of EXCHANGES)
    for (const grammar of exchange.credentials) results.push(...(await testGrammar(exchange, grammar)));
  for (const family of FAMILIES) results.push(...(await testFamily(family)));
  return results;
}
