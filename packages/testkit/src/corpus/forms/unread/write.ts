import type { Scene } from "../../scene.ts";

/** A value of a credential under a name of the writer's own. */
export interface Named {
  readonly name: string;
  readonly value: string;
}

/** Key, secret and passphrase under the names that the writer gives them, as many as there are. */
export function named(scene: Scene, key: string, secret: string, passphrase: string): Named[] {
  const all = [
    [key, scene.key],
    [secret, scene.secret],
    [passphrase, scene.passphrase],
  ] as const;
  return all.flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]));
}

/** The exchange as part of an identifier, with a capital: `Gateio`. */
export function pascal(scene: Scene): string {
  const plain = scene.id.replaceAll(/[^A-Za-z0-9]/gu, "");
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}

/** This credential and, where there is one, the other one of the file. */
export function accounts(scene: Scene): Scene[] {
  return scene.second === undefined ? [scene] : [scene, scene.second];
}

/** As {@link accounts}, where a file can name an exchange only once. */
export function exchanges(scene: Scene): Scene[] {
  return accounts(scene).filter((one, i) => i === 0 || one.exchange.id !== scene.exchange.id);
}

/** Key, secret and passphrase in their order, without names. */
export function values(scene: Scene): string[] {
  return named(scene, "", "", "").map(({ value }) => value);
}
