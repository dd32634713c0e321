// The scanning thread of a bundled CLI.
import { serve } from "@keyguard/scanner/worker";

serve();
