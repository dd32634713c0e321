// How the README shows a recording of `keyguard demo`; see release-demo.mjs.

const MOST_LINES = 4;

/** The README's part that is recorded. */
export const README_PART: RegExp =
  /(?<=<!-- demo: recorded by scripts\/release-demo\.mjs -->\n\n)[\s\S]*?(?=\n\n<!-- end of demo -->)/u;

function shortenScene(scene: string): string {
  const lines = scene.split("\n");
  const start = lines.findIndex((line) => line.startsWith("$ ")) + 1;
  const output = start === 0 ? [] : lines.slice(start);
  if (output.length <= MOST_LINES) return scene;
  return [...lines.slice(0, start), ...output.slice(0, MOST_LINES - 2), "[…]", output.at(-1)].join("\n");
}

/** A recording with the middle of long outputs left out. */
export function shorten(recording: string): string {
  return recording.trim().split("\n\n# ").map(shortenScene).join("\n\n# ");
}
