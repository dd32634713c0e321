import { readFile } from "node:fs/promises";
import { isIP } from "node:net";
import type { Fetch } from "../ports/index.ts";

/** One try, and how many; the second waits twice as long: a name service gets about four seconds. */
const TRY_MS = 1300;
const TRIES = 2;
/** How long an answer stands for the host's next connections. */
const FRESH_MS = 10_000;

interface Question {
  readonly answered: Promise<boolean>;
  readonly cancel: () => void;
  readonly askedAt: number;
  waiting: number;
}

/** Waits until a name service answers about a host; see `awaitNameService`. */
export type NameGate = (host: string, signal?: AbortSignal) => Promise<void>;

async function isInHostsFile(host: string): Promise<boolean> {
  const root = process.env["SystemRoot"] ?? String.raw`C:\Windows`;
  const file = process.platform === "win32" ? String.raw`${root}\System32\drivers\etc\hosts` : "/etc/hosts";
  const text = await readFile(file, "utf8").catch(() => "");
  return text.split("\n").some((line) => line.replace(/#.*$/u, "").split(/\s+/u).slice(1).includes(host));
}

function ask(host: string, servers: readonly string[] | undefined): Question {
  const stop = new AbortController();
  async function answer(): Promise<boolean> {
    const { Resolver } = await import("node:dns/promises"); // most commands connect to nobody
    const resolver = new Resolver({ timeout: TRY_MS, tries: TRIES });
    if (servers !== undefined) resolver.setServers(servers);
    stop.signal.addEventListener("abort", () => resolver.cancel(), { once: true });
    try {
      await resolver.resolve4(host);
      return true;
    } catch (error) {
      // Any answer will do, a refusal too: only silence keeps the system's own look-up waiting.
      return (error as NodeJS.ErrnoException).code !== "ETIMEOUT" || (await isInHostsFile(host));
    }
  }
  return { answered: answer(), cancel: () => stop.abort(), askedAt: performance.now(), waiting: 0 };
}

/** Resolves with the answer, or rejects with the signal's reason. */
async function unlessAborted(answered: Promise<boolean>, signal: AbortSignal | undefined): Promise<boolean> {
  if (signal === undefined) return await answered;
  return await new Promise<boolean>((resolve, reject) => {
    const stop = (): void => reject(signal.reason as Error);
    signal.addEventListener("abort", stop, { once: true });
    void answered.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}

/**
 * Makes a gate of its own.
 *
 * @param servers `ADDRESS:PORT` of the name servers; by default the system's
 */
export function createNameGate(servers?: readonly string[]): NameGate {
  const questions = new Map<string, Question>();
  return async (host, signal) => {
    signal?.throwIfAborted();
    const name = host.toLowerCase().replaceAll(/^\[|\]$/gu, "");
    if (name === "" || isIP(name) !== 0 || name === "localhost" || name.endsWith(".localhost")) return;
    const known = questions.get(name);
    const question = known === undefined || performance.now() - known.askedAt > FRESH_MS ? ask(name, servers) : known;
    questions.set(name, question);
    question.waiting += 1;
    try {
      if (await unlessAborted(question.answered, signal)) return;
      questions.delete(name); // the next one may have more luck
      throw Object.assign(new Error("The name service gives no answer"), { code: "EAI_AGAIN" });
    } finally {
      question.waiting -= 1;
      if (signal?.aborted === true && question.waiting === 0) {
        questions.delete(name);
        question.cancel(); // else it would keep the process from ending
      }
    }
  };
}

/**
 * Waits until the name service answers about a host, before the system is asked to connect to it.
 *
 * The system's own look-up cannot be given up: where the name service is silent, it holds one of the few threads that
 * also read files, for ten seconds and more, and the process cannot even end. So none is begun there.
 *
 * @param host a name, or an address, for which there is nothing to ask
 * @throws an error with the code `EAI_AGAIN` when there is no answer in about four seconds, or the signal's reason
 */
export const awaitNameService: NameGate = createNameGate();

/** The platform's fetch, after `awaitNameService`. */
export const gatedFetch: Fetch = async (url, init) => {
  await awaitNameService(new URL(url).hostname, init?.signal ?? undefined);
  return await globalThis.fetch(url, init);
};
