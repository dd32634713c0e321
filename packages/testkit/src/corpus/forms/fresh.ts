import { type Form, form, lines } from "../form.ts";
import type { Scene, Slot } from "../scene.ts";

const pascal = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const each = (s: Scene, style: Parameters<Scene["slots"]>[0], write: (slot: Slot) => string): string[] =>
  s.slots(style).map(write);
const ANY = { needs: "any" } as const;
const LINE = { needs: "any", oneLine: true } as const;

/** A third set of invented forms, since the second one was looked at: measured, and not developed with. */
export const FRESH_FORMS: readonly Form[] = [
  form(
    "Z1",
    "Crystal",
    (s) => ({
      path: "src/bot.cr",
      text: lines(
        `module ${pascal(s.id)}Bot`,
        each(s, "upper", (slot) => `  ${slot.name} = "${slot.value}"`),
        "end",
      ),
    }),
    ANY,
  ),
  form(
    "Z2",
    "Erlang terms",
    (s) => ({
      path: "sys.config",
      text: lines(
        `[{${s.id}, [`,
        each(s, "snake", (slot) => `   {${slot.name}, <<"${slot.value}">>}`)
          .join(",\n")
          .split("\n"),
        "]}].",
      ),
    }),
    LINE,
  ),
  form(
    "Z3",
    "OCaml record",
    (s) => ({
      path: "keys.ml",
      text: lines(
        `let ${s.id} = {`,
        each(s, "snake", (slot) => `  ${slot.name} = "${slot.value}";`),
        "}",
      ),
    }),
    ANY,
  ),
  form(
    "Z4",
    "Prolog facts",
    (s) => ({
      path: "keys.pl",
      text: lines(
        `% ${s.name}`,
        each(s, "snake", (slot) => `credential(${s.id}, ${slot.name}, '${slot.value}').`),
      ),
    }),
    LINE,
  ),
  form(
    "Z5",
    "Nix",
    (s) => ({
      path: "bot.nix",
      text: lines(
        "{",
        `  services.${s.id}-bot = {`,
        each(s, "camel", (slot) => `    ${slot.name} = "${slot.value}";`),
        "  };",
        "}",
      ),
    }),
    LINE,
  ),
  form(
    "Z6",
    "Scheme",
    (s) => ({
      path: "bot.scm",
      text: lines(
        `;; ${s.name}`,
        each(s, "kebab", (slot) => `(define ${s.id}-${slot.name} "${slot.value}")`),
      ),
    }),
    LINE,
  ),
  form(
    "Z7",
    "AsciiDoc list",
    (s) => ({
      path: "account.adoc",
      text: lines(
        `== ${s.name}`,
        "",
        each(s, "snake", (slot) => `${slot.name.replaceAll("_", " ")}:: \`${slot.value}\``),
      ),
    }),
    LINE,
  ),
  form(
    "Z8",
    "ticket",
    (s) => ({
      path: "ticket.txt",
      text: lines(
        `Subject: ${s.name} API stopped working`,
        "",
        "Hello support, these are my credentials:",
        each(s, "snake", (slot) => `  * ${slot.name.replaceAll("_", " ")} -> ${slot.value}`),
        "Please check.",
      ),
    }),
    LINE,
  ),
  form(
    "Z9",
    "COBOL",
    (s) => ({
      path: "KEYS.cbl",
      text: lines(
        "       WORKING-STORAGE SECTION.",
        `      * ${s.name}`,
        each(s, "kebab", (slot) => `       01 WS-${slot.name.toUpperCase()} PIC X(200) VALUE '${slot.value}'.`),
      ),
    }),
    LINE,
  ),
  form(
    "Z10",
    "HCL map in a module",
    (s) => ({
      path: "main.tf",
      text: lines(
        `module "${s.id}" {`,
        '  source = "./bot"',
        "  environment = {",
        each(s, "upper", (slot) => `    "${slot.name}" : "${slot.value}"`),
        "  }",
        "}",
      ),
    }),
    LINE,
  ),
  form(
    "Z11",
    "GraphQL variables",
    (s) => ({
      path: "add.graphql",
      text: lines(
        `mutation { addAccount(exchange: "${s.id}", ${each(s, "camel", (slot) => `${slot.name}: "${slot.value}"`).join(", ")}) { id } }`,
      ),
    }),
    LINE,
  ),
  form(
    "Z12",
    "Ada constants",
    (s) => ({
      path: "keys.ada",
      text: lines(
        `package ${pascal(s.id)}_Keys is`,
        each(s, "snake", (slot) => `   ${pascal(slot.name)} : constant String := "${slot.value}";`),
        `end ${pascal(s.id)}_Keys;`,
      ),
    }),
    LINE,
  ),
];
