import { type Clock, type Credential, Secret } from "@keyguard/core";
import { issueCredential, type SimCredential, type SimExchange, type SimKey } from "@keyguard/testkit/simulator";
import type { KeyWishes } from "@keyguard/testkit/simulator";

/** The machine's time, without its waiting. */
export const impatient: Clock = {
  now: () => Date.now(),
  sleep: (_, signal) => (signal?.aborted === true ? Promise.reject(signal.reason as Error) : Promise.resolve()),
};

/** A credential of keyguard's from what an exchange issued. */
export function credentialOf(exchange: string, { key, secret, passphrase }: SimCredential): Credential {
  return {
    exchange,
    key: new Secret(key, `${exchange}/key`),
    secret: new Secret(secret, `${exchange}/secret`),
    ...(passphrase === undefined ? {} : { passphrase: new Secret(passphrase, `${exchange}/passphrase`) }),
  };
}

/** A new key at a simulated exchange, with its credential. */
export function issue(
  exchange: SimExchange,
  wishes: KeyWishes = {},
): { key: SimKey; issued: SimCredential; credential: Credential } {
  const issued = issueCredential(exchange.id);
  return { key: exchange.addKey({ ...issued, ...wishes }), issued, credential: credentialOf(exchange.id, issued) };
}
