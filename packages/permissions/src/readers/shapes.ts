import { fields } from "./fields.ts";

/** True for a list. */
export function isList(json: unknown): boolean {
  return Array.isArray(json);
}

/** True for an object with any field at all, where no field is certain to be there. */
export function isFilled(json: unknown): boolean {
  return Object.keys(fields(json) ?? {}).length > 0;
}

/** A test for an object with a field. */
export function hasField(name: string): (json: unknown) => boolean {
  return (json) => name in (fields(json) ?? {});
}

/** A test for an object with a field of a certain value, also where it came as text. */
export function hasValue(name: string, value: string | number | boolean): (json: unknown) => boolean {
  return (json) => String(fields(json)?.[name]) === String(value);
}
