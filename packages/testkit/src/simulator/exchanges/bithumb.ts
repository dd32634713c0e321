import { refusals } from "../refusals.ts";
import { jwtByHmac } from "../signature.ts";
import type { Behaviour } from "../world.ts";
import { bearer, coversQuery, upbit } from "./upbit.ts";

function error(name: string): [number, unknown] {
  return [401, { error: { name, message: "x" } }];
}

/** Bithumb, in the manner of Upbit; the names of its errors and fields are inferred. */
export const bithumb: Behaviour = {
  ...upbit,
  id: "bithumb",
  signed: (request, key) => jwtByHmac(bearer(request), key.secret) && coversQuery(request),
  refuse: refusals({
    key: error("invalid_access_key"),
    signature: error("jwt_verification"),
    address: error("NotAllowIP"),
    permission: error("out_of_scope"),
    expired: error("expired_access_key"),
  }),
  routes: upbit.routes.filter(({ on }) => on !== "POST /v1/orders/test"),
};
