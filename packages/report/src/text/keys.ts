import { type Answer, type Egress, type KeyReport, type Scope, SCOPES } from "@keyguard/core";
import { inRepository } from "../describe.ts";
import { printable } from "../printable.ts";
import type { Style } from "./style.ts";
import { type Cell, labelled, table } from "./table.ts";

function scopesWith(key: KeyReport, answer: Answer): Scope[] {
  return SCOPES.filter((scope) => key.scopes[scope] === answer);
}

function allowlistCell(key: KeyReport, style: Style): Cell {
  const { status, entries } = key.allowlist;
  const text =
    entries.length > 0 ? entries.map(printable).join(" ") : status === "unrestricted" ? "any address" : status;
  return { text, draw: { restricted: style.good, unrestricted: style.bad, unknown: style.unsure }[status] };
}

function scopeCell(key: KeyReport, style: Style): Cell {
  if (key.cause !== null) return { text: `not read: ${key.cause}`, draw: style.unsure };
  const yes = scopesWith(key, "yes");
  const unknown = scopesWith(key, "unknown");
  const text = yes.length === 0 ? "nothing known" : yes.join(", ");
  const dangerous = key.scopes.withdraw === "yes";
  return {
    text: unknown.length === 0 ? text : `${text}; not known: ${unknown.join(", ")}`,
    ...(dangerous ? { draw: style.bad } : unknown.length > 0 ? { draw: style.unsure } : {}),
  };
}

/** One row a key: what it is for, what it may do, from where, and until when. */
export function keysText(keys: readonly KeyReport[], width: number, style: Style): string[] {
  if (keys.length === 0) return [];
  const rows = keys.map((key): Cell[] => [
    { text: printable(inRepository(key.name, key)), draw: style.bold },
    { text: printable(key.exchange) },
    { text: key.profile },
    scopeCell(key, style),
    allowlistCell(key, style),
    { text: key.expiresAt === null ? "-" : printable(key.expiresAt.slice(0, 10)) },
  ]);
  return [...table(["KEY", "EXCHANGE", "PROFILE", "MAY", "FROM", "EXPIRES"], rows, width, style.dim), ""];
}

/** The addresses that exchanges see, per family. */
export function egressText(egress: Egress, width: number, style: Style): string[] {
  const lines = [style.bold("This machine leaves from")];
  for (const [name, family] of [
    ["IPv4", egress.ipv4],
    ["IPv6", egress.ipv6],
  ] as const) {
    const stable = { yes: "stable", no: "changes", unknown: "not known whether it stays" }[family.stable];
    const seen = family.sources.length === 0 ? "" : `; seen by ${family.sources.map(printable).join(", ")}`;
    const text =
      family.addresses.length === 0
        ? `none${seen}`
        : `${family.addresses.map(printable).join(", ")} (${stable}${seen})`;
    for (const line of labelled(name, text, 8, width - 2)) lines.push(`  ${line}`);
  }
  if (egress.platform !== null)
    for (const line of labelled("platform", printable(egress.platform), 8, width - 2)) lines.push(`  ${line}`);
  return [...lines, ""];
}
