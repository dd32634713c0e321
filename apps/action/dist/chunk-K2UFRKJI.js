import { createRequire as __kgCreateRequire } from "node:module"; const require = __kgCreateRequire(import.meta.url);
function r(){return new Promise(e=>setImmediate(e))}export{r as a};
