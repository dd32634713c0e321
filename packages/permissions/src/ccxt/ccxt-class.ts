/** The part of a ccxt exchange that keyguard uses; ccxt's own types stay out of every signature. */
export interface CcxtExchange {
  urls: Record<string, unknown>;
  hostname?: string;
  options: Record<string, unknown>;
  password?: string;
  milliseconds: () => number;
  seconds: () => number;
  nonce: () => number;
  microseconds: () => number;
  fetch: (url: string, method?: string, headers?: unknown, body?: unknown) => Promise<unknown>;
  sign(
    path: string,
    section: unknown,
    method: string,
    params: Record<string, unknown>,
    headers?: unknown,
    body?: unknown,
  ): { url: string; method: string; headers?: Record<string, unknown>; body?: unknown };
  fetchBalance(params?: Record<string, unknown>): Promise<unknown>;
  ethGetAddressFromPrivateKey(key: string): string;
}

/** A class of ccxt. */
export type CcxtClass = new (settings: Record<string, unknown>) => CcxtExchange;
