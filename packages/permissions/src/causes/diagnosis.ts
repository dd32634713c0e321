import type { Cause, Confidence } from "@keyguard/core";

/** What an exchange's answer means, how sure that is, and what to do. Holds no secret. */
export interface Diagnosis {
  readonly cause: Cause;
  /** How sure: `high` when the exchange has a code for exactly this, `medium` or `low` where it has been seen to mean other things too. */
  readonly sureness: Confidence;
  /** The exchange whose answer it is, or null where the answer is nobody's (a proxy, the network). */
  readonly exchange: string | null;
  /** What the exchange said, in its own words, shortened and redacted. */
  readonly says: string;
  /** Why keyguard believes it, each reason in words. */
  readonly proof: readonly string[];
  readonly nextStep: string;
  /** What else the same answer has been seen to mean, likeliest first. */
  readonly couldAlsoBe: readonly Cause[];
  /** True when it may go away by itself: asking again later is right, replacing the key is not. */
  readonly passing: boolean;
  /** The address that the exchange saw, where the answer names it. */
  readonly address?: string;
}

/** What every cause means and what to do about it, where an exchange's own table says nothing better. */
export const CAUSE_PAGES: Readonly<
  Record<Cause, { readonly means: string; readonly nextStep: string; readonly passing: boolean }>
> = {
  "wrong-key": {
    means: "the exchange does not know this key",
    nextStep: "Compare the key with the exchange's page character by character; if it is gone there, create a new one.",
    passing: false,
  },
  "wrong-secret": {
    means: "the signature does not fit the key: the secret belongs to another key or was damaged on the way",
    nextStep:
      "Store the secret again exactly as it was shown, without quotes, blanks or line ends; if it is lost, create a new key.",
    passing: false,
  },
  "wrong-passphrase": {
    means: "key and secret are known, the passphrase is not the one chosen when the key was made",
    nextStep: "Store the passphrase that was typed when this key was created; it is not the account's password.",
    passing: false,
  },
  "address-not-allowed": {
    means: "the key works, but not from this address",
    nextStep:
      "Compare the address with the key's allowlist (`keyguard ip`) and add it there, or call from an allowed one.",
    passing: false,
  },
  "permission-missing": {
    means: "the key is good, but may not do this",
    nextStep: "Grant the one right that the call needs on the exchange's page, or use a key that has it.",
    passing: false,
  },
  expired: {
    means: "the key's time is over",
    nextStep: "Create a new key and store it; `keyguard rotate status` shows what ends next.",
    passing: false,
  },
  locked: {
    means: "the exchange has frozen the key or its account",
    nextStep: "Sign in at the exchange and read its notice; only its support can unlock it.",
    passing: false,
  },
  "wrong-environment": {
    means: "the key belongs to another environment: a testnet, demo trading or a regional site",
    nextStep: "Point `endpoint` at the site where the key was created, or create a key on this one.",
    passing: false,
  },
  "clock-skew": {
    means: "this machine's clock differs from the exchange's by more than it tolerates",
    nextStep: "Synchronise the clock (NTP); the key itself is not in question.",
    passing: true,
  },
  "rate-limited": {
    means: "too many requests from this address or key",
    nextStep: "Wait and ask again; the key itself is not in question.",
    passing: true,
  },
  maintenance: {
    means: "the exchange is not serving requests at the moment",
    nextStep: "Look at the exchange's status page and ask again later; the key itself is not in question.",
    passing: true,
  },
  "geo-blocked": {
    means: "the exchange does not serve the country or network that this machine calls from",
    nextStep:
      "Move to a host or region that the exchange serves, or use its site for your country; a new key or a new machine in the same region changes nothing.",
    passing: false,
  },
  intercepted: {
    means: "the answer did not come from the exchange: a sign-in page, a proxy or a firewall answered in its place",
    nextStep:
      "Open the network's sign-in page, or set the proxy up (HTTPS_PROXY), then ask again; the key itself is not in question.",
    passing: true,
  },
  network: {
    means: "the exchange could not be reached",
    nextStep:
      "Check the connection, the name service and the firewall, then ask again; the key itself is not in question.",
    passing: true,
  },
  "bad-answer": {
    means: "the answer is not one that the exchange documents",
    nextStep: "Ask again; if it stays, please report the answer's shape, it holds no secret.",
    passing: true,
  },
  "halves-swapped": {
    means: "key and secret stand in each other's place",
    nextStep: "Exchange the two values in the store.",
    passing: false,
  },
  ambiguous: {
    means: "the exchange gives one answer for several causes",
    nextStep: "Check the causes in the order given.",
    passing: false,
  },
};

/** A diagnosis with the cause's own page for whatever is not given. */
export function diagnose(
  cause: Cause,
  given: Partial<Omit<Diagnosis, "cause">> & Pick<Diagnosis, "exchange" | "says">,
): Diagnosis {
  const page = CAUSE_PAGES[cause];
  return {
    cause,
    sureness: "high",
    proof: [page.means],
    nextStep: page.nextStep,
    couldAlsoBe: [],
    passing: page.passing,
    ...given,
  };
}
