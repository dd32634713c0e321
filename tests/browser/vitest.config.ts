// The report in a real browser, Debian's chromium:
//   KEYGUARD_BROWSER=1 vitest run --config tests/browser/vitest.config.ts
import { apart } from "../apart.ts";

export default apart("browser");
