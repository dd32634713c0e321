// A process of its own that writes to the vault which its environment names: `write NAME COUNT`, or `hold NAME`,
// which is killed while it holds the lock.
import { Secret } from "@keyguard/core";
import { systemClock } from "@keyguard/core/node";
import { createLocalStore, nodeFileSystem, takeLock, vaultPath } from "@keyguard/secrets/node";

const [what, name = "", count = "1"] = process.argv.slice(2);
if (what === "hold") {
  await takeLock(nodeFileSystem, `${vaultPath(process.env)}.lock`, { clock: systemClock });
  process.kill(process.pid, "SIGKILL");
}
const store = createLocalStore({ environment: process.env });
for (let i = 0; i < Number(count); i++) {
  const outcome = await store.put(`${name}${i}`, new Secret({ key: name, secret: String(i) }, "test"), null);
  if (outcome.status !== "written") process.exit(1);
}
