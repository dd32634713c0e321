import { KeyguardError, type SecretDocument, type WritableStore, type WriteOutcome } from "@keyguard/core";

/** How often a change starts again when someone else wrote in between. */
const ATTEMPTS = 5;

/**
 * Reads, changes and writes a document; a foreign write in between is read again and built upon.
 *
 * @param step the next document from the present one, undefined when there is none
 * @throws {KeyguardError} `KG_STORE_CONFLICT` after five foreign writes in a row
 */
export async function changeDocument(
  store: WritableStore,
  name: string,
  step: (now: SecretDocument | undefined) => SecretDocument,
): Promise<Exclude<WriteOutcome, { readonly status: "conflict" }>> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const stored = await store.get(name);
    const outcome = await store.put(name, step(stored?.document), stored?.version ?? null);
    if (outcome.status !== "conflict") return outcome;
  }
  throw new KeyguardError(
    "KG_STORE_CONFLICT",
    `Cannot write to "${store.scheme}:": someone else changes the same secret all the time`,
    {
      hint: "look at what it holds now, then run the command again",
    },
  );
}
