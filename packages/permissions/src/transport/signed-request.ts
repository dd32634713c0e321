import type { AllowedRequest } from "../gate/allowed-request.ts";

/** Values of a request's fields. */
export type Params = Readonly<Record<string, string | number | boolean>>;

/** A request with its signature, ready to be sent. */
export interface SignedRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Signs one exchange's requests for one credential. */
export interface Signer {
  /**
   * @param request what to sign
   * @param params its fields
   * @param skewMs how much the exchange's clock is ahead of this machine's
   */
  sign(request: AllowedRequest, params: Params, skewMs: number): Promise<SignedRequest>;
}
