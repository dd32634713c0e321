import { readFile } from "node:fs/promises";
import type { Environment } from "../../variables.ts";
import { fetchJson, fromJson, type Provider, providerFailure } from "./provider.ts";

const SOURCE = "the container's credential service";

/** Loopback, and the addresses that ECS and EKS give the service. Anything else needs https, for a token goes there. */
const LOCAL = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\]|169\.254\.170\.2|169\.254\.170\.23|\[fd00:ec2::23\])$/u;

async function authorization(environment: Environment): Promise<Record<string, string>> {
  const file = environment["AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"];
  const text =
    file === undefined
      ? environment["AWS_CONTAINER_AUTHORIZATION_TOKEN"]
      : await readFile(file, "utf8").catch(() => undefined);
  if (file !== undefined && text === undefined)
    throw providerFailure(SOURCE, "its token file cannot be read", "check AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE");
  return text === undefined ? {} : { authorization: text.trim() };
}

/** ECS tasks and EKS pod identities. */
export const containerProvider: Provider = async ({ environment, fetch }) => {
  const { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: path, AWS_CONTAINER_CREDENTIALS_FULL_URI: full } =
    environment as Record<string, string | undefined>;
  const text = path === undefined ? full : `http://169.254.170.2${path}`;
  if (text === undefined || text === "") return undefined;
  if (!URL.canParse(text))
    throw providerFailure(SOURCE, "its address is not a URL", "check AWS_CONTAINER_CREDENTIALS_FULL_URI");
  const url = new URL(text);
  if (url.protocol !== "https:" && !LOCAL.test(url.hostname))
    throw providerFailure(SOURCE, "its address is neither https nor local", "check AWS_CONTAINER_CREDENTIALS_FULL_URI");
  const answer = await fetchJson(fetch, url.href, { headers: await authorization(environment) }, SOURCE);
  if (answer === undefined) throw providerFailure(SOURCE, "it does not answer", "check the task's role");
  return fromJson(answer, SOURCE);
};
