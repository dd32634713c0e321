/** `docker run --env-file`: a line is NAME=VALUE, and the value is everything behind the sign, quotes and blanks too. */
export function readDocker(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const raw of text.replace(/^\uFEFF/u, "").split("\n")) {
    const line = raw.replace(/\r$/u, "").trimStart();
    const sign = line.indexOf("=");
    if (line === "" || line.startsWith("#") || sign < 1) continue; // a bare NAME is taken from the environment
    const name = line.slice(0, sign);
    if (/\s/u.test(name)) continue; // docker refuses the file
    found.set(name, line.slice(sign + 1));
  }
  return found;
}
