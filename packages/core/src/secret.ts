const PLACEHOLDER = "[redacted]";

/**
 * Holds a value that must not reach a log, an error or JSON by accident.
 *
 * Printing, inspecting, concatenating or serialising it gives `[redacted]`; {@link Secret.reveal} is
 * the one way out, so that every use can be found by searching for it. The value stays in the
 * process's memory until it is collected: this guards against accidents, not against a debugger.
 *
 * @example
 * ```ts
 * import { Secret } from "@keyguard/core";
 *
 * const secret = new Secret("hunter2", "binance/api-secret");
 * console.log(`${secret}`, JSON.stringify({ secret })); // [redacted] {"secret":"[redacted]"}
 * console.log(Secret.reveal(secret).length); // 7
 * ```
 */
export class Secret<T = string> {
  // The console hooks have computed names, which isolated declarations cannot describe.
  static {
    for (const hook of ["nodejs.util.inspect.custom", "Deno.customInspect"]) {
      Object.defineProperty(this.prototype, Symbol.for(hook), { value: this.prototype.toString });
    }
  }

  readonly #value: T;
  /** What the value is, safe to print, such as `binance/api-secret`. */
  readonly label: string;

  constructor(value: T, label: string) {
    this.#value = value;
    this.label = label;
  }

  /** The value itself. */
  static reveal<T>(secret: Secret<T>): T {
    return secret.#value;
  }

  toString(): string {
    return PLACEHOLDER;
  }

  toJSON(): string {
    return PLACEHOLDER;
  }
}

const encoder = new TextEncoder();

/**
 * Compares two secrets in time that depends on the length of `a` alone.
 *
 * @param a the expected value
 * @param b the value to test
 */
export function equalSecrets(a: Secret, b: Secret): boolean {
  const left = encoder.encode(Secret.reveal(a));
  const right = encoder.encode(Secret.reveal(b));
  let difference = left.length ^ right.length;
  for (let i = 0; i < left.length; i++) difference |= (left[i] ?? 0) ^ (right[i % (right.length || 1)] ?? 0);
  return difference === 0;
}

/**
 * Names a secret without telling it: the first 16 hex digits of HMAC-SHA-256 under `salt`.
 *
 * Equal secrets under one salt have equal fingerprints. Whoever does not hold the salt can neither
 * reverse one nor test a guess against it.
 *
 * @param value what to name
 * @param salt any text; a report's salt belongs to its repository, a ledger's to its machine
 * @returns 16 lower-case hex digits
 *
 * @example
 * ```ts
 * import { fingerprint } from "@keyguard/core";
 *
 * console.log((await fingerprint("hunter2", "one repository")) === (await fingerprint("hunter2", "another"))); // false
 * ```
 */
export async function fingerprint(value: string, salt: string): Promise<string> {
  const key = await crypto.subtle.importKey(
    "raw",
    encoder.encode(`keyguard:${salt}`),
    { name: "HMAC", hash: "SHA-256" },
    false,
    ["sign"],
  );
  const mac = new Uint8Array(await crypto.subtle.sign("HMAC", key, encoder.encode(value)));
  return Array.from(mac.subarray(0, 8), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
