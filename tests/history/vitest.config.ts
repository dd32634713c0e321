// Purge plans under the real git filter-repo:
//   tests/history/install.sh && vitest run --config tests/history/vitest.config.ts
import { apart } from "../apart.ts";

export default apart("history");
