// What the pull request of a release holds: raised versions with their changelogs, and the Action's bundle, which knows
// its version.
//
//   node scripts/boot.mjs exec node scripts/release-versions.mjs
import { run } from "./packaging-steps.mjs";

await run("changeset", ["version"]);
await run(process.execPath, ["scripts/release-bundle.mjs"]);
