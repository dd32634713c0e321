import { parseGitleaksIgnore, parseSecretlintIgnore, parseSecretsBaseline } from "../../ignores/foreign.ts";
import type { Ignore } from "../../ignores/ignore.ts";
import { parseKeyguardIgnore } from "../../ignores/keyguardignore.ts";
import type { TrustedReader } from "./trusted-reader.ts";

const FILES: readonly (readonly [string, (text: string, file: string) => Ignore[]])[] = [
  [".keyguardignore", parseKeyguardIgnore],
  [".gitleaksignore", parseGitleaksIgnore],
  [".secrets.baseline", parseSecretsBaseline],
  [".secretlintignore", parseSecretlintIgnore],
];

/**
 * Every ignore of a project, from the files in its root that exist.
 *
 * @throws {KeyguardError} `KG_IGNORE_INVALID` with file and line, `KG_READ` for a file that cannot be read
 */
export async function loadIgnores(reader: TrustedReader): Promise<Ignore[]> {
  const all = await Promise.all(
    FILES.map(async ([file, parse]) => {
      const text = await reader.read(file);
      return text === undefined ? [] : parse(text, file);
    }),
  );
  return all.flat();
}
