// The API report of each library, packages/X/api.md: every export of every entry with its declaration, and the types
// that those name without exporting them. A change to it is a change for users, to be seen in review.
//
//   node scripts/boot.mjs build && node scripts/boot.mjs exec node scripts/packaging-api.mjs            writes
//   node scripts/boot.mjs build && node scripts/boot.mjs exec node scripts/packaging-api.mjs --check    compares
//
// scripts/packaging.mjs compares them as well. Closes with `N passed, N failed`.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { createSteps, fetchPackagingTools, must } from "./packaging-steps.mjs";
import { entriesOf, publishedPackages } from "./packaging-tarball.mjs";

/** TypeScript with an API for programs, which 7 does not have. */
export const compilerOf = (tools) => createRequire(join(tools, "package.json"))("typescript-6.0");

const OPTIONS = { skipLibCheck: true, strict: true, exactOptionalPropertyTypes: true, noEmit: true };

/** What prints declarations of one program, without comments and however the compiler laid them out. */
function createView(ts, files) {
  const options = { ...OPTIONS, module: ts.ModuleKind.NodeNext, target: ts.ScriptTarget.ES2023 };
  const program = ts.createProgram(files, { ...options, lib: ["lib.es2023.d.ts", "lib.webworker.d.ts"] });
  const checker = program.getTypeChecker();
  const printer = ts.createPrinter({ removeComments: true });
  const resolved = (symbol) => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol);
  const statementOf = (node) => (ts.isVariableDeclaration(node) ? node.parent.parent : node);
  return {
    exportsOf(file) {
      const module = checker.getSymbolAtLocation(program.getSourceFile(file));
      must(module !== undefined, `${file} exports nothing`);
      return checker.getExportsOfModule(module).map((symbol) => ({ name: symbol.name, target: resolved(symbol) }));
    },
    /** The symbols that a declaration names. */
    namedIn(symbol) {
      const found = new Set();
      const visit = (node) => {
        const named = ts.isIdentifier(node) ? checker.getSymbolAtLocation(node) : undefined;
        if (named !== undefined) found.add(resolved(named));
        ts.forEachChild(node, visit);
      };
      for (const node of symbol.declarations ?? []) visit(node);
      return found;
    },
    isIn: (symbol, folder) =>
      symbol.declarations?.some((node) => node.getSourceFile().fileName.startsWith(folder) && isTop(ts, node)) === true,
    print: (symbol) =>
      (symbol.declarations ?? [])
        .map((node) => printer.printNode(ts.EmitHint.Unspecified, statementOf(node), node.getSourceFile()))
        .map((text) => text.replace(/^(?:export )?(?:declare )?/u, "")),
  };
}

/** Whether a declaration is a module's own, not a member, a parameter or a type parameter. */
function isTop(ts, node) {
  return (
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    ts.isFunctionDeclaration(node) ||
    (ts.isVariableDeclaration(node) && ts.isVariableStatement(node.parent.parent))
  );
}

function section(title, texts) {
  return texts.length === 0 ? "" : `\n## ${title}\n\n\`\`\`ts\n${texts.join("\n\n")}\n\`\`\`\n`;
}

/** The report of the package in `folder`, from its built declarations. */
function apiReport(ts, { folder, manifest }) {
  const dist = join(folder, "dist").split(sep).join("/");
  const entries = entriesOf(manifest).map((entry) => ({ ...entry, file: join(folder, entry.types) }));
  const view = createView(
    ts,
    entries.map(({ file }) => file),
  );
  const exported = new Map(entries.map((entry) => [entry, view.exportsOf(entry.file)]));
  const seen = new Set([...exported.values()].flat().map(({ target }) => target));
  const hidden = [];
  // A set hands out what is added while it is walked, so this reaches everything.
  for (const symbol of seen)
    for (const named of view.namedIn(symbol)) {
      if (seen.has(named) || !view.isIn(named, dist)) continue;
      seen.add(named);
      hidden.push(named);
    }
  const byName = (a, b) => (a.name < b.name ? -1 : 1);
  const sections = entries.map((entry) => {
    const texts = exported
      .get(entry)
      .toSorted(byName)
      .flatMap(({ name, target }) =>
        view.isIn(target, dist)
          ? view.print(target).map((text) => `export ${text}`)
          : [`export { ${name} }; // another package's`],
      );
    return section(`\`${entry.specifier}\``, texts);
  });
  const reached = section(
    "Named above, not exported",
    hidden.toSorted(byName).flatMap((symbol) => view.print(symbol)),
  );
  const head = `# API of ${manifest.name}\n\nMade by scripts/packaging-api.mjs from the declarations that are published.\n`;
  return head + sections.join("") + reached;
}

/** Throws where the committed report is not what the package declares. */
export function checkApi(ts, published) {
  const file = join(published.folder, "api.md");
  const now = existsSync(file) ? readFileSync(file, "utf8") : "";
  const wanted = apiReport(ts, published);
  if (now === wanted) return;
  const [old, fresh] = [new Set(now.split("\n")), new Set(wanted.split("\n"))];
  const gone = [...old].filter((line) => !fresh.has(line)).map((line) => `- ${line}`);
  const come = [...fresh].filter((line) => !old.has(line)).map((line) => `+ ${line}`);
  must(
    false,
    `the API changed; write a changeset and run scripts/packaging-api.mjs\n${[...gone, ...come].slice(0, 30).join("\n")}`,
  );
}

async function main() {
  const { step, close } = createSteps();
  const tools = await step("the compiler is here", fetchPackagingTools);
  const libraries = publishedPackages().filter(({ manifest }) => entriesOf(manifest).length > 0);
  for (const published of tools === undefined ? [] : libraries)
    await step(`${published.manifest.name}: api.md`, () =>
      process.argv.includes("--check")
        ? checkApi(compilerOf(tools), published)
        : writeFileSync(join(published.folder, "api.md"), apiReport(compilerOf(tools), published)),
    );
  close();
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await main();
