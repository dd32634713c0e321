import { buildCorpus } from "@keyguard/testkit/corpus";
import { describe, expect, test } from "vitest";
import { detectExchanges } from "../src/detect-exchanges.ts";
import { detectFamilies } from "../src/detect-families.ts";
import type { Detection } from "../src/detection.ts";
import { createEngine } from "../src/engine.ts";
import { EventList } from "../src/events.ts";
import { SHORTEST_VALUE } from "../src/kernel/layout.ts";
import { possibleValues } from "../src/may-detect.ts";
import { SourceText } from "../src/text/source-text.ts";
import type { Stretch } from "../src/values/extract.ts";

describe("possibleValues()", () => {
  const { kernel, libraries } = createEngine();
  const corpora = (["facts", "invented"] as const).map(
    (forms) => [forms, buildCorpus({ seed: "dev-4", cells: 600, forms })] as const,
  );

  function eventsOf(source: SourceText): EventList {
    const events = new EventList();
    kernel.input.set(source.bytes);
    events.add(source, { base: 0, length: source.length, events: kernel.scan(source.length, SHORTEST_VALUE) });
    return events;
  }

  test.each(corpora)("leaves out nothing that detection would use: %s forms", (_, { files }) => {
    let all = 0;
    let left = 0;
    for (const [path, text] of files) {
      const source = new SourceText(new TextEncoder().encode(text), path);
      const events = eventsOf(source);
      const detect = (values: readonly Stretch[]): Detection[] => [
        ...detectExchanges(source, values, libraries),
        ...detectFamilies(source, { ...events, values }, libraries),
      ];
      const possible = possibleValues(source, events);
      expect(possible === undefined ? [] : detect(possible)).toEqual(detect(events.values));
      all += events.values.length;
      left += possible?.length ?? 0;
    }
    expect(left).toBeLessThan(all); // else it leaves out nothing at all
  });

  test.each([
    'install("8.32.1(eslint@9.27.0)(typescript@5.6.3)(vite@6.0.8(@types/node@24.1.0))")',
    'install("@rollup/rollup-linux-x64-musl@4.20.0")',
    "install('@vue/compiler-sfc@3.4.21(typescript@5.4.5)(@types/node@20.11.16)')",
  ])("looks at no version of a package: %s", (text) => {
    const source = new SourceText(new TextEncoder().encode(text), "");
    const events = eventsOf(source);
    expect(possibleValues(source, events, true)).toEqual([]);
  });
});
