import { KeyguardError, type ReadableStore, Secret, type SecretDocument } from "@keyguard/core";
import { createDocument, PARTS, sameDocument } from "../document.ts";
import { type Environment, findPart, type ReadSecretFile } from "../variables.ts";

/** What the environment store reads. */
export interface EnvStoreOptions {
  readonly environment: Environment;
  /** Reads the files that `*_FILE` variables name; without it they are taken for values of their own name. */
  readonly readFile?: ReadSecretFile;
}

/** Reads `PREFIX_API_KEY`, `PREFIX_API_SECRET`, `PREFIX_PASSPHRASE`, their other spellings and `*_FILE` forms. */
export function createEnvStore({ environment, readFile }: EnvStoreOptions): ReadableStore {
  // Nobody writes here, so a version only tells one look from the next: counted, for a digest would cost each start.
  const looks = new Map<string, { readonly document: SecretDocument; readonly version: number }>();
  const versionOf = (prefix: string, document: SecretDocument): string => {
    const last = looks.get(prefix);
    const version = last === undefined ? 1 : last.version + (sameDocument(last.document, document) ? 0 : 1);
    looks.set(prefix, { document, version });
    return String(version);
  };
  return {
    scheme: "env",
    async get(prefix) {
      const label = `env:${prefix}`;
      const parts: Partial<Record<(typeof PARTS)[number], Secret>> = {};
      for (const part of PARTS) {
        const { value, variable, problem } = findPart(prefix, part, environment, readFile);
        if (problem !== undefined && problem !== "is set but empty")
          throw new KeyguardError("KG_SECRET_INVALID", `Cannot use the variable "${variable}": it ${problem}`, {
            hint: "set it to the bare value; `keyguard run --env-file FILE` resolves references (kg://…)",
          });
        if (value !== undefined) parts[part] = new Secret(value, `${label}#${part}`);
      }
      if (Object.keys(parts).length === 0) return undefined;
      const document = createDocument(parts, label);
      return { document, version: versionOf(prefix, document) };
    },
  };
}
