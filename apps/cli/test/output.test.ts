import type { WriteStream } from "node:tty";
import { expect, test } from "vitest";
import { outputOf } from "../src/terminal/output.ts";

test.each([
  [132, 132],
  [0, 80], // a pseudo-terminal that nobody gave a size
  [undefined, 80],
])("outputOf() takes a stream of %s columns for one of %i", (columns, width) => {
  const stream = { isTTY: true, columns, on: () => stream } as unknown as WriteStream;
  expect(outputOf(() => stream, {}, false).columns).toBe(width);
});
