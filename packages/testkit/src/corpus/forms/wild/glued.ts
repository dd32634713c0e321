import { type Form, form, lines } from "../../form.ts";
import type { Scene } from "../../scene.ts";
import { PAIR, pascal } from "../field/write.ts";

/** A value in pieces, as its author writes it to keep a line short or a search from finding it. */
function pieces(s: Scene, part: "key" | "secret", glue: string, count = 2): string {
  return s.recoded(part, (value) => {
    const size = Math.ceil(value.length / count);
    const cut = Array.from({ length: count }, (_, i) => value.slice(i * size, (i + 1) * size));
    return cut.filter((piece) => piece !== "").join(glue);
  });
}

/** A file whose values have line ends of their own. */
function glued(id: string, what: string, path: string, write: (scene: Scene) => readonly string[]): Form {
  return form(id, what, (s) => ({ path, text: lines(...write(s)), lineBreak: "\n" }), PAIR);
}

/** Values that are put together from pieces. */
export const GLUED_FORMS: readonly Form[] = [
  glued("N91", "sum of two pieces", "keys.js", (s) => [
    `const ${s.id}Key = "${pieces(s, "key", '" + "')}";`,
    `const ${s.id}Secret = "${pieces(s, "secret", '" + "')}";`,
  ]),
  glued("N92", "neighbouring texts over lines", "keys.py", (s) => [
    `${s.id.toUpperCase()}_KEY = (`,
    `    "${pieces(s, "key", '"\n    "')}"`,
    ")",
    `${s.id.toUpperCase()}_SECRET = (`,
    `    "${pieces(s, "secret", '"\n    "')}"`,
    ")",
  ]),
  glued("N93", "dots between pieces", "keys.php", (s) => [
    `$${s.id}Key = '${pieces(s, "key", "' . '")}';`,
    `$${s.id}Secret = '${pieces(s, "secret", "' . '")}';`,
  ]),
  glued("N94", "line that goes on", "bot.sh", (s) => [
    `export ${s.env}_KEY=${pieces(s, "key", "\\\n")}`,
    `export ${s.env}_SECRET=${pieces(s, "secret", "\\\n")}`,
  ]),
  glued("N95", "list that is joined", "keys.ts", (s) => [
    `class ${pascal(s.id)}Keys {`,
    `  apiKey = ["${pieces(s, "key", '", "')}"].join("");`,
    `  secret = ["${pieces(s, "secret", '", "')}"].join("");`,
    "}",
  ]),
];
