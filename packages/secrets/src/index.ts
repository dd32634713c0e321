export {
  type AwsAnswer,
  type AwsCall,
  type AwsClientOptions,
  createAwsClient,
  type CredentialSource,
} from "./aws/aws-client.ts";
export { type AwsCredentials, signRequest, type SignInput } from "./aws/sign-request.ts";
export { canList, canOverwrite, cannot, canRead, canStage, canWrite, hasVersions } from "./capabilities.ts";
export { changeDocument } from "./change-document.ts";
export {
  createDocument,
  documentPart,
  formatDocument,
  MAX_DOCUMENT_BYTES,
  mergeDocument,
  parseDocument,
  PARTS,
  partOfVariable,
  sameDocument,
  withoutPart,
  withPart,
} from "./document.ts";
export { setDotenv, unsetDotenv } from "./dotenv/edit-dotenv.ts";
export { type DotenvDisagreement, explainDotenv } from "./dotenv/explain-dotenv.ts";
export { type Assignment, parseDotenv } from "./dotenv/parse-dotenv.ts";
export { DOTENV_READERS, type DotenvReader, readDotenvAs, type Reading } from "./dotenv/readers.ts";
export { sealBox } from "./github/sealed-box.ts";
export { type Schedule } from "./hashicorp/token-keeper.ts";
export { type VaultLogin, type VaultSend, type VaultToken } from "./hashicorp/vault-answer.ts";
export { createVaultClient, type VaultCall, type VaultClientOptions } from "./hashicorp/vault-client.ts";
export {
  createHttpClient,
  type HttpAnswer,
  type HttpClient,
  type HttpClientOptions,
  type HttpRequest,
} from "./http/http-client.ts";
export { type ImportPlan, type Move, planImport } from "./import/plan-import.ts";
export { loadCredentials, type LoadOptions, MissingCredentialError } from "./load-credentials.ts";
export { type ByteRedactor, createByteRedactor } from "./redaction/byte-redactor.ts";
export { type AwsStore, createAwsStore } from "./stores/aws-store.ts";
export { createEnvStore, type EnvStoreOptions } from "./stores/env-store.ts";
export { createGithubStore, type GithubStore, type GithubStoreOptions } from "./stores/github-store.ts";
export { withStaging } from "./stores/staged-document.ts";
export { createVaultStore, type VaultStore } from "./stores/vault-store.ts";
export { type PartChange, planSync, type SyncPlan } from "./sync-documents.ts";
export {
  allVariables,
  ENDINGS,
  type Environment,
  outerProblem,
  type ReadSecretFile,
  variableName,
  variableNames,
} from "./variables.ts";
