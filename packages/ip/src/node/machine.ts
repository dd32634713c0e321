import { readFile } from "node:fs/promises";
import type { Fetch } from "@keyguard/core";
import { type Address, tryParseAddress } from "../address.ts";
import type { PlatformTraits } from "../platform.ts";

/** What this machine tells about where it runs: the environment, and on Linux the firmware's vendor. */
export async function readTraits(
  env: PlatformTraits["env"],
  vendorFile = "/sys/class/dmi/id/sys_vendor",
): Promise<PlatformTraits> {
  const vendor = await readFile(vendorFile, "utf8").catch(() => ""); // not there on other systems and in most containers
  return vendor === "" ? { env } : { env, vendor: vendor.trim().slice(0, 80) };
}

const METADATA = "http://169.254.169.254";

/**
 * The public address that EC2's own metadata service (IMDSv2) gives this instance, or undefined where it has
 * none or does not answer within the time. Only to be asked where the vendor says EC2.
 *
 * It is what the instance was given, not what an exchange sees: behind a NAT gateway the two differ.
 */
export async function fetchEc2Address(
  fetch: Fetch,
  timeoutMs = 500,
  origin: string = METADATA,
): Promise<Address | undefined> {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const token = await fetch(`${origin}/latest/api/token`, {
      method: "PUT",
      headers: { "X-aws-ec2-metadata-token-ttl-seconds": "60" },
      redirect: "error",
      signal,
    });
    if (!token.ok) return undefined;
    const answer = await fetch(`${origin}/latest/meta-data/public-ipv4`, {
      headers: { "X-aws-ec2-metadata-token": (await token.text()).slice(0, 256) },
      redirect: "error",
      signal,
    });
    return answer.ok ? tryParseAddress((await answer.text()).slice(0, 64).trim()) : undefined;
  } catch {
    return undefined; // no metadata service here
  }
}
