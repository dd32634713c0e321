import { notASecret } from "../judgement/placeholder.ts";
import { isWordy } from "../judgement/wordy.ts";
import type { Stretch } from "../values/extract.ts";
import { type FamilyDetections, familyOf } from "./family-detections.ts";

/** Passwords that everyone uses for a database on their own machine. */
const DEFAULT_PASSWORD =
  /^(?:password|passwd|pass|pwd|secret|postgres|postgresql|mysql|root|admin|user|username|test|guest|changeme|example|mysecretpassword|token|x-oauth-basic|x-access-token|(?:key|pass|password|secret|user)[_-]?\d{1,4}|.{1,3}|\*+|x+|<.*|\{.*|\$.*|%.*)$/iu;
/** Hosts on the machine itself, in its network of containers, or nowhere. */
const LOCAL_HOST =
  /^(?:(?:localhost|host\.docker\.internal|db|database|postgres|mysql|redis|mongo|mongodb|rabbitmq|host|hostname|server|proxy)$|127\.|0\.0\.0\.0|\[::1\]|(?:.*\.)?example(?:\.(?:com|org|net))?$|.*\.(?:local|test|invalid|example)$)/iu;

/** A password without a digit that is of one case, or made of words: chance mixes the cases. */
function isWord(password: string): boolean {
  return !/\d/u.test(password) && (/^(?:[^A-Z]+|[^a-z]+|[A-Z][^A-Z]+)$/u.test(password) || isWordy(password));
}

/** `SENTRY_API_KEY`, `[SECRET]`, `[USER[:PASSWORD]@]`: a name where a password will be. */
function isInWords(password: string): boolean {
  return /^(?:[A-Z]{2,}(?:_[A-Z]+)+|\[.*\]?|[A-Za-z_]+\])$/u.test(password);
}

/** Passwords before the host of an address, unless they are everyone's or the host is nowhere. */
export function findUrlCredentials(detections: FamilyDetections, urls: readonly Stretch[]): void {
  const { source } = detections;
  const family = familyOf("url-credentials");
  const [part] = family.parts;
  if (part === undefined) return;
  for (const { start, end } of urls) {
    const scheme = /[A-Za-z][A-Za-z0-9+.-]{1,20}$/u.exec(source.slice(Math.max(0, start - 24), start))?.[0];
    const userinfo = source.slice(start + 3, end);
    const colon = userinfo.indexOf(":");
    const [user, password] = [userinfo.slice(0, colon), userinfo.slice(colon + 1)];
    if (scheme === undefined || password === "" || DEFAULT_PASSWORD.test(password) || password === user) continue;
    // `localhost:8545@1400000`: a host and its port, then a block.
    if (/^\d{1,5}$/u.test(password) && /\.|^localhost$/u.test(user)) continue;
    const host = /^[^/\s"'`?#<>,)]{1,253}/u.exec(source.slice(end + 1, end + 260))?.[0] ?? "";
    if (!/^[\w.[\]:-]{3,}$/u.test(host) || notASecret(password) !== undefined || /[\s{}$<>()]/u.test(password))
      continue;
    const isLocal = LOCAL_HOST.test(host.replace(/:\d{1,5}$/u, ""));
    if (isInWords(password) || (isLocal && isWord(password))) continue;
    const from = start - scheme.length;
    const at = { start: from, end: end + 1 + host.length, text: source.slice(from, end + 1 + host.length) };
    const quiet = isLocal || detections.hints.test;
    detections.report({ family, part: quiet ? { ...part, severity: "low" } : part }, at, [
      "a user, a colon and a password before the host",
    ]);
  }
}
