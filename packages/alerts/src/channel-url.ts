import { KeyguardError, Secret } from "@keyguard/core";
import type { Channel, CommandChannel, HttpChannel, MailChannel } from "./channel.ts";
import { splitCommand } from "./command-line.ts";

function invalid(problem: string): KeyguardError {
  return new KeyguardError("KG_ALERT_CHANNEL", `Cannot use an alert URL: ${problem}`, {
    hint: "compare it with: mailto://USER:PASS@HOST:PORT?to=, slack://A/B/C, discord://ID/TOKEN, tgram://TOKEN/CHAT, ntfy://HOST/TOPIC, pagerduty://ROUTING_KEY, webhook://HOST/PATH?secret=, command:PROGRAM",
  });
}

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/u;

/** True for this machine, the only one that plain text may go to. */
function isLoopback(host: string): boolean {
  return LOOPBACK.test(host.replace(/:\d+$/u, ""));
}

/** An alert URL's pieces. Own reading: `tgram://1:a/…` is no URL to the platform's parser. */
interface Pieces {
  readonly login: string;
  readonly authority: string;
  /** Path segments, decoded; empty ones are left out. */
  readonly path: readonly string[];
  readonly query: ReadonlyMap<string, string>;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw invalid("a percent sign in it begins no character");
  }
}

/** A plus sign is itself here: a signing secret in base64 may hold one. */
function parameters(search: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const pair of search.split("&")) {
    const equals = pair.indexOf("=");
    if (equals > 0) found.set(decode(pair.slice(0, equals)), decode(pair.slice(equals + 1)));
  }
  return found;
}

function pieces(rest: string): Pieces {
  const [, place = "", search = ""] = /^([^?#]*)(?:\?([^#]*))?/u.exec(rest) ?? [];
  const [authority = "", ...path] = place.split("/");
  const at = authority.lastIndexOf("@");
  return {
    login: at === -1 ? "" : authority.slice(0, at),
    authority: authority.slice(at + 1),
    path: path.filter((segment) => segment !== "").map(decode),
    query: parameters(search),
  };
}

/** The service's origin, or the one that `?endpoint=` puts in its place. */
function origin(query: Pieces["query"], standard: string): string {
  const text = query.get("endpoint") ?? standard;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined) throw invalid("its endpoint is no origin");
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isLoopback(url.hostname)))
    throw invalid("its endpoint is not https, and plain http goes to this machine only");
  if (url.username !== "" || url.pathname !== "/" || url.search !== "")
    throw invalid("its endpoint is more than an origin");
  return url.origin;
}

/** The origin of a host that the URL names: https, but plain http to this machine. */
function hostOrigin(query: Pieces["query"], authority: string): string {
  if (authority === "") throw invalid("it names no host");
  return origin(query, `${isLoopback(authority) ? "http" : "https"}://${authority}`);
}

interface HttpParts {
  readonly target: string;
  readonly parameter?: string;
  readonly authorization?: string;
  readonly label?: string;
}

function http(kind: HttpChannel["kind"], url: string, parts: HttpParts): HttpChannel {
  const name = (what: string): string => `alert/${kind}-${what}`;
  const target = new Secret(parts.target, name("url"));
  const parameter = parts.parameter === undefined ? undefined : new Secret(parts.parameter, name("parameter"));
  const authorization = parts.authorization === undefined ? undefined : new Secret(parts.authorization, name("login"));
  const tokens = new URL(parts.target).pathname
    .split("/")
    .filter(
      (segment) => segment.length >= 8 && segment !== "services" && segment !== "webhooks" && segment !== "sendMessage",
    )
    .map((segment) => new Secret(segment, name("token")));
  return {
    kind,
    label: parts.label === undefined ? kind : `${kind} ${parts.label}`,
    url: new Secret(url, name("url")),
    target,
    ...(parameter === undefined ? {} : { parameter }),
    ...(authorization === undefined ? {} : { authorization }),
    secrets: [new Secret(url, name("url")), target, parameter, authorization, ...tokens].filter(
      (secret) => secret !== undefined,
    ),
  };
}

function slack(url: string, { authority, path, query }: Pieces): HttpChannel {
  const tokens = [authority, ...path];
  if (tokens.length !== 3 || tokens.some((token) => !/^[\w-]+$/u.test(token)))
    throw invalid("slack takes three tokens");
  return http("slack", url, { target: `${origin(query, "https://hooks.slack.com")}/services/${tokens.join("/")}` });
}

function discord(url: string, { authority, path, query }: Pieces): HttpChannel {
  const [token, more] = path;
  if (!/^\d+$/u.test(authority) || token === undefined || !/^[\w-]+$/u.test(token) || more !== undefined)
    throw invalid("discord takes a numeric id and a token");
  return http("discord", url, { target: `${origin(query, "https://discord.com")}/api/webhooks/${authority}/${token}` });
}

function tgram(url: string, { authority, path, query }: Pieces): HttpChannel {
  const [chat, more] = path;
  const token = decode(authority);
  if (!/^(?:bot)?\d+:[\w-]+$/u.test(token) || chat === undefined || more !== undefined)
    throw invalid("tgram takes a bot's token and one chat");
  const bot = token.replace(/^bot/u, "");
  return http("tgram", url, {
    target: `${origin(query, "https://api.telegram.org")}/bot${bot}/sendMessage`,
    parameter: chat,
  });
}

function ntfy(url: string, { login, authority, path, query }: Pieces): HttpChannel {
  const [topic, more] = path.length === 0 ? [authority] : path;
  if (topic === undefined || !/^[\w-]{1,64}$/u.test(topic) || more !== undefined)
    throw invalid("ntfy takes a host and one topic");
  const host = path.length === 0 ? "ntfy.sh" : authority;
  const [user = "", password] = login.split(":").map(decode);
  const authorization =
    login === "" ? undefined : password === undefined ? `Bearer ${user}` : `Basic ${btoa(`${user}:${password}`)}`;
  const target = `${hostOrigin(query, host)}/${topic}`;
  return http("ntfy", url, { target, label: host, ...(authorization === undefined ? {} : { authorization }) });
}

function pagerduty(url: string, { authority, path, query }: Pieces): HttpChannel {
  if (!/^[\w-]{1,64}$/u.test(authority) || path.length > 0) throw invalid("pagerduty takes one routing key");
  return http("pagerduty", url, {
    target: `${origin(query, "https://events.pagerduty.com")}/v2/enqueue`,
    parameter: authority,
  });
}

function webhook(url: string, { login, authority, path, query }: Pieces): HttpChannel {
  const secret = query.get("secret");
  if (secret === undefined || secret === "") throw invalid("a webhook needs ?secret= to sign with");
  if (login !== "") throw invalid("a webhook proves itself by its signature, not by a login");
  const others = [...query].filter(([name]) => name !== "secret" && name !== "endpoint");
  const rest = new URLSearchParams(others).toString();
  const place = path.map(encodeURIComponent).join("/");
  const target = `${hostOrigin(query, authority)}/${place}${rest === "" ? "" : `?${rest}`}`;
  return http("webhook", url, { target, parameter: secret, label: authority });
}

const MODES = { ssl: "implicit", starttls: "starttls" } as const;

function mailto(url: string, scheme: string, { login, authority, query }: Pieces): MailChannel {
  const parsed = URL.canParse(`smtp://${authority}`) ? new URL(`smtp://${authority}`) : undefined;
  if (parsed === undefined || parsed.hostname === "") throw invalid("mailto takes a mail server");
  const domain = parsed.hostname.replaceAll(/^\[|\]$/gu, "");
  const host = query.get("smtp") ?? domain; // the server, where it is not the host that the login belongs to
  if (!/^[\w.:-]+$/u.test(host)) throw invalid("mailto takes a mail server in ?smtp=");
  const local = isLoopback(host.includes(":") ? `[${host}]` : host);
  const mode = query.get("mode");
  const port = parsed.port === "" ? (scheme === "mailtos" || mode === "ssl" ? 465 : 587) : Number(parsed.port);
  const tls =
    scheme === "mailtos" || mode === "ssl" || (mode === undefined && port === 465)
      ? MODES.ssl
      : mode === "starttls" || !local
        ? MODES.starttls
        : "opportunistic";
  const separator = login.indexOf(":");
  const user = decode(separator === -1 ? login : login.slice(0, separator));
  const password =
    separator === -1 ? undefined : new Secret(decode(login.slice(separator + 1)), "alert/mailto-password");
  const from = query.get("from") ?? (user.includes("@") ? user : user === "" ? "" : `${user}@${domain}`);
  const to = (query.get("to") ?? from).split(",").map((address) => address.trim());
  for (const address of [from, ...to])
    if (!/^[^\s@<>,;"]+@[^\s@<>,;"]+$/u.test(address)) throw invalid("mailto takes addresses in ?from= and ?to=");
  return {
    kind: "mailto",
    label: `mailto ${host}`,
    url: new Secret(url, "alert/mailto-url"),
    secrets: [new Secret(url, "alert/mailto-url"), ...(password === undefined ? [] : [password])],
    host,
    port,
    tls,
    ...(user === "" ? {} : { user }),
    ...(password === undefined ? {} : { password }),
    from,
    to,
  };
}

function command(text: string): CommandChannel {
  const argv = splitCommand(text.slice("command:".length));
  const [program] = argv;
  if (program === undefined) throw invalid("nothing follows command:");
  const url = new Secret(text, "alert/command");
  return { kind: "command", label: `command ${program.split(/[/\\]/u).at(-1) ?? ""}`, url, secrets: [url], argv };
}

/**
 * Reads where alerts go, in apprise's spelling; design and guide list the forms.
 *
 * Plain http and plain SMTP go to this machine only: `?endpoint=` with another http origin is refused, and
 * mail to another machine needs STARTTLS or implicit TLS (`mailtos://`, port 465 or `?mode=ssl`).
 *
 * @param text the URL; all of it counts as a secret and no error echoes it
 * @throws {KeyguardError} `KG_ALERT_CHANNEL`
 *
 * @example
 * ```ts
 * import { parseChannel } from "@keyguard/alerts";
 *
 * console.log(parseChannel("ntfy://ntfy.example.org/my-bots").label); // ntfy ntfy.example.org
 * ```
 */
export function parseChannel(text: string): Channel {
  const url = text.trim();
  if (url.length > 2000) throw invalid("it is too long");
  if (url.startsWith("command:")) return command(url);
  const [, scheme = "", rest = ""] = /^([a-z]+):\/\/(.*)$/su.exec(url) ?? [];
  if (/[\s\p{Cc}]/u.test(rest)) throw invalid("it holds a blank");
  const parts = pieces(rest);
  switch (scheme) {
    case "mailto":
    case "mailtos":
      return mailto(url, scheme, parts);
    case "slack":
      return slack(url, parts);
    case "discord":
      return discord(url, parts);
    case "tgram":
      return tgram(url, parts);
    case "ntfy":
    case "ntfys":
      return ntfy(url, parts);
    case "pagerduty":
      return pagerduty(url, parts);
    case "webhook":
      return webhook(url, parts);
    default:
      throw invalid("its scheme is not known");
  }
}

/**
 * The URL itself, or the one in the environment that `env:NAME`, `$NAME` or `${NAME}` names.
 *
 * @throws {KeyguardError} `KG_ALERT_CHANNEL` when the variable is not set
 */
export function resolveAlertUrl(text: string, env: Readonly<Record<string, string | undefined>>): string {
  const name = /^(?:env:(\w+)|\$(\w+)|\$\{(\w+)\})$/u
    .exec(text.trim())
    ?.slice(1)
    .find((match) => match !== undefined);
  if (name === undefined) return text;
  const value = env[name];
  if (value !== undefined && value !== "") return value;
  throw new KeyguardError("KG_ALERT_CHANNEL", `Cannot use an alert URL: the variable ${name} is not set`, {
    hint: "set it where keyguard runs, or take the reference out of [alerts] urls",
  });
}
