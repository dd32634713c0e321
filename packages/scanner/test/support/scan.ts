import { type Finding, type PartKind } from "@keyguard/core";
import { EXCHANGES } from "@keyguard/exchanges";
import { generateCredential, partValue, seededRandom } from "@keyguard/testkit/synthetic";
import * as detection from "../../src/detect.ts";
import { createEngine, type Engine } from "../../src/engine.ts";
import { scanText } from "../../src/index.ts";
import { SourceText } from "../../src/text/source-text.ts";

/** A made-up credential of an exchange's grammar. */
export interface Made {
  readonly key: string;
  readonly secret: string;
  readonly passphrase: string;
}

/** Values of an exchange's first grammar, the same for the same seed. */
export function made(id: string, seed = "test"): Made {
  for (const exchange of EXCHANGES) {
    const [grammar] = exchange.id === id ? exchange.credentials : [];
    if (grammar === undefined) continue;
    const credential = generateCredential(exchange, grammar, seededRandom(`${seed} ${id}`));
    return {
      key: partValue(credential, "key", "token") ?? "",
      secret: partValue(credential, "secret", "private-key") ?? "",
      passphrase: partValue(credential, "passphrase") ?? "",
    };
  }
  throw new RangeError(`no exchange is called ${id}`);
}

/** An engine that need not load detection first. */
export function readyEngine(): Engine {
  const engine = createEngine();
  engine.libraries.detection = detection;
  return engine;
}

/** A text as detection reads it. */
export function sourceOf(text: string, path = "x.txt"): SourceText {
  return new SourceText(new TextEncoder().encode(text), path);
}

/** A finding in short: whose it is, and the line of each part. */
export function brief({ exchange, ruleId, parts }: Finding): string {
  const lines = parts.map(({ kind, location }): `${PartKind}@${number}` => `${kind}@${location.startLine}`);
  return `${exchange ?? ruleId}: ${lines.join(" ")}`;
}

/** The findings of a text in short. */
export async function found(text: string, path = "x.txt"): Promise<string[]> {
  return (await scanText(text, { path })).map(brief);
}
