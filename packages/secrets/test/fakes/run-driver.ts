// A process that does what `keyguard run` does, without the guard: starts the command of its arguments with the
// secrets of SECRETS (JSON, by variable) and ends as it ends.
import { Secret } from "@keyguard/core";
import { endAs, runChild } from "@keyguard/secrets/node";

const { SECRETS = "{}", ...inherited } = process.env;
const secrets = JSON.parse(SECRETS) as Record<string, string>;
const [command = "", ...args] = process.argv.slice(2);
const end = await runChild({
  command,
  args,
  environment: { ...(inherited as Record<string, string>), ...secrets },
  path: process.env["PATH"] ?? "",
  secrets: Object.entries(secrets).map(([name, value]) => new Secret(value, name)),
});
if (end.kind === "not-started") process.stderr.write(`error: ${end.reason}\n`);
endAs(end);
