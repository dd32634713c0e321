import { createRequire as __kgCreateRequire } from "node:module"; const require = __kgCreateRequire(import.meta.url);
import{a as r}from"./chunk-LCVHBI44.js";function t(o){return r(o)}export{t as a};
