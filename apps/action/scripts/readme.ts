// Writes the inputs and outputs of action.yml into README.md, so that both come from one source.
//
//   node scripts/readme.ts           writes
//   node scripts/readme.ts --check   fails where the README says something else
import { readFileSync, writeFileSync } from "node:fs";
import { parse } from "yaml";

interface Manifest {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
}

const at = (name: string): URL => new URL(`../${name}`, import.meta.url);
const { inputs, outputs } = parse(readFileSync(at("action.yml"), "utf8")) as Manifest;

const block = [
  "```yaml",
  "- uses: keyguard/keyguard/apps/action@v0",
  "  with:",
  ...Object.entries(inputs).flatMap(([name, input], index) => [
    ...(index === 0 ? [] : [""]),
    `    # ${input.description}`,
    `    ${name}: ${input.default === "" || input.default === "." ? `"${input.default}"` : input.default}`,
  ]),
  "```",
  "",
  "Outputs, for later steps:",
  "",
  ...Object.entries(outputs).map(([name, { description }]) => `- \`${name}\`: ${description}`),
].join("\n");

const readme = readFileSync(at("README.md"), "utf8");
const wanted = readme.replace(
  /(?<=<!-- inputs: made from action\.yml by scripts\/readme\.ts -->\n\n)[\s\S]*?(?=\n\n<!-- end of inputs -->)/u,
  () => block,
);
if (process.argv.includes("--check")) process.exitCode = wanted === readme ? 0 : 1;
else writeFileSync(at("README.md"), wanted);
