// Runs operations with the official SDK in a process of its own: the test runner's export conditions make Node
// pick the SDK's ES build, which leaves out file extensions. Reads one JSON object from standard input. Without
// credentials in it the SDK finds them by its own chain, in this process's environment.
import { text } from "node:stream/consumers";
const sdk = await import("@aws-sdk/client-secrets-manager");

const { endpoint, credentials, calls } = JSON.parse(await text(process.stdin));
const client = new sdk.SecretsManagerClient({ endpoint, credentials, region: "eu-central-1", maxAttempts: 1 });
const results = [];
for (const [operation, input] of calls) {
  try {
    const { $metadata: _, ...output } = await client.send(new sdk[`${operation}Command`](input));
    results.push({ output });
  } catch (error) {
    results.push({ error: error.name });
  }
}
process.stdout.write(JSON.stringify(results));
