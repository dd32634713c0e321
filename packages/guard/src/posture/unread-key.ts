import { CAUSE_PAGES, type Diagnosis, type KeyPermissions, unreadPermissions } from "@keyguard/permissions";

/** Why a key was not read, where no exchange said anything. */
export type Unread = "store" | "late" | "broken";

const WORDS: Readonly<
  Record<
    Unread,
    { readonly cause: Diagnosis["cause"]; readonly says: string; readonly passing: boolean; readonly nextStep?: string }
  >
> = {
  store: {
    cause: "ambiguous",
    says: "its secret could not be loaded, so the exchange was not asked",
    passing: false,
    nextStep: "Make the key's store readable from here; the check store-readable says why it is not.",
  },
  late: { cause: "network", says: "no answer in time", passing: true },
  broken: { cause: "bad-answer", says: "the answer could not be understood", passing: true },
};

/** The permissions of a key that was not read: everything is unknown. */
export function unreadKey(exchange: string, why: Unread): KeyPermissions {
  const { cause, says, passing, nextStep } = WORDS[why];
  const page = CAUSE_PAGES[cause];
  return unreadPermissions(exchange, {
    cause,
    sureness: "high",
    exchange: null,
    says,
    proof: [],
    nextStep: nextStep ?? page.nextStep,
    couldAlsoBe: [],
    passing,
  });
}
