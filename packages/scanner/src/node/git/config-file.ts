/** The values of a git configuration file, by `section.key` or `section.subsection.key`, names in lower case. Includes are not followed. */
export type GitConfig = ReadonlyMap<string, string>;

/**
 * Reads the little of a git configuration file that decides how a repository is stored. The last value of a key wins.
 * Lines that cannot be read are passed over: nothing here may hide an object, only tell where objects are.
 */
export function parseGitConfig(text: string): GitConfig {
  const values = new Map<string, string>();
  let section = "";
  for (const raw of text.split(/\r?\n/u)) {
    const line = raw.trim();
    const header = /^\[\s*([\w.-]+)\s*(?:"((?:[^"\\]|\\.)*)")?\s*\]/u.exec(line);
    if (header !== null) {
      const subsection = header[2];
      section =
        (header[1] ?? "").toLowerCase() +
        (subsection === undefined ? "" : `.${subsection.replaceAll(/\\(.)/gu, "$1")}`);
    }
    const rest = header === null ? line : line.slice(header[0].length).trim();
    const pair = /^([A-Za-z][\w-]*)\s*(?:=\s*(.*))?$/u.exec(rest);
    if (pair !== null) values.set(`${section}.${(pair[1] ?? "").toLowerCase()}`, unquote(pair[2] ?? "true"));
  }
  return values;
}

function unquote(value: string): string {
  const plain = value.startsWith('"') ? value : value.replace(/\s*[#;].*$/u, "");
  return plain.replaceAll(/"((?:[^"\\]|\\.)*)"?/gu, "$1").replaceAll(/\\(.)/gu, "$1");
}
