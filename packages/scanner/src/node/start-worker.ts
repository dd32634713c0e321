// A scanning thread of its own module.
import { serve } from "./worker.ts";

serve();
