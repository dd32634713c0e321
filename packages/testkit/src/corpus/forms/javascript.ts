import { type Form, form, lines } from "../form.ts";
import type { Scene } from "../scene.ts";
import { ccxtSlots } from "./python.ts";

function fields(s: Scene, style: "camel" | "snake" | "upper" | "lower" = "camel"): string {
  return s
    .slots(style)
    .map((slot) => `${slot.name}: ${s.quote}${slot.value}${s.quote}`)
    .join(", ");
}

function head(s: Scene): string[] {
  const noise = s.noise();
  return ["'use strict';", `const ${noise.name} = '${noise.value}';`, ""];
}

/** Forms J1 to J16 that hold exchange credentials. */
export const JAVASCRIPT_FORMS: readonly Form[] = [
  form(
    "J1",
    "ccxt class with an object",
    (s) => {
      const call = s.random.pick([`new ccxt.${s.id}(`, `new ccxt.pro.${s.id}(`, `new ccxt['${s.id}'](`]);
      return {
        path: "bot.js",
        text: lines(
          "const ccxt = require('ccxt');",
          head(s),
          `const exchange = ${call}{`,
          ccxtSlots(s).map((slot) => `  ${slot.name}: '${slot.value}',`),
          "  enableRateLimit: true,",
          "});",
        ),
      };
    },
    { needs: "any" },
  ),
  form(
    "J2",
    "options in capitals",
    (s) => ({
      path: "options.js",
      text: lines(
        `const Api = require('${s.package}');`,
        `const client = new ${s.klass}().options({`,
        s.slots("upper").map((slot) => `  ${slot.name.replaceAll("_", "")}: '${slot.value}',`),
        "  useServerTime: true,",
        "});",
      ),
    }),
    { needs: "any" },
  ),
  form(
    "J3",
    "client with an object",
    (s) => ({
      path: "client.ts",
      text: lines(
        `import { ${s.klass} } from '${s.package}';`,
        head(s),
        `const client = new ${s.klass}({ ${fields(s, s.random.pick(["camel", "snake"]))} });`,
      ),
    }),
    { needs: "any" },
  ),
  form("J4", "client with positional arguments", (s) => ({
    path: "positional.js",
    text: lines(
      `const { Spot } = require('${s.package}')`,
      `const client = new Spot('${s.key ?? ""}', '${s.secret}'${s.passphrase === undefined ? "" : `, '${s.passphrase}'`})`,
    ),
  })),
  form(
    "J5",
    "fallback of a variable",
    (s) => {
      const operator = s.random.pick(["||", "??"]);
      return {
        path: "env.ts",
        text: lines(
          s
            .slots("upper")
            .map(
              (slot) =>
                `export const ${slot.name.toLowerCase()} = process.env.${s.env}_${slot.name} ${operator} '${slot.value}';`,
            ),
        ),
      };
    },
    { needs: "any" },
  ),
  form(
    "J6",
    "exported configuration",
    (s) => {
      if (s.random.chance(0.5))
        return {
          path: "conf.js",
          text: lines(
            "var c = module.exports = {}",
            `c.${s.id} = {}`,
            s.slots("snake").map((slot) => `c.${s.id}.${slot.name} = '${slot.value}'`),
            "c.days = 14",
          ),
        };
      return {
        path: "config.js",
        text: lines(
          `// ${s.name}`,
          "module.exports = {",
          `  ${s.id}: {`,
          s.slots("camel").map((slot) => `    ${slot.name}: '${slot.value}',`),
          "    interval: '5m',",
          "  },",
          "};",
        ),
      };
    },
    { needs: "any" },
  ),
  form(
    "J7",
    "key of an HMAC",
    (s) => ({
      path: "sign.js",
      text: lines(
        "const crypto = require('crypto');",
        `const base = 'https://${s.host}';`,
        s.random.chance(0.5)
          ? `const sig = crypto.createHmac('sha256', '${s.secret}').update(query).digest('hex');`
          : `const sig = CryptoJS.HmacSHA256(query, "${s.secret}").toString();`,
      ),
    }),
    { needs: "secret", oneLine: true },
  ),
  form(
    "J13",
    "header of a request",
    (s) => ({
      path: "request.js",
      text: lines(
        "const axios = require('axios');",
        `axios.get('https://${s.host}/v1/account', { headers: { '${s.header ?? ""}': '${s.key ?? ""}', Accept: 'application/json' } });`,
      ),
    }),
    { needs: "header" },
  ),
  form(
    "J14",
    "names that are public in a bundle",
    (s) => {
      const prefix = s.random.pick(["REACT_APP", "NEXT_PUBLIC", "VITE"]);
      return {
        path: ".env.local",
        text: lines(s.slots("upper").map((slot) => `${prefix}_${s.env}_${slot.name}=${slot.value}`)),
      };
    },
    { needs: "any" },
  ),
  form(
    "J14b",
    "minified",
    (s) => ({
      path: "dist/app.js",
      text: `!function(){var t={},n=0;for(;n<9;n++)t[n]=n;var e=new ${s.klass};${s
        .slots("camel")
        .map((slot) => `e.${slot.name}="${slot.value}"`)
        .join(",")};window.app=e}();\n`,
    }),
    { needs: "any" },
  ),
];
