import type { Config, Fetch } from "@keyguard/core";
import { type Environment, systemFetch } from "./system-fetch.ts";

/**
 * What the exchanges of declared keys are asked through: the bots' own way out, by the environment's proxy and from
 * the source address that `[ip]` names. Keys are bound to that address; a call from another would be refused.
 *
 * @throws {KeyguardError} `KG_CONFIG_INVALID` for a proxy without a readable address
 */
export function exchangeFetch({ ip }: Pick<Config, "ip">, env: Environment): Fetch {
  return systemFetch(env, ip.source_address === undefined ? {} : { localAddress: ip.source_address });
}
