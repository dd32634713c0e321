import { type Platform, PLATFORMS, type PlatformTraits } from "./platforms.ts";

/**
 * The platform that this runs on, where its egress is known to change; else null. The most specific one
 * wins: a function on a cloud before the cloud, a runner before the cluster that it may run in.
 *
 * @example
 * ```ts
 * import { detectPlatform } from "@keyguard/ip";
 *
 * console.log(detectPlatform({ env: { DYNO: "web.1" } })?.name); // Heroku
 * ```
 */
export function detectPlatform(traits: PlatformTraits): Platform | null {
  return PLATFORMS.find((platform) => platform.detect(traits)) ?? null;
}

/** What to mind where no platform was recognised: a home line, an office, a VPN, a rented machine. */
export const UNRECOGNISED: Pick<Platform, "egress" | "remedy"> = {
  egress:
    "no known platform: a rented machine usually keeps its address; a home line or a VPN changes it on reconnect and may share it",
  remedy:
    "take a static address from the provider, or send the bot's calls through a small rented machine (WireGuard or a proxy)",
};
