/**
 * The words of a name, lower case: `BINANCE_API_KEY`, `binanceApiKey` and `binance.api-key` all give
 * `binance, api, key`. Letters of other scripts stay together; digits stand apart from letters.
 */
export function nameWords(name: string): string[] {
  const spaced = name
    .replaceAll(/([a-z0-9])([A-Z])/gu, "$1 $2")
    .replaceAll(/([A-Z]+)([A-Z][a-z])/gu, "$1 $2")
    .replaceAll(/([A-Za-z])(\d)/gu, "$1 $2")
    .replaceAll(/(\d)([A-Za-z])/gu, "$1 $2");
  return spaced.toLowerCase().match(/[\p{L}\p{M}]+|\d+/gu) ?? [];
}
