import { type CredentialGrammar, type Exchange, EXCHANGES } from "@keyguard/exchanges";
import { scanText } from "../scan-bytes.ts";
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
    const value = part.kind === "passphrase" ? "Correct7Horse9" : sampleValue(part);
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

/**
 * Tries the rules of exchanges on values made by chance, in a settings file, and on the same file with its values
 * masked. Credentials with PEM blocks and checksums, which chance does not make, are left out.
 */
export async function testBuiltInRules(): Promise<ExampleResult[]> {
  const results: ExampleResult[] = [];
  for (const exchange of EXCHANGES)
    for (const grammar of exchange.credentials) results.push(...(await testGrammar(exchange, grammar)));
  return results;
}
