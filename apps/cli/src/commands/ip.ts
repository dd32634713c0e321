import { KeyguardError, type Report } from "@keyguard/core";
import type { Posture } from "@keyguard/guard";
import type { Command, Context } from "../command.ts";
import { EXIT } from "../exit-code.ts";
import { chosenKeys, guardOptions, openProject } from "../project.ts";
import { exitCodeOf, REPORT_OPTIONS, thresholdOf, writeReport } from "../write-report.ts";

/** The questions that are about addresses. */
const CHECKS: ReadonlySet<string> = new Set([
  "store-readable",
  "key-readable",
  "address-allowlist",
  "address-range-narrow",
  "address-allowed",
  "allowlist-tidy",
  "egress-known",
  "egress-stable",
]);
const FINDINGS: ReadonlySet<string> = new Set(["no-address-allowlist", "address-range-wide", "key-not-readable"]);

function looksOf({ args }: Context): number {
  const text = args.value("looks");
  const looks = text === undefined ? 3 : Number(text);
  if (Number.isInteger(looks) && looks >= 1 && looks <= 20) return looks;
  throw new KeyguardError("KG_USAGE", 'Cannot read "--looks": it is a whole number from 1 to 20');
}

/** The part of a posture that is about addresses. A family that could not be told makes it incomplete. */
function toReport({ keys, checks, findings, egress, wayOut, skipped, complete }: Posture, version: string): Report {
  const { families } = wayOut.reading;
  const undecided = ([4, 6] as const).filter((family) => families[family].state === "undecided");
  // Machines with one family have nothing to tell about the other.
  const told = ([4, 6] as const).some((family) => families[family].addresses.length > 0);
  const asked = ([4, 6] as const).some((family) => families[family].state !== "off");
  const blind = asked && (!told || undecided.length > 0);
  return {
    schemaVersion: 1,
    tool: { name: "keyguard", version },
    complete: complete && !blind,
    skipped: [
      ...skipped,
      ...(blind
        ? [
            {
              path: "egress",
              reason: told ? undecided.map((family) => `IPv${family} is not known`).join(", ") : "no address is known",
            },
          ]
        : []),
    ],
    findings: findings.filter(({ ruleId }) => FINDINGS.has(ruleId)),
    keys,
    checks: checks.filter(({ id }) => CHECKS.has(id)),
    egress,
  };
}

async function run(context: Context): Promise<number> {
  const { args, stdout, signal } = context;
  if (args.flag("addresses") && args.positionals.length > 0)
    throw new KeyguardError("KG_USAGE", 'Cannot look at a key with "--addresses": no key is read', {
      hint: "leave out one of them",
    });
  const project = await openProject(context);
  const keys = args.flag("addresses") ? [] : await chosenKeys(project, args.positionals);
  const { createGuardPorts, pathOf } = await import("@keyguard/guard/node");
  const { posture } = await import("@keyguard/guard");
  const source = args.value("source-address");
  const base = await guardOptions(context, project);
  const options = {
    ...base,
    look: { until: "all", looks: looksOf(context) },
    ...(source === undefined
      ? {}
      : { path: { ...pathOf(project.config, base.env), localAddress: await addressOf(source) } }),
  } as const;
  const { findLeaks: _leaks, checkHygiene: _hygiene, readRotation: _rotation, ...ports } = createGuardPorts(options);
  const found = await posture({
    keys,
    ports,
    clock: options.clock,
    salt: project.config.scan.salt ?? "",
    deadlineMs: 30_000,
    patienceMs: 30_000,
    signal,
  });
  const report = toReport(found, context.version);
  const [format] = args.values("format");
  if (args.values("output").length === 0 && (format === undefined || format === "text")) {
    const { ipView } = await import("../views/ip-view.ts");
    await stdout.write(ipView(found, stdout.colour));
  } else {
    await writeReport(context, report);
  }
  return signal.aborted ? EXIT.incomplete : exitCodeOf(report, thresholdOf(context));
}

async function addressOf(text: string): Promise<string> {
  const { tryParseAddress } = await import("@keyguard/ip");
  const address = tryParseAddress(text);
  if (address !== undefined) return address.text;
  throw new KeyguardError("KG_USAGE", 'Cannot read "--source-address": it is an address of this machine', {
    hint: "write it like 192.0.2.7; ip addr shows this machine's",
  });
}

export const ip: Command = {
  name: "ip",
  summary: "this machine's address as exchanges see it, and each key's allowlist beside it",
  usage: "ip [OPTIONS] [KEY…]",
  description: [
    "Asks independent observers of three kinds (HTTPS, DNS, STUN) for the address that calls come from, IPv4 and IPv6 apart, over the path that the environment names (HTTPS_PROXY, ALL_PROXY). An address counts when two of them agree; what an exchange itself reports outranks them. They get nothing but the connection. [ip] observers in keyguard.toml replaces them; an empty list switches them off.",
    "",
    "Then it says how steady the address is, whether this is a platform whose address changes and what to do there, and for each declared key whether it is bound, whether this machine would be blocked, which entries are over-wide or left over, and what to type into the exchange's form.",
    "",
    "Exit code: 0 all is well, 1 a key is not bound or would be blocked, 2 wrong usage or configuration, 3 the address or a key could not be read.",
  ].join("\n"),
  takesArguments: true,
  options: [
    ...REPORT_OPTIONS,
    { name: "addresses", help: "the addresses only: no key is read" },
    { name: "looks", value: "N", help: "how often to look, to find pools of addresses (default: 3)" },
    {
      name: "source-address",
      value: "ADDRESS",
      help: "bind to this address, as the bot does (default: [ip] source_address)",
    },
  ],
  examples: [
    { command: "keyguard ip", does: "the addresses, and every key's list beside them" },
    {
      command: "keyguard ip --addresses --format json | jq -r '.egress.ipv4.addresses[]'",
      does: "the address, for a script",
    },
    { command: "HTTPS_PROXY=http://127.0.0.1:3128 keyguard ip", does: "what an exchange sees through the proxy" },
  ],
  run,
};
