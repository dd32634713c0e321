import { createRequire as __kgCreateRequire } from "node:module"; const require = __kgCreateRequire(import.meta.url);
import{a}from"./chunk-NEU66AW2.js";import"./chunk-DCFX6J5G.js";import"./chunk-LUL2XVDC.js";export{a as renderJson};
