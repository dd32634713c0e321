/** `docker run --env-file`: a line is NAME=VALUE, and the value is everything behind the sign, quotes and blanks too. */
export function readDocker(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const raw of text.replace(/^\uFEFF/u, "").split("\n")) {
    const line = raw.replace(/\r$/u, "").trimStart();
    const sign = line.indexOf("=");
    if (line === "" || line.startsWith("#")) continue;
    const name = sign === -1 ? line : line.slice(0, sign);
    if (name === "" || /\s/u.test(name)) return new Map(); // docker refuses the file
    if (sign === -1) continue; // taken from the environment
    found.set(name, line.slice(sign + 1));
  }
  return found;
}
