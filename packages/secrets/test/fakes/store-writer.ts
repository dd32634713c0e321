// A process of its own that writes a credential to the place of its arguments, `PLACE KEY SECRET`, and ends with the
// exit code of the error when it cannot.
import { isKeyguardError, parsePlace, Secret, type WritableStore } from "@keyguard/core";
import { changeDocument } from "@keyguard/secrets";
import { createStores } from "@keyguard/secrets/node";

const [text = "", key = "", secret = ""] = process.argv.slice(2);
const place = parsePlace(text);
const stores = createStores({ environment: process.env, directory: process.cwd() });
try {
  const store = (await stores.open(place.scheme)) as WritableStore;
  await changeDocument(store, place.name, () => new Secret({ key, secret }, text));
} catch (error) {
  process.exit(isKeyguardError(error) ? error.exitCode : 70);
}
