import { type Credential, type Finding, type PartKind, Secret, type Verification, webClock } from "@keyguard/core";
import { EXCHANGES, findExchange, matchesShape, type PartGrammar } from "@keyguard/exchanges";
import { READERS } from "./readers/readers.ts";
import { createPace } from "./transport/pace.ts";
import type { VerdictCache } from "./verdicts.ts";
import {
  type VerifiedCredential,
  verifiedSeverity,
  verifyCredential,
  type VerifyOptions,
} from "./verify-credential.ts";

/** A part's value, as the scanner hands it to whoever verifies. */
export interface FoundPart {
  readonly kind: PartKind;
  readonly value: Secret;
}

/** How findings are verified. */
export interface VerifyFindingsOptions extends Omit<VerifyOptions, "endpoint"> {
  readonly cache?: VerdictCache;
  /**
   * Where an exchange is asked instead; honoured for this machine and for the exchange's own hosts
   * alone, because a scanned repository may have written it.
   */
  readonly endpointOf?: (exchange: string) => string | undefined;
}

/** Changes a finding by asking its issuer. The scanner's `OnFinding` has this form. */
export type FindingVerifier = (finding: Finding, values: readonly FoundPart[]) => Promise<Finding>;

/** Most exchanges that a person is asked to choose from. */
const MOST_CANDIDATES = 12;

/** The credential of a finding's parts; undefined where a part is missing that signs. */
function credentialOf(exchange: string, values: readonly FoundPart[]): Credential | undefined {
  const first = (...kinds: PartKind[]): Secret | undefined => values.find(({ kind }) => kinds.includes(kind))?.value;
  const secret = first("secret", "private-key");
  const key = first("key") ?? (exchange === "hyperliquid" ? secret : undefined);
  const passphrase = first("passphrase");
  if (key === undefined || secret === undefined) return undefined;
  return { exchange, key, secret, ...(passphrase === undefined ? {} : { passphrase }) };
}

function fits(part: PartGrammar, value: string): boolean {
  return part.shapes.some((shape) => ("pem" in shape ? value.includes("-----BEGIN") : matchesShape(shape, value)));
}

/** The exchanges whose credentials look like this one, where nothing named one. */
function candidatesFor({ key, secret }: Credential): string[] {
  const fitting = EXCHANGES.filter(({ id }) => READERS[id] !== undefined).filter(({ credentials }) =>
    credentials.some(({ parts }) => {
      const ofKind = (...kinds: string[]): PartGrammar[] => parts.filter(({ kind }) => kinds.includes(kind));
      const keyFits = ofKind("key").some((part) => fits(part, Secret.reveal(key)));
      return keyFits && ofKind("secret", "private-key").some((part) => fits(part, Secret.reveal(secret)));
    }),
  );
  return fitting.map(({ id }) => id).slice(0, MOST_CANDIDATES);
}

/** An endpoint that may be used for a credential that was found, not declared. */
function trusted(exchange: string, endpoint: string | undefined): string | undefined {
  if (endpoint === undefined || !URL.canParse(endpoint)) return undefined;
  const { hostname, host } = new URL(endpoint);
  if (/^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/u.test(hostname)) return endpoint;
  const known = findExchange(exchange);
  return [...(known?.hosts ?? []), ...(known?.testHosts ?? [])].includes(host) ? endpoint : undefined;
}

const WORDS: Readonly<Record<Verification["status"], string>> = {
  "not-attempted": "",
  live: "it is live: its exchange knows it",
  "live-ip-restricted": "it is live, and bound to addresses other than this machine's",
  dead: "its exchange does not know it any more",
  unknown: "its exchange gave no answer that tells whether it is live",
};

function rights(verification: Verification): string {
  const { scopes, ipRestricted } = verification;
  if (verification.status !== "live" || scopes === undefined) return "";
  const may = Object.entries(scopes)
    .filter(([, answer]) => answer === "yes")
    .map(([scope]) => scope);
  const open = scopes.withdraw === "yes" && ipRestricted !== "yes" ? " from anywhere" : "";
  return `; it may ${may.length === 0 ? "do nothing that is told" : may.join(", ")}${open}`;
}

/** A finding with its issuer's answer. */
function withVerdict(finding: Finding, { verification, exchange, diagnosis }: VerifiedCredential): Finding {
  const { status } = verification;
  if (status === "not-attempted") return finding;
  const page = exchange === null ? undefined : findExchange(exchange)?.keyManagement.page;
  const live = status === "live" || status === "live-ip-restricted";
  const words = `${WORDS[status]}${rights(verification)}`;
  return {
    ...finding,
    exchange: finding.exchange ?? exchange,
    severity: verifiedSeverity(verification, finding.severity),
    message: `${finding.message}; ${words}`,
    evidence: [
      ...finding.evidence,
      words,
      // Not its own words: it may repeat a part of the credential.
      ...(diagnosis === null ? [] : [[diagnosis.cause, ...diagnosis.proof.slice(0, 1)].join(": ")]),
    ],
    remedy: live && page !== undefined ? `Revoke it now at ${page}. ${finding.remedy}` : finding.remedy,
    verification,
  };
}

/**
 * A function that asks the issuer of each found credential whether it lives, once a credential and run.
 *
 * Findings without the parts that sign stay as they are. One that names no exchange is asked about
 * only where `choose` picks one of those that its form fits.
 *
 * @example
 * ```ts
 * import { createFindingVerifier } from "@keyguard/permissions";
 * import { scanText } from "@keyguard/scanner";
 *
 * const findings = await scanText("nothing here", { path: "notes.txt", onFinding: createFindingVerifier() });
 * console.log(findings.length); // 0
 * ```
 */
export function createFindingVerifier(options: VerifyFindingsOptions = {}): FindingVerifier {
  const { cache, endpointOf, ...verify } = options;
  const shared = { ...verify, pace: verify.pace ?? createPace(verify.clock ?? webClock) };
  const asked = new Map<string, Promise<VerifiedCredential>>();

  async function ask(finding: Finding, credential: Credential): Promise<VerifiedCredential> {
    const candidates = finding.exchange === null ? candidatesFor(credential) : [finding.exchange];
    const chosen = finding.exchange ?? (await options.choose?.(candidates));
    if (chosen === undefined || !candidates.includes(chosen))
      return { verification: { status: "not-attempted" }, exchange: null, diagnosis: null, permissions: null };
    const known = await cache?.get(chosen, credential);
    if (known !== undefined) return { verification: known, exchange: chosen, diagnosis: null, permissions: null };
    const endpoint = trusted(chosen, endpointOf?.(chosen));
    const verdict = await verifyCredential(credential, [chosen], {
      ...shared,
      ...(endpoint === undefined ? {} : { endpoint }),
    });
    await cache?.set(chosen, credential, verdict.verification);
    return verdict;
  }

  return async (finding, values) => {
    const credential = credentialOf(finding.exchange ?? "", values);
    if (credential === undefined) return finding;
    let verdict = asked.get(finding.fingerprint);
    if (verdict === undefined) {
      verdict = ask(finding, credential);
      asked.set(finding.fingerprint, verdict);
    }
    return withVerdict(finding, await verdict);
  };
}
