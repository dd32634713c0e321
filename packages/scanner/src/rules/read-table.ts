import { KeyguardError } from "@keyguard/core";
import { LinearPattern } from "./regex/linear-pattern.ts";

/** One table of a TOML file, read field by field; a field of the wrong type is a mistake, never ignored. */
export class Table {
  readonly #values: Readonly<Record<string, unknown>>;
  readonly #name: string;
  readonly #known = new Set<string>();

  /** @param name where the table stands, for messages */
  constructor(values: unknown, name: string) {
    this.#name = name;
    if (typeof values !== "object" || values === null || Array.isArray(values)) this.fail("is no table");
    this.#values = values as Record<string, unknown>;
  }

  fail(what: string): never {
    throw new KeyguardError("KG_RULES_INVALID", `Cannot read rules: ${this.#name} ${what}`, {
      hint: "`keyguard help rules test` shows a rule that is complete",
    });
  }

  #get(field: string): unknown {
    this.#known.add(field);
    return this.#values[field];
  }

  text(field: string): string | undefined {
    const value = this.#get(field);
    if (value !== undefined && typeof value !== "string") this.fail(`has a "${field}" that is no text`);
    return value;
  }

  number(field: string): number | undefined {
    const value = this.#get(field);
    const number = typeof value === "bigint" ? Number(value) : value;
    if (number === undefined) return undefined;
    if (typeof number !== "number" || !Number.isFinite(number) || number < 0)
      this.fail(`has a "${field}" that is no number from 0 on`);
    return number;
  }

  flag(field: string): boolean {
    const value = this.#get(field);
    if (value !== undefined && typeof value !== "boolean") this.fail(`has a "${field}" that is neither true nor false`);
    return value ?? false;
  }

  texts(field: string): readonly string[] {
    const value = this.#get(field) ?? [];
    if (!Array.isArray(value) || !value.every((item) => typeof item === "string"))
      this.fail(`has a "${field}" that is no list of texts`);
    return value as string[];
  }

  tables(field: string): readonly Table[] {
    const value = this.#get(field) ?? [];
    const list = Array.isArray(value) ? value : [value];
    return list.map((item, i) => new Table(item, `${this.#name}, ${field} ${i + 1}`));
  }

  pattern(field: string): LinearPattern | undefined {
    const text = this.text(field);
    return text === undefined ? undefined : this.#compile(field, text);
  }

  patterns(field: string): readonly LinearPattern[] {
    return this.texts(field).map((text) => this.#compile(field, text));
  }

  #compile(field: string, text: string): LinearPattern {
    try {
      return new LinearPattern(text);
    } catch (error) {
      if (!(error instanceof KeyguardError)) throw error;
      const { message, hint } = error;
      throw new KeyguardError("KG_RULES_PATTERN", `${message} (${this.#name}, "${field}")`, {
        ...(hint === undefined ? {} : { hint }),
        cause: error,
      });
    }
  }

  /** Fields that nobody asked for. */
  get unread(): readonly string[] {
    return Object.keys(this.#values).filter((field) => !this.#known.has(field));
  }
}
