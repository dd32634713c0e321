import { isExchangeName } from "../labels/exchange-names.ts";
import type { SourceText } from "../text/source-text.ts";
import { readRole } from "./roles.ts";
import { scopesOf } from "./scope.ts";
import { named, type Slot } from "./slot.ts";
import { nameWords } from "./words.ts";

/** `API_KEYS = {`, `secrets:`, `"apiKeys" => [`: the name of a block. */
const TITLE =
  /([A-Za-z_$][\w$.-]{2,60})["'`]?\s{0,4}(?::[^=]{0,60})?(?:=>?|:=|:)?\s{0,4}(?:new\s)?[\w.<>, ]{0,40}[({[]?$/u;

/**
 * The slot of a value under the name of an exchange, in a block that is called by what its values are:
 * `API_SECRETS = {"okx": "…"}`.
 *
 * @param slot that of the value, with the name of the exchange
 */
export function readKeyed(source: SourceText, start: number, { name, from, quoted }: Slot): Slot | undefined {
  if (name === undefined || !nameWords(name).some(isExchangeName)) return undefined;
  const title = scopesOf(source, start)[0]?.title.trim() ?? "";
  const block = TITLE.exec(title)?.[1];
  const role = block === undefined ? undefined : readRole(block);
  if (block === undefined || role?.strong !== true || role.role === "not-a-secret") return undefined;
  return named(block, { ...role, stem: `${role.stem} ${name.toLowerCase()}`.trim() }, from, quoted);
}
