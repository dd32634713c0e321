import { readFile } from "node:fs/promises";
import type { PlatformTraits } from "../platforms.ts";

/** What this machine tells about where it runs: the environment, and on Linux the firmware's vendor. */
export async function readTraits(
  env: PlatformTraits["env"],
  vendorFile = "/sys/class/dmi/id/sys_vendor",
): Promise<PlatformTraits> {
  const vendor = await readFile(vendorFile, "utf8").catch(() => ""); // not there on other systems and in most containers
  return vendor === "" ? { env } : { env, vendor: vendor.trim().slice(0, 80) };
}
