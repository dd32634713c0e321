import { buildCorpus } from "@keyguard/testkit/corpus";
import { describe, expect, test } from "vitest";
import { detectExchanges } from "../../src/detect-exchanges.ts";
import { detectFamilies } from "../../src/detect-families.ts";
import type { Detection } from "../../src/detection.ts";
import { createEngine } from "../../src/engine.ts";
import { EVENT, SHORTEST_VALUE } from "../../src/kernel/layout.ts";
import { SourceText } from "../../src/text/source-text.ts";
import { type Stretch, valuesOfRun } from "../../src/values/extract.ts";
import { PlainNames } from "../../src/values/plain-names.ts";

function sourceOf(text: string, path = "code"): SourceText {
  return new SourceText(new TextEncoder().encode(text), path);
}

describe("PlainNames.has()", () => {
  test.each([
    ["what is called", "await this.«v1PrivatePostTransfers2»(params)"],
    ["a name behind a word that says nothing", "#define «MV88E6XXX_PORT_STS_CMODE_2500BASEX» 0x9"],
    ["a name with an underscore that nobody issues", "x = «tpa6130a2_dapm_routes_of»)"],
    ["a comment at a line's start", "0x1L\n«//AZF0ENDPOINT0_AZALIA_F0_CODEC_PIN»\n"],
    ["a number of 64 bits", "mask «0x00000000000000ffULL»"],
  ])("tells %s", (_, marked) => {
    const start = marked.indexOf("«");
    const end = marked.indexOf("»") - 1;
    expect(new PlainNames(sourceOf(marked.replace(/[«»]/gu, ""))).has(start, end)).toBe(true);
  });

  test.each([
    ["a literal", 'name("«MV88E6XXXportStsCmode2500basex»")'],
    ["a name behind one that has a role", "my secret «MV88E6XXX_portStsCmode2500baseX» "], // keyguard:ignore a name of code
    ["a cell of a row", "key «MV88E6XXXportStsCmode2500basex», next"],
    ["what escapes stand around", "a\\x41 = «tpa6130a2_dapm_routes_of» "],
    ["what stands behind an address", "https://example.com = «tpa6130a2_dapm_routes_of» "],
    ["random characters", "of «q7Zp2Kd9Xw4Lm8Rt3Vb6» "],
  ])("says nothing of %s", (_, marked) => {
    const start = marked.indexOf("«");
    const end = marked.indexOf("»") - 1;
    expect(new PlainNames(sourceOf(marked.replace(/[«»]/gu, ""))).has(start, end)).toBe(false);
  });

  const { kernel, libraries } = createEngine();

  test.each(["facts", "field"] as const)("leaves out nothing that detection would use: %s forms", (forms) => {
    let plain = 0;
    for (const [path, text] of buildCorpus({ seed: "dev-6", cells: 600, forms }).files) {
      const source = sourceOf(text, path);
      const names = new PlainNames(source);
      kernel.input.set(source.bytes);
      const events = kernel.scan(source.length, SHORTEST_VALUE);
      const all: Stretch[] = [];
      const left: Stretch[] = [];
      for (let i = 0; i < events.length; i += 3) {
        if (events[i] !== EVENT.value) continue;
        const [start, end] = [events[i + 1] ?? 0, events[i + 2] ?? 0];
        const values = valuesOfRun(source, start, end);
        all.push(...values);
        if (names.has(start, end)) plain += 1;
        else left.push(...values);
      }
      const detect = (values: readonly Stretch[]): Detection[] => [
        ...detectExchanges(source, values, libraries),
        ...detectFamilies(source, { values, mnemonics: [], byteArrays: [], urls: [] }, libraries),
      ];
      expect(detect(left)).toEqual(detect(all));
    }
    expect(plain).toBeGreaterThan(0); // else it tells nothing at all
  });
});
