import { PLATFORMS } from "./platforms.ts";

/** What a platform detection looks at. All of it is given: nothing is read here. */
export interface PlatformTraits {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** `navigator.userAgent`, where there is one. */
  readonly userAgent?: string;
  /** The machine's maker as its firmware tells, such as `Amazon EC2`. */
  readonly vendor?: string;
}

/** A place where programs run whose outgoing address is not theirs to keep. */
export interface Platform {
  /** Stable, in kebab case; the report's `egress.platform`. */
  readonly id: string;
  readonly name: string;
  readonly detect: (traits: PlatformTraits) => boolean;
  /** What its outgoing address is by default, in words. */
  readonly egress: string;
  /** What to do there, in the platform's own words. */
  readonly remedy: string;
  /** `documented`: read in the platform's documentation; `reported`: known, not read again. */
  readonly confidence: "documented" | "reported";
}

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
