// keyguard under the real hook managers:
//   tests/hooks/install.sh && KEYGUARD_HOOKS=1 vitest run --config tests/hooks/vitest.config.ts
import { apart } from "../apart.ts";

export default apart("hooks");
