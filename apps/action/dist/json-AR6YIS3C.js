import { createRequire as __kgCreateRequire } from "node:module"; const require = __kgCreateRequire(import.meta.url);
import{a}from"./chunk-OKOPXTXO.js";import"./chunk-LCVHBI44.js";import"./chunk-LUL2XVDC.js";export{a as renderJson};
