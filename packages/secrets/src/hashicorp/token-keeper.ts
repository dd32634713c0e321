import { type Clock, equalSecrets, KeyguardError } from "@keyguard/core";
import { jsonBody } from "../http/http-client.ts";
import { tokenFrom, type VaultLogin, type VaultSend, type VaultToken } from "./vault-answer.ts";

/** Runs something later, without keeping the process alive; returns how to call it off. */
export type Schedule = (milliseconds: number, run: () => void) => () => void;

/** Looks after the token of one client. */
export interface TokenKeeper {
  /** A token that is good as far as is known. */
  usable(): Promise<VaultToken>;
  /**
   * Another token after one was refused; undefined when there is none.
   *
   * @throws {KeyguardError} `KG_STORE_DENIED` when the refused one is known to have ended and could not be renewed
   */
  afterRefusal(refused: VaultToken): Promise<VaultToken | undefined>;
}

/** What a keeper needs. */
export interface TokenKeeperOptions {
  readonly login: VaultLogin;
  readonly send: VaultSend;
  readonly clock: Clock;
  readonly schedule?: Schedule;
  /** Takes one line for a person: a token that was given to us will end and cannot be renewed. */
  readonly notice?: (line: string) => void;
}

/** The life of a token that was given to us is asked for when we live longer than most commands do. */
const LOOK_AFTER_MS = 2000;
/** The longest wait of a timer. */
const LONGEST_MS = 2 ** 30;
/** A renewal that failed for now is tried again after this part of what is left, never sooner than a second. */
const AGAIN = 1 / 3;

const later: Schedule = (milliseconds, run) => {
  const timer: unknown = setTimeout(run, milliseconds);
  (timer as { unref?: () => void }).unref?.(); // a number where there is no process to keep alive
  return () => clearTimeout(timer as number);
};

interface Held {
  readonly token: VaultToken;
  readonly since: number;
  /** Why it cannot be renewed, once that is known. */
  readonly final?: string;
}

function time(at: number): string {
  return new Date(at).toISOString().replace(/\.\d+Z$/u, "Z");
}

/**
 * Renews a token after two thirds of its life, also while nothing is asked of the store, as in the wait of
 * a rotation; logs in anew when a renewal is refused or comes back much shorter, which means that the
 * token's last hour is near. A token that was given to us has no login: its end is told beforehand.
 */
export function createTokenKeeper(options: TokenKeeperOptions): TokenKeeper {
  const { login, send, clock, schedule = later, notice } = options;
  let held: Held | undefined;
  let pending: Promise<VaultToken> | undefined;
  let callOff: () => void = () => undefined;

  function keep(token: VaultToken, final?: string): VaultToken {
    held = { token, since: clock.now(), ...(final !== undefined && { final }) };
    callOff();
    if (token.given === "unknown") tendIn(LOOK_AFTER_MS);
    else if (token.lifeMs !== undefined && (token.renewable || final !== undefined)) tendIn((token.lifeMs * 2) / 3);
    return token;
  }

  function tendIn(milliseconds: number): void {
    callOff();
    callOff = schedule(Math.min(milliseconds, LONGEST_MS), () => void tend());
  }

  /** What the timer does. A failure is told when the token is next used. */
  async function tend(): Promise<void> {
    if (held === undefined) return;
    const { token, since, final } = held;
    try {
      if (token.given === "unknown") await look(token);
      else if (final !== undefined) tell(held);
      else if (token.renewable) await once(async () => renew(token));
    } catch {
      const left = since + (token.lifeMs ?? 0) - clock.now();
      if (left > 0) tendIn(Math.max(1000, left * AGAIN));
    }
  }

  /** Asks how long a token that was given to us lives. A policy may not let it ask: then nothing is known. */
  async function look({ token }: VaultToken): Promise<void> {
    const answer = await send("GET", "auth/token/lookup-self", undefined, token);
    const data = jsonBody(answer)?.["data"] as Record<string, unknown> | undefined;
    const seconds = data?.["ttl"];
    if (answer.status !== 200 || typeof seconds !== "number") {
      keep({ token, renewable: false, given: "known" });
      return;
    }
    const renewable = data?.["renewable"] === true;
    const life = seconds > 0 ? { lifeMs: seconds * 1000 } : {};
    keep({ token, renewable, given: "known", ...life }, renewable ? undefined : "it is not renewable");
  }

  function tell({ token, since, final }: Held): void {
    if (token.lifeMs !== undefined)
      notice?.(
        `the Vault token ends at ${time(since + token.lifeMs)}, and ${final}: nothing can be read from Vault after that`,
      );
  }

  async function logIn(): Promise<VaultToken> {
    return keep(await login(send));
  }

  /** Renewed for less than half of its life: its longest life is near. */
  function isLast(renewed: VaultToken, before: VaultToken): boolean {
    return (renewed.lifeMs ?? Infinity) < (before.lifeMs ?? 0) / 2;
  }

  async function renew(old: VaultToken): Promise<VaultToken> {
    const { token, given } = old;
    const answer = await send("POST", "auth/token/renew-self", {}, token);
    if (given === undefined) {
      if (answer.status !== 200) return logIn();
      const renewed = tokenFrom(answer, "renewal");
      return isLast(renewed, old) ? logIn() : keep({ ...renewed, token });
    }
    if (answer.status !== 200) {
      if (answer.status >= 500 || answer.status === 429) throw new Error("not renewed for now");
      return last({ ...old, lifeMs: remaining() }, "Vault refuses to renew it");
    }
    const renewed = { ...tokenFrom(answer, "renewal"), token, given };
    return isLast(renewed, old) ? last(renewed, "its longest life is reached") : keep(renewed);
  }

  function remaining(): number {
    return held === undefined ? 0 : Math.max(0, held.since + (held.token.lifeMs ?? 0) - clock.now());
  }

  function last(token: VaultToken, why: string): VaultToken {
    const kept = keep({ ...token, renewable: false }, why);
    callOff(); // told now, not once more
    if (held !== undefined) tell(held);
    return kept;
  }

  async function current(): Promise<VaultToken> {
    if (held === undefined) return logIn();
    const { token, since } = held;
    const age = clock.now() - since;
    if (token.lifeMs === undefined || (age >= 0 && age < (token.lifeMs * 2) / 3)) return token;
    if (token.renewable) return token.given === undefined ? renew(token) : renew(token).catch(() => token);
    return token.given === undefined ? logIn() : token;
  }

  /** However many ask at once, the timer among them. */
  async function once(get: () => Promise<VaultToken>): Promise<VaultToken> {
    pending ??= get().finally(() => {
      pending = undefined;
    });
    return pending;
  }

  return {
    usable: async () => once(current),
    async afterRefusal(refused) {
      // It may have been revoked, or ended while we slept: one new login tells. A file may hold a new token.
      const before = held;
      const next = await login(send).catch(() => refused);
      if (!equalSecrets(next.token, refused.token)) return keep(next);
      const ended = before?.token.lifeMs !== undefined && clock.now() >= before.since + before.token.lifeMs;
      if (!ended || before?.token.given === undefined) return undefined;
      throw new KeyguardError(
        "KG_STORE_DENIED",
        `Cannot use Vault: the token ended at ${time(before.since + (before.token.lifeMs ?? 0))}${before.final === undefined ? "" : `, and ${before.final}`}`,
        {
          hint: "log in again (vault login), or let keyguard log in: VAULT_ROLE_ID and VAULT_SECRET_ID, or VAULT_JWT_ROLE",
        },
      );
    },
  };
}
