import type { PartKind, Severity } from "@keyguard/core";
import { type Exchange, EXCHANGES, type CredentialGrammar } from "@keyguard/exchanges";
import { generateCredential } from "../synthetic/credential.ts";
import { NEAR_TWINS, valueHash } from "../synthetic/near-twins.ts";
import { type SeededRandom, seededRandom } from "../synthetic/random.ts";
import { type FamilyPartLike, generateFamilyValue, inAddress } from "../synthetic/family-value.ts";
import { genericSecret, TOKEN_KINDS } from "../synthetic/service-tokens.ts";
import { keystoreV3, solanaArray, WALLET_KINDS } from "../synthetic/wallet.ts";
import type { AnswerCredential, AnswerKey, AnswerPart, AnswerTwin } from "./answers.ts";
import type { Form, FormFile } from "./form.ts";
import { FORM_SETS, type FormSet } from "./form-sets.ts";
import { SINGLE_FORMS, SPECIAL_FORMS } from "./forms/wallets.ts";
import { type Encoding, encodeText } from "./encoding.ts";
import { groupBy } from "./group-by.ts";
import { createMarker, isMultiline, type Marker, type Placed } from "./marks.ts";
import { createScene, type Scene } from "./scene.ts";

/** What a corpus holds. */
export interface CorpusOptions {
  readonly seed: string;
  /** Most cells of exchange credentials; every grammar in every form when absent. Cells are drawn evenly. */
  readonly cells?: number;
  /** Default `facts`: those that the facts list. */
  readonly forms?: FormSet;
  /** Only these exchanges. */
  readonly exchanges?: readonly string[];
  /** Default true each. */
  readonly wallets?: boolean;
  readonly tokens?: boolean;
  readonly generic?: boolean;
  readonly twins?: boolean;
  /** Families of services, as the scanner describes them: each part that a generator can make, in every form of a token. */
  readonly families?: readonly CorpusFamily[];
}

/** What is needed of a family to plant its values. */
export interface CorpusFamily {
  readonly id: string;
  readonly severity: Severity;
  readonly parts: readonly (FamilyPartLike & {
    readonly kind: PartKind;
    readonly secret?: boolean;
    readonly test?: boolean;
    readonly severity?: Severity;
    readonly structure?: string;
  })[];
}

/** A corpus in memory: files by path, and the answers. */
export interface Corpus {
  readonly files: ReadonlyMap<string, string>;
  /** Files that are not UTF-8. */
  readonly encodings: ReadonlyMap<string, Encoding>;
  readonly answers: AnswerKey;
}

/** A file of the corpus as it lies on disk. */
export function corpusBytes(corpus: Corpus, path: string): Uint8Array {
  return encodeText(corpus.files.get(path) ?? "", corpus.encodings.get(path));
}

interface Cell {
  readonly exchange: Exchange;
  readonly grammar: CredentialGrammar;
  readonly form: Form;
}

function fits(cell: Cell): boolean {
  const { exchange, grammar, form } = cell;
  const has = (kind: string): boolean => grammar.parts.some((part) => part.kind === kind && part.required !== false);
  if (form.only !== undefined && !form.only.includes(grammar.id)) return false;
  const isPair = has("key") && (has("secret") || has("private-key"));
  if (form.needs === "pair" || form.needs === "secret") return isPair;
  if (form.needs === "header") return isPair && exchange.request.key.length > 0;
  return true;
}

function allCells(options: CorpusOptions): Cell[] {
  const forms = FORM_SETS[options.forms ?? "facts"];
  const cells: Cell[] = [];
  for (const exchange of EXCHANGES) {
    if (options.exchanges !== undefined && !options.exchanges.includes(exchange.id)) continue;
    for (const grammar of exchange.credentials) {
      for (const form of forms) {
        const cell = { exchange, grammar, form };
        if (fits(cell)) cells.push(cell);
      }
    }
  }
  return cells;
}

/** Takes `count` cells so that every form and every grammar keeps its share. */
function sample(cells: readonly Cell[], count: number, random: SeededRandom): Cell[] {
  if (count >= cells.length) return [...cells];
  const byForm = groupBy(random.shuffle(cells), (cell) => cell.form.id);
  const queues = [...byForm.values()];
  const chosen: Cell[] = [];
  for (let i = 0; chosen.length < count; i++) {
    const next = queues[i % queues.length]?.pop();
    if (next !== undefined) chosen.push(next);
  }
  return chosen;
}

/** Which credential of a file a value belongs to. */
const OWN = 0;
const OTHER = 1;
const SIBLING = 2;

function sceneOf(cell: Cell, marker: Marker, number: number, random: SeededRandom, second?: Scene): Scene {
  const credential = generateCredential(cell.exchange, cell.grammar, random);
  let sibling: Scene | undefined;
  const isLong = credential.parts.some(({ value }) => isMultiline(value));
  return createScene({
    exchange: cell.exchange,
    credential,
    marker,
    number,
    random,
    second,
    ...(number === OWN ? { sibling: () => (sibling ??= siblingOf(cell, marker, random, isLong)) } : {}),
  });
}

/** Another credential of the same kind, in one line where the first is: a form of one line has no place for PEM. */
function siblingOf(cell: Cell, marker: Marker, random: SeededRandom, isLong: boolean): Scene {
  const tries = Array.from({ length: 50 }, (_, i) => `sibling ${i}`);
  for (const name of tries) {
    const scene = sceneOf(cell, marker, SIBLING, random.fork(name));
    if (isMultiline(scene.plain("secret")) === isLong) return scene;
  }
  throw new RangeError(`Cannot find a sibling of ${cell.grammar.id}: none has as many lines`);
}

function answerPart(file: string, placed: Placed): AnswerPart {
  const { line, column, endLine, endColumn, kind, value } = placed;
  return { file, line, column, endLine, endColumn, kind, valueHash: valueHash(value) };
}

class Builder {
  readonly files = new Map<string, string>();
  readonly encodings = new Map<string, Encoding>();
  readonly credentials: AnswerCredential[] = [];
  readonly twins: AnswerTwin[] = [];
  #cell = 0;

  folder(group: string): string {
    this.#cell += 1;
    return `${group}/${String(this.#cell).padStart(5, "0")}`;
  }

  /** Writes a form's files and returns where each credential's values came to stand. */
  add(folder: string, rendered: FormFile | readonly FormFile[], marker: Marker): Map<number, AnswerPart[]> {
    const found = new Map<number, AnswerPart[]>();
    for (const file of Array.isArray(rendered) ? (rendered as readonly FormFile[]) : [rendered as FormFile]) {
      const path = `${folder}/${file.path}`;
      const { text, placed } = marker.place(file.text, file.lineBreak ?? String.raw`\n`);
      this.files.set(path, text);
      if (file.encoding !== undefined) this.encodings.set(path, file.encoding);
      for (const one of placed) {
        const parts = found.get(one.credential) ?? [];
        parts.push(answerPart(path, one));
        found.set(one.credential, parts);
      }
    }
    return found;
  }
}

function addExchangeCells(builder: Builder, options: CorpusOptions, random: SeededRandom): void {
  const cells = sample(allCells(options), options.cells ?? Number.POSITIVE_INFINITY, random);
  for (const [index, cell] of cells.entries()) {
    const own = random.fork(`${cell.grammar.id}/${cell.form.id}`);
    const marker = createMarker();
    const other = random.pick(cells);
    const second = fits({ ...other, form: cell.form }) ? sceneOf(other, marker, OTHER, own.fork("second")) : undefined;
    const scene = sceneOf(cell, marker, OWN, own, second);
    if (cell.form.oneLine === true && isMultiline(scene.plain("secret"))) continue;
    if (second !== undefined && isMultiline(second.plain("secret")) && cell.form.oneLine === true) continue;
    const folder = builder.folder("x");
    const found = builder.add(folder, cell.form.render(scene), marker);
    for (const [number, parts] of found) {
      const about = number === OTHER ? other : cell;
      builder.credentials.push({
        id: `${index}.${number}`,
        group: "exchange",
        form: cell.form.id,
        family: about.grammar.id,
        exchange: about.exchange.id,
        labelled: cell.form.labelled,
        environment: about.grammar.environment,
        lowIsFine: about.grammar.environment === "test",
        parts,
      });
    }
  }
}

interface SingleKind {
  readonly id: string;
  readonly group: "wallet" | "token" | "generic" | "family";
  readonly kind: PartKind;
  readonly variable: string;
  readonly low: boolean;
  make(random: SeededRandom): string;
}

function singleKinds(options: CorpusOptions): SingleKind[] {
  const kinds: SingleKind[] = [];
  if (options.wallets !== false) {
    for (const { id, kind, make } of WALLET_KINDS) {
      kinds.push({
        id,
        group: "wallet",
        kind,
        variable: WALLET_VARIABLES[kind] ?? "PRIVATE_KEY",
        low: TEST_WALLETS.has(id),
        make,
      });
    }
  }
  if (options.tokens !== false) {
    for (const { id, variable, low, make } of TOKEN_KINDS) {
      kinds.push({ id, group: "token", kind: "token", variable, low, make });
    }
  }
  return [...kinds, ...(options.generic === false ? [] : genericKinds()), ...familyKinds(options.families ?? [])];
}

const TEST_WALLETS = new Set(["bitcoin-wif-testnet"]);
const WALLET_VARIABLES: Readonly<Record<string, string>> = {
  mnemonic: "WALLET_MNEMONIC",
  "private-key": "PRIVATE_KEY",
};

function addSingles(builder: Builder, options: CorpusOptions, random: SeededRandom): void {
  const kinds = singleKinds(options);
  for (const kind of kinds) {
    for (const form of [...SINGLE_FORMS, ...SPECIAL_FORMS].filter((candidate) => candidate.takes(kind.kind, kind.id))) {
      const own = random.fork(`${kind.id}/${form.id}`);
      const marker = createMarker();
      const plain = kind.make(own);
      const value = marker.mark({ credential: 0, kind: kind.kind, value: plain });
      const label = kind.id.split(/[-:]/u)[0] ?? kind.id;
      const rendered = form.render({ random: own, value, plain, kind: kind.kind, variable: kind.variable, label });
      const parts = builder.add(builder.folder("s"), rendered, marker).get(0) ?? [];
      builder.credentials.push({
        id: `${kind.id}/${form.id}`,
        group: kind.group,
        form: form.id,
        family: kind.id,
        exchange: null,
        labelled: false,
        environment: "live",
        lowIsFine: kind.low,
        parts,
      });
    }
  }
  if (options.wallets !== false) addWalletFiles(builder, random);
}

const GENERIC_VARIABLES = [
  "JWT_SECRET",
  "SESSION_SECRET",
  "SERVICE_API_KEY",
  "ENCRYPTION_KEY",
  "WEBHOOK_SECRET",
  "DB_PASSWORD",
  "AUTH_TOKEN",
  "SIGNING_KEY",
];

function genericKinds(): SingleKind[] {
  return GENERIC_VARIABLES.map((variable) => ({
    id: `generic-${variable.toLowerCase().replaceAll("_", "-")}`,
    group: "generic",
    kind: "token",
    variable,
    low: false,
    make: genericSecret,
  }));
}

const VARIABLE_ENDS: Readonly<Partial<Record<PartKind, string>>> = {
  key: "API_KEY",
  secret: "SECRET",
  token: "TOKEN",
  "private-key": "PRIVATE_KEY",
  url: "URL",
};

/** One kind a part: its secret ones, that a generator can make. */
function familyKinds(families: readonly CorpusFamily[]): SingleKind[] {
  const probe = seededRandom("probe");
  const kinds: SingleKind[] = [];
  for (const family of families) {
    for (const part of family.parts) {
      if (part.secret === false || part.structure !== undefined || part.kind === "passphrase") continue;
      if (part.kind === "mnemonic" || generateFamilyValue(family.id, part, probe) === undefined) continue;
      const make = (random: SeededRandom): string =>
        inAddress(part, generateFamilyValue(family.id, part, random) ?? "", random);
      const variable = `${family.id.toUpperCase().replaceAll("-", "_")}_${VARIABLE_ENDS[part.kind] ?? "KEY"}`;
      const low = part.test === true || ["low", "info"].includes(part.severity ?? family.severity);
      // Forms of private keys are those of chains; the wallet kinds have them.
      const kind = part.kind === "private-key" ? "token" : part.kind;
      kinds.push({ id: `${family.id}: ${part.label}`, group: "family", kind, variable, low, make });
    }
  }
  return kinds;
}

function addWalletFiles(builder: Builder, random: SeededRandom): void {
  const files = [
    { id: "solana-key-file", path: "id.json", make: solanaArray },
    { id: "solana-key-file-deployer", path: "keys/deployer-keypair.json", make: solanaArray },
    { id: "keystore-v3", path: "keystore/UTC--2026-01-02T03-04-05Z--wallet", make: keystoreV3 },
  ];
  for (const file of files) {
    const marker = createMarker();
    const value = marker.mark({ credential: 0, kind: "private-key", value: file.make(random.fork(file.id)) });
    const parts = builder.add(builder.folder("w"), { path: file.path, text: `${value}\n` }, marker).get(0) ?? [];
    builder.credentials.push({
      id: file.id,
      group: "wallet",
      form: "F16",
      family: file.id,
      exchange: null,
      labelled: false,
      environment: "live",
      lowIsFine: false,
      parts,
    });
  }
}

function addTwins(builder: Builder, random: SeededRandom): void {
  for (const twin of NEAR_TWINS) {
    const { file, text } = twin.render(random.fork(twin.id));
    const path = `${builder.folder("n")}/${file}`;
    builder.files.set(path, text);
    builder.twins.push({ id: twin.id, why: twin.why, file: path });
  }
}

/**
 * Makes a corpus: credentials of every exchange in every form, wallet secrets, tokens, and near-twins that are none.
 * Equal options give equal corpora.
 */
export function buildCorpus(options: CorpusOptions): Corpus {
  const random = seededRandom(options.seed);
  const builder = new Builder();
  addExchangeCells(builder, options, random.fork("exchange"));
  addSingles(builder, options, random.fork("single"));
  if (options.twins !== false) addTwins(builder, random.fork("twins"));
  return {
    files: builder.files,
    encodings: builder.encodings,
    answers: { seed: options.seed, credentials: builder.credentials, twins: builder.twins },
  };
}
