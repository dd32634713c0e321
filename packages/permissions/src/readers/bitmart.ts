import { Secret } from "@keyguard/core";
import { hmacHex } from "./own-signature.ts";
import { probedReader } from "./probe.ts";
import type { Reader } from "./reader.ts";
import { hasValue } from "./shapes.ts";

/** BitMart has no call for a key's own rights, and ccxt no class for it: keyguard signs. Source: developer-pro.bitmart.com. */
export const bitmart: Reader = probedReader({
  exchange: "bitmart",
  ccxt: null,
  origin: "https://api-cloud.bitmart.com",
  timePath: "/system/time",
  read: { request: { method: "GET", path: "/account/v1/wallet", purpose: "read" }, expects: hasValue("code", 1000) },
  signer: ({ credential, origin, now }) => ({
    async sign({ method, path }, _params, skewMs) {
      const timestamp = String(Math.round(now() + skewMs));
      const memo = credential.passphrase === undefined ? "" : Secret.reveal(credential.passphrase);
      const signature = await hmacHex("SHA-256", Secret.reveal(credential.secret), `${timestamp}#${memo}#`);
      const headers = {
        "X-BM-KEY": Secret.reveal(credential.key),
        "X-BM-TIMESTAMP": timestamp,
        "X-BM-SIGN": signature,
      };
      return { url: `${origin}${path}`, method, headers };
    },
  }),
});
