import { pathPattern } from "../ignores/path-pattern.ts";
import { IGNORED_FILES } from "../init/gitignore.ts";

const PATTERNS = IGNORED_FILES.map((line) => ({
  taken: !line.startsWith("!"),
  pattern: pathPattern(line.replace(/^!/u, "")),
}));

/** True for a path whose name says that it holds secrets, by the list that `init` keeps out of git. */
export function isSecretFile(path: string): boolean {
  return PATTERNS.findLast(({ pattern }) => pattern.matches(path))?.taken === true;
}

/** True for an environment file that is no example: its name alone says that it belongs to one machine. */
export function isEnvironmentFile(path: string): boolean {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return isSecretFile(path) && /^\.env(?:\..+)?$|\.env$/u.test(name);
}

/** The names of {@link isSecretFile} as pathspecs, so that git does not list everything else. */
export const SECRET_PATHSPECS: readonly string[] = IGNORED_FILES.filter((line) => !line.startsWith("!")).map((line) =>
  line.endsWith("/") ? `:(glob)**/${line}**` : `:(glob)**/${line}`,
);
