/** For each byte whether it is one of these characters of ASCII: a look into a table, where thousands are asked. */
export function flags(characters: string): Uint8Array {
  const set = new Uint8Array(256);
  for (let i = 0; i < characters.length; i++) set[characters.charCodeAt(i)] = 1;
  return set;
}
