import { diagnose, type Diagnosis } from "../causes/diagnosis.ts";
import type { AllowedRequest } from "../gate/allowed-request.ts";
import type { ParamsAt, Session } from "../session.ts";

/** Another site of the same exchange, with keys of its own. */
export interface Sister {
  readonly origin: string;
  /** What people call it: `the testnet`. */
  readonly name: string;
}

/**
 * Asks an exchange's other sites, once each and all at once, whether the key is theirs. Nothing is
 * asked where the owner has pointed `endpoint` somewhere.
 *
 * @param failed what this site said
 * @returns a surer diagnosis where a sister knows the key, else `failed`
 */
export async function askSisters(
  session: Session,
  sisters: readonly Sister[],
  request: AllowedRequest,
  failed: Diagnosis,
  params: ParamsAt = {},
): Promise<Diagnosis> {
  const possible = failed.cause === "wrong-environment" || failed.couldAlsoBe.includes("wrong-environment");
  if (!possible || session.redirected || sisters.length === 0) return failed;
  const answers = await Promise.all(sisters.map(({ origin }) => session.at(origin).call(request, params)));
  const index = answers.findIndex((answer) => answer.failed === undefined);
  const home = sisters[index];
  if (home === undefined) {
    const asked = sisters.map(({ name }) => name).join(", ");
    return { ...failed, proof: [...failed.proof, `also not known to ${asked}`] };
  }
  return diagnose("wrong-environment", {
    exchange: failed.exchange,
    says: failed.says,
    sureness: "high",
    proof: [...failed.proof, `${home.name} (${new URL(home.origin).host}) knows this key`],
    nextStep: `Set \`endpoint = "${home.origin}"\` for this key, or use one that was created on the main site.`,
  });
}
