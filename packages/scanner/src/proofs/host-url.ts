/** Path segments and values that stand where a key would in an example. */
const EXAMPLES = /^(?:demo|test|public|your[-_]?.*|<.*>|\$?\{.*\}|x+|\*+|api[-_]?key|key|token|project[-_]?id)$/iu;

/** True when a URL's last segment or a key in its query is no example: `/v2/demo` and `/v3/${KEY}` are. */
export function holdsRealSegment(url: string): boolean {
  const [address = "", query = ""] = url.replace(/#.*$/u, "").split("?");
  const segments = address.replace(/\/+$/u, "").split("/");
  const values = query.split("&").map((pair) => pair.slice(pair.indexOf("=") + 1));
  return [...segments.slice(-2), ...values].every((part) => !EXAMPLES.test(part));
}
