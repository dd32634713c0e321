import { createHash, createHmac, randomUUID } from "node:crypto";
import { type Answer, type Running, type SeenRequest, serve } from "./serve.ts";

// What AWS does where the emulators differ: signatures and clocks are checked, a used token with other data is
// refused, a token is the version's id, labels move as documented, a deleted name stays taken.

interface Version {
  readonly id: string;
  readonly value: string;
  readonly created: number;
}

interface Stored {
  readonly name: string;
  readonly versions: Map<string, Version>;
  /** Version by label. */
  readonly labels: Map<string, string>;
  deleted: boolean;
}

/** What tests may set while it runs. */
export interface FakeSettings {
  readonly accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
  /** Answers with this instead, so many times. */
  faults: { readonly answer: Answer | null; times: number }[];
  /** Carries this operation out once, and cuts the connection before the answer. */
  loseAnswerOf?: string;
  /** What the fake takes for the time. */
  now: () => number;
}

/** The fake and its switches. */
export interface FakeSecretsManager extends Running {
  readonly settings: FakeSettings;
  /** How often an operation was called. */
  count(operation: string): number;
}

type Input = Readonly<Record<string, unknown>>;

class AwsError extends Error {
  readonly type: string;
  constructor(type: string, message: string) {
    super(message);
    this.type = type;
  }
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** Signature Version 4, checked from the request as it arrived. */
function checkSignature(request: SeenRequest, { accessKeyId, secretAccessKey, sessionToken, now }: FakeSettings): void {
  const header = String(request.headers["authorization"] ?? "");
  const match =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/u.exec(
      header,
    );
  if (match === null)
    throw new AwsError("IncompleteSignature", "the authorization header is not one of Signature Version 4");
  const [, id, day = "", region = "", service = "", names = "", signature] = match;
  if (id !== accessKeyId)
    throw new AwsError("UnrecognizedClientException", "The security token included in the request is invalid.");
  const token = request.headers["x-amz-security-token"];
  if (sessionToken !== undefined && token !== sessionToken)
    throw new AwsError("ExpiredTokenException", "The security token included in the request is expired");
  const time = String(request.headers["x-amz-date"]);
  const signed = names.split(";");
  const needed = ["host", "x-amz-date", ...(token === undefined ? [] : ["x-amz-security-token"])];
  if (!needed.every((name) => signed.includes(name)))
    throw new AwsError("InvalidSignatureException", "a header that must be signed is not");
  const canonical = [
    request.method,
    request.url.split("?")[0],
    request.url.split("?")[1] ?? "",
    ...signed.map((name) => `${name}:${String(request.headers[name] ?? "").trim()}`),
    "",
    names,
    sha256(request.body),
  ].join("\n");
  const toSign = ["AWS4-HMAC-SHA256", time, `${day}/${region}/${service}/aws4_request`, sha256(canonical)].join("\n");
  const key = [day, region, service, "aws4_request"].reduce<Buffer>(
    (inner, text) => hmac(inner, text),
    Buffer.from(`AWS4${secretAccessKey}`),
  );
  if (hmac(key, toSign).toString("hex") !== signature)
    throw new AwsError(
      "InvalidSignatureException",
      "The request signature we calculated does not match the signature you provided.",
    );
  const at = Date.parse(time.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/u, "$1-$2-$3T$4:$5:$6Z"));
  if (Math.abs(at - now()) > 5 * 60_000) throw new AwsError("InvalidSignatureException", "Signature expired");
}

function tokenOf(input: Input): string {
  const token = input["ClientRequestToken"];
  if (typeof token !== "string") throw new AwsError("InvalidRequestException", "You must provide a ClientRequestToken");
  if (token.length < 32 || token.length > 64)
    throw new AwsError("InvalidParameterException", "ClientRequestToken must have 32 to 64 characters");
  return token;
}

function valueOf(input: Input): string {
  const value = input["SecretString"];
  if (typeof value !== "string") throw new AwsError("InvalidParameterException", "SecretString is missing");
  if (Buffer.byteLength(value) > 65_536) throw new AwsError("InvalidParameterException", "SecretString is too long");
  return value;
}

class Secrets {
  readonly #all = new Map<string, Stored>();
  readonly #settings: FakeSettings;

  constructor(settings: FakeSettings) {
    this.#settings = settings;
  }

  #find(input: Input, deletedToo = false): Stored {
    const found = this.#all.get(
      String(input["SecretId"]).replace(/^arn:aws:secretsmanager:[^:]*:[^:]*:secret:(.*)-[A-Za-z0-9]{6}$/u, "$1"),
    );
    if (found === undefined)
      throw new AwsError("ResourceNotFoundException", "Secrets Manager can't find the specified secret.");
    if (found.deleted && !deletedToo)
      throw new AwsError(
        "InvalidRequestException",
        "You can't perform this operation on the secret because it was marked for deletion.",
      );
    return found;
  }

  #version(stored: Stored, id: string, value: string): Version {
    const known = stored.versions.get(id);
    if (known !== undefined && known.value !== value)
      throw new AwsError(
        "ResourceExistsException",
        "You can't use ClientRequestToken because that value is already in use.",
      );
    const version = known ?? { id, value, created: this.#settings.now() };
    stored.versions.set(id, version);
    return version;
  }

  #label(stored: Stored, label: string, id: string): void {
    const old = stored.labels.get(label);
    if (label === "AWSCURRENT" && old !== undefined && old !== id) stored.labels.set("AWSPREVIOUS", old);
    stored.labels.set(label, id);
  }

  #stages(stored: Stored, id: string): string[] {
    return [...stored.labels].filter(([, version]) => version === id).map(([label]) => label);
  }

  readonly operations: Readonly<Record<string, (input: Input) => unknown>> = {
    CreateSecret: (input) => {
      const name = String(input["Name"]);
      if (!/^[\w/+=.@-]{1,512}$/u.test(name)) throw new AwsError("InvalidParameterException", "Invalid name.");
      const old = this.#all.get(name);
      const id = tokenOf(input);
      if (old?.deleted === true)
        throw new AwsError("InvalidRequestException", "a secret with this name is already scheduled for deletion.");
      if (old !== undefined && !(old.versions.get(id)?.value === valueOf(input)))
        throw new AwsError("ResourceExistsException", "The operation failed because the secret already exists.");
      const stored = old ?? {
        name,
        versions: new Map<string, Version>(),
        labels: new Map<string, string>(),
        deleted: false,
      };
      this.#version(stored, id, valueOf(input));
      this.#all.set(name, stored);
      if (old === undefined) this.#label(stored, "AWSCURRENT", id);
      return { Name: name, VersionId: id };
    },
    PutSecretValue: (input) => {
      const stored = this.#find(input);
      const { id } = this.#version(stored, tokenOf(input), valueOf(input));
      const labels = Array.isArray(input["VersionStages"]) ? input["VersionStages"].map(String) : ["AWSCURRENT"];
      for (const label of labels) this.#label(stored, label, id);
      return { Name: stored.name, VersionId: id, VersionStages: this.#stages(stored, id) };
    },
    GetSecretValue: (input) => {
      const stored = this.#find(input);
      const stage = input["VersionStage"];
      const id =
        typeof input["VersionId"] === "string"
          ? input["VersionId"]
          : stored.labels.get(typeof stage === "string" ? stage : "AWSCURRENT");
      const version = id === undefined ? undefined : stored.versions.get(id);
      if (version === undefined)
        throw new AwsError(
          "ResourceNotFoundException",
          "Secrets Manager can't find the specified secret value for the version.",
        );
      return {
        Name: stored.name,
        SecretString: version.value,
        VersionId: version.id,
        VersionStages: this.#stages(stored, version.id),
        CreatedDate: version.created / 1000,
      };
    },
    DescribeSecret: (input) => {
      const stored = this.#find(input, true);
      const labelled = [...new Set(stored.labels.values())];
      return {
        Name: stored.name,
        VersionIdsToStages: Object.fromEntries(labelled.map((id) => [id, this.#stages(stored, id)])),
        ...(stored.deleted && { DeletedDate: 1 }),
      };
    },
    UpdateSecretVersionStage: (input) => {
      const stored = this.#find(input);
      const label = String(input["VersionStage"]);
      const { MoveToVersionId: to, RemoveFromVersionId: from } = input as Record<string, string | undefined>;
      const holder = stored.labels.get(label);
      if (to !== undefined && !stored.versions.has(to))
        throw new AwsError("ResourceNotFoundException", "Secrets Manager can't find the specified secret version.");
      if (from !== undefined && from !== holder)
        throw new AwsError(
          "InvalidParameterException",
          `The parameter RemoveFromVersionId can't be that version because it is not staged with version ${label}.`,
        );
      if (from === undefined && holder !== undefined && holder !== to)
        throw new AwsError(
          "InvalidParameterException",
          "The parameter RemoveFromVersionId can't be empty. Staging label is currently attached to another version.",
        );
      if (to === undefined) stored.labels.delete(label);
      else this.#label(stored, label, to);
      return { Name: stored.name };
    },
    DeleteSecret: (input) => {
      this.#find(input).deleted = true;
      return {};
    },
    RestoreSecret: (input) => {
      this.#find(input, true).deleted = false;
      return {};
    },
    ListSecrets: (input) => {
      const names = [...this.#all.values()].filter(({ deleted }) => !deleted).map(({ name }) => name);
      const from = Number(input["NextToken"] ?? 0);
      const page = names.slice(from, from + 2); // small pages, so that paging is always tried
      return {
        SecretList: page.map((name) => ({ Name: name, LastChangedDate: 1 })),
        ...(from + 2 < names.length && { NextToken: String(from + 2) }),
      };
    },
    ListSecretVersionIds: (input) => {
      const stored = this.#find(input);
      return {
        Versions: [...stored.versions.values()].map(({ id, created }) => ({
          VersionId: id,
          CreatedDate: created / 1000,
          VersionStages: this.#stages(stored, id),
        })),
      };
    },
  };
}

/** AWS Secrets Manager on loopback, stricter than the emulators. */
export async function startFakeSecretsManager(): Promise<FakeSecretsManager> {
  const settings: FakeSettings = {
    accessKeyId: `AKID${randomUUID().slice(0, 8)}`,
    secretAccessKey: randomUUID(),
    faults: [],
    now: () => Date.now(),
  };
  const secrets = new Secrets(settings);
  const called: string[] = [];
  const running = await serve((request) => {
    const headers = { "content-type": "application/x-amz-json-1.1", date: new Date(settings.now()).toUTCString() };
    const [fault] = settings.faults;
    if (fault !== undefined) {
      if (--fault.times <= 0) settings.faults.shift();
      return fault.answer;
    }
    const operation = String(request.headers["x-amz-target"]).replace(/^secretsmanager\./u, "");
    called.push(operation);
    try {
      checkSignature(request, settings);
      const run = secrets.operations[operation];
      if (run === undefined) throw new AwsError("UnknownOperationException", "");
      const body = run(JSON.parse(request.body) as Input);
      if (settings.loseAnswerOf !== operation) return { status: 200, headers, body };
      delete settings.loseAnswerOf;
      return null;
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      return {
        status: 400,
        headers,
        body: { __type: `com.amazonaws.secretsmanager#${error.type}`, message: error.message },
      };
    }
  });
  return { ...running, settings, count: (operation) => called.filter((name) => name === operation).length };
}
