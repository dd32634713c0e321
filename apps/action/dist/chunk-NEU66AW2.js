import { createRequire as __kgCreateRequire } from "node:module"; const require = __kgCreateRequire(import.meta.url);
import{a as r}from"./chunk-DCFX6J5G.js";function t(o){return r(o)}export{t as a};
