import type { ObserverAnswer, ObserverFailure } from "../answer.ts";
import { ProxyError } from "./connection.ts";

const BY_CODE: Readonly<Record<string, ObserverFailure>> = {
  ENETUNREACH: "no-route",
  EHOSTUNREACH: "no-route",
  EADDRNOTAVAIL: "no-route",
  EAFNOSUPPORT: "no-route",
  ENOTFOUND: "no-route",
  ENODATA: "no-route",
  EAI_AGAIN: "no-route",
  EINVAL: "no-route", // an address of the other family to bind to
  ETIMEDOUT: "timeout",
  ECONNREFUSED: "refused",
  ECONNRESET: "refused",
  EPIPE: "refused",
};

/** A failed connection in the words of observers. The error's own text is not kept: it may hold a URL. */
export function failureOf(error: unknown): ObserverAnswer {
  if (error instanceof ProxyError) return { failure: "proxy", detail: error.message };
  const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
  const known = BY_CODE[code];
  if (known !== undefined) return { failure: known, detail: code };
  if (/CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_VERIFY|EPROTO/u.test(code))
    return { failure: "intercepted", detail: `its certificate does not prove who it is (${code})` };
  if (error instanceof Error && /^(?:AbortError|TimeoutError)$/u.test(error.name))
    return { failure: "timeout", detail: "gave no answer in time" };
  return { failure: "refused", detail: code === "" ? "the connection broke" : code };
}
