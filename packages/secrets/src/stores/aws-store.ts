import {
  KeyguardError,
  type ListableStore,
  type Random,
  type SecretDocument,
  type Stage,
  type StagedStore,
  type StoredDocument,
  type StoredVersion,
  type VersionedStore,
  type WritableStore,
  type WriteOutcome,
} from "@keyguard/core";
import type { AwsAnswer, AwsCall } from "../aws/aws-client.ts";
import { formatDocument, parseDocument, sameDocument } from "../document.ts";

/** AWS Secrets Manager. */
export type AwsStore = WritableStore & ListableStore & VersionedStore & StagedStore;

const LABELS: Readonly<Record<Stage, string>> = {
  current: "AWSCURRENT",
  pending: "AWSPENDING",
  previous: "AWSPREVIOUS",
};
/** Keeps a version alive between its writing and its becoming current. */
const WRITE_LABEL = "KEYGUARD_WRITE";
const MAX_PAGES = 100;

type Answer = Readonly<Record<string, unknown>>;

function fail(what: string, { error }: Extract<AwsAnswer, { ok: false }>): KeyguardError {
  return new KeyguardError("KG_STORE_ANSWER", `Cannot ${what} in AWS Secrets Manager: it answered ${error}`, {
    hint: "the name may hold letters, digits and /_+=.@-, and a value at most 64 KiB",
  });
}

function strange(what: string): KeyguardError {
  return new KeyguardError(
    "KG_STORE_ANSWER",
    `Cannot ${what} in AWS Secrets Manager: its answer has another form than documented`,
    { hint: "check AWS_ENDPOINT_URL; a proxy or a login page may stand in between" },
  );
}

/** Seconds since the epoch, as AWS tells times in JSON. */
function milliseconds(value: unknown): number | undefined {
  return typeof value === "number" ? Math.round(value * 1000) : undefined;
}

function isGone(answer: AwsAnswer): boolean {
  return !answer.ok && (answer.error === "ResourceNotFoundException" || isDeleted(answer));
}

/** A deleted secret keeps its name for 7 to 30 days. */
function isDeleted(answer: AwsAnswer): boolean {
  return !answer.ok && answer.error === "InvalidRequestException" && /delet/iu.test(answer.detail);
}

function toStored(body: Answer, name: string): StoredDocument {
  const {
    SecretString: text,
    VersionId: version,
    CreatedDate: created,
  } = body as Record<"SecretString" | "VersionId" | "CreatedDate", unknown>;
  if (typeof version !== "string") throw strange("read a secret");
  if (typeof text !== "string")
    throw new KeyguardError("KG_STORE_ANSWER", `Cannot read "aws:${name}": it holds binary data, not a document`, {
      hint: "store it as text: a JSON document with key and secret",
    });
  const updatedAt = milliseconds(created);
  return { document: parseDocument(text, `aws:${name}`), version, ...(updatedAt === undefined ? {} : { updatedAt }) };
}

/** Staging labels by version. */
function stagesOf(body: Answer): Map<string, string[]> {
  const stages = body["VersionIdsToStages"];
  if (typeof stages !== "object" || stages === null) return new Map();
  return new Map(
    Object.entries(stages).map(([version, labels]) => [version, Array.isArray(labels) ? labels.map(String) : []]),
  );
}

function holderOf(stages: Map<string, string[]>, label: string): string | undefined {
  return [...stages].find(([, labels]) => labels.includes(label))?.[0];
}

/**
 * Secrets Manager as a store. Writing one is two steps, because AWS has no compare-and-set for values:
 * a version without AWSCURRENT, then the label moved away from exactly the version that was read.
 */
export function createAwsStore(call: AwsCall, random: Random): AwsStore {
  async function get(name: string, which: Readonly<Record<string, string>> = {}): Promise<StoredDocument | undefined> {
    const answer = await call("GetSecretValue", { SecretId: name, ...which });
    if (answer.ok) return toStored(answer.body, name);
    if (isGone(answer)) return undefined;
    throw fail("read a secret", answer);
  }

  async function describe(name: string): Promise<Map<string, string[]> | undefined> {
    const answer = await call("DescribeSecret", { SecretId: name });
    if (answer.ok) return (answer.body["DeletedDate"] ?? null) === null ? stagesOf(answer.body) : undefined;
    if (isGone(answer)) return undefined;
    throw fail("look at a secret", answer);
  }

  /** Moves a label; false when it was not where it was expected. */
  async function move(name: string, label: string, to: string | undefined, from: string | undefined): Promise<boolean> {
    const answer = await call("UpdateSecretVersionStage", {
      SecretId: name,
      VersionStage: label,
      ...(to !== undefined && { MoveToVersionId: to }),
      ...(from !== undefined && { RemoveFromVersionId: from }),
    });
    if (answer.ok) return true;
    if (answer.error === "InvalidParameterException" || answer.error === "InvalidRequestException") return false;
    throw fail("move a stage", answer);
  }

  async function create(name: string, document: SecretDocument, token: string): Promise<WriteOutcome> {
    const answer = await call("CreateSecret", {
      Name: name,
      SecretString: formatDocument(document),
      ClientRequestToken: token,
    });
    if (answer.ok) return { status: "written", version: String(answer.body["VersionId"]) };
    const exists = answer.error === "ResourceExistsException";
    if (exists && (await describe(name)) !== undefined) return { status: "conflict" };
    if (!exists && !isDeleted(answer)) throw fail("make a secret", answer);
    const restored = await call("RestoreSecret", { SecretId: name });
    if (!restored.ok) throw fail("restore a deleted secret", restored);
    const old = await get(name);
    return old === undefined ? { status: "conflict" } : replace(name, document, old.version, token);
  }

  async function replace(
    name: string,
    document: SecretDocument,
    expected: string,
    token: string,
  ): Promise<WriteOutcome> {
    const answer = await call("PutSecretValue", {
      SecretId: name,
      SecretString: formatDocument(document),
      ClientRequestToken: token,
      VersionStages: [WRITE_LABEL],
    });
    if (!answer.ok) {
      if (isGone(answer)) return { status: "conflict" };
      throw fail("write a secret", answer);
    }
    const version = String(answer.body["VersionId"]);
    const moved = await move(name, LABELS.current, version, expected);
    await move(name, WRITE_LABEL, undefined, version); // another writer may have it by now: that is as good
    return moved ? { status: "written", version } : { status: "conflict" };
  }

  return {
    scheme: "aws",
    get: async (name) => get(name),
    async put(name, document, expected) {
      const token = newToken(random);
      if (expected === null) return create(name, document, token);
      const now = await get(name);
      if (now?.version !== expected) return { status: "conflict" };
      return sameDocument(now.document, document)
        ? { status: "unchanged", version: expected }
        : replace(name, document, expected, token);
    },
    async remove(name, expected) {
      if ((await get(name))?.version !== expected) return { status: "conflict" };
      // AWS keeps it for its 30 days, in which it can be restored.
      const answer = await call("DeleteSecret", { SecretId: name });
      if (!answer.ok && !isGone(answer)) throw fail("delete a secret", answer);
      return { status: "written", version: expected };
    },
    async list() {
      const found: { name: string; updatedAt?: number }[] = [];
      let next: unknown;
      for (let page = 0; page < MAX_PAGES; page++) {
        const answer = await call("ListSecrets", {
          MaxResults: 100,
          ...(typeof next === "string" && { NextToken: next }),
        });
        if (!answer.ok) throw fail("list secrets", answer);
        const { SecretList: secrets, NextToken: token } = answer.body as Record<"SecretList" | "NextToken", unknown>;
        if (!Array.isArray(secrets)) throw strange("list secrets");
        for (const secret of secrets as Answer[]) {
          const updatedAt = milliseconds(secret["LastChangedDate"] ?? secret["CreatedDate"]);
          found.push({ name: String(secret["Name"]), ...(updatedAt === undefined ? {} : { updatedAt }) });
        }
        if (typeof token !== "string" || token === "") return found.sort((a, b) => (a.name < b.name ? -1 : 1));
        next = token;
      }
      throw new KeyguardError(
        "KG_STORE_ANSWER",
        `Cannot list secrets in AWS Secrets Manager: there are more than ${MAX_PAGES * 100}`,
        { hint: "name the secret itself: aws:NAME" },
      );
    },
    async versions(name) {
      const answer = await call("ListSecretVersionIds", { SecretId: name, IncludeDeprecated: true, MaxResults: 100 });
      if (!answer.ok) {
        if (isGone(answer)) return [];
        throw fail("list versions", answer);
      }
      const versions = Array.isArray(answer.body["Versions"]) ? (answer.body["Versions"] as Answer[]) : [];
      return versions.map(toVersion).sort((a, b) => (b.createdAt ?? 0) - (a.createdAt ?? 0));
    },
    getVersion: async (name, version) => get(name, { VersionId: version }),
    async getStage(name, stage) {
      const stages = await describe(name);
      const version = stages && holderOf(stages, LABELS[stage]);
      // AWS lets AWSPENDING stay on what has become current: nothing is pending then.
      if (version === undefined || (stage === "pending" && stages?.get(version)?.includes(LABELS.current)))
        return undefined;
      const stored = await get(name, { VersionId: version });
      return stored && { ...stored, token: version };
    },
    async stage(name, document, token) {
      checkToken(token);
      const stages = await describe(name);
      if (stages === undefined) return { status: "conflict" };
      const labels = stages.get(token) ?? [];
      if (labels.includes(LABELS.current) || labels.includes(LABELS.previous))
        return { status: "unchanged", version: token };
      const pending = holderOf(stages, LABELS.pending);
      if (pending === token) {
        const waiting = await get(name, { VersionId: token });
        return waiting !== undefined && sameDocument(waiting.document, document)
          ? { status: "unchanged", version: token }
          : { status: "conflict" };
      }
      if (pending !== undefined && pending !== holderOf(stages, LABELS.current)) return { status: "conflict" };
      const answer = await call("PutSecretValue", {
        SecretId: name,
        SecretString: formatDocument(document),
        ClientRequestToken: token,
        VersionStages: [LABELS.pending],
      });
      if (answer.ok) return { status: "written", version: token };
      if (answer.error === "ResourceExistsException") return { status: "conflict" };
      throw fail("stage a secret", answer);
    },
    async promote(name, token) {
      const stages = await describe(name);
      const labels = stages?.get(token) ?? [];
      const pending = labels.includes(LABELS.pending);
      if (labels.includes(LABELS.current)) {
        if (pending) await move(name, LABELS.pending, undefined, token); // stopped between the two moves
        return { status: "unchanged", version: token };
      }
      if (
        !pending ||
        stages === undefined ||
        !(await move(name, LABELS.current, token, holderOf(stages, LABELS.current)))
      )
        return { status: "conflict" };
      await move(name, LABELS.pending, undefined, token);
      return { status: "written", version: token };
    },
    async discard(name, token) {
      const labels = (await describe(name))?.get(token) ?? [];
      if (!labels.includes(LABELS.pending) || labels.includes(LABELS.current))
        return { status: "unchanged", version: token };
      return (await move(name, LABELS.pending, undefined, token))
        ? { status: "written", version: token }
        : { status: "conflict" };
    },
    async restore(name) {
      const stages = await describe(name);
      const previous = stages && holderOf(stages, LABELS.previous);
      if (stages === undefined || previous === undefined) return { status: "conflict" };
      return (await move(name, LABELS.current, previous, holderOf(stages, LABELS.current)))
        ? { status: "written", version: previous }
        : { status: "conflict" };
    },
  };
}

function toVersion(version: Answer): StoredVersion {
  const labels = Array.isArray(version["VersionStages"]) ? version["VersionStages"] : [];
  const createdAt = milliseconds(version["CreatedDate"]);
  const stages = (Object.keys(LABELS) as Stage[]).filter((stage) => labels.includes(LABELS[stage]));
  return { version: String(version["VersionId"]), stages, ...(createdAt === undefined ? {} : { createdAt }) };
}

/** A token becomes the version's id, which AWS wants at 32 to 64 characters. */
function checkToken(token: string): void {
  if (!/^[A-Za-z0-9-]{32,64}$/u.test(token)) throw new RangeError("token must be 32 to 64 letters, digits or hyphens");
}

function newToken(random: Random): string {
  return Array.from(random.bytes(16), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
