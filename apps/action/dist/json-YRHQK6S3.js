import { createRequire as __kgCreateRequire } from "node:module"; const require = __kgCreateRequire(import.meta.url);
import{a}from"./chunk-NEU66AW2.js";import"./chunk-DCFX6J5G.js";import"./chunk-3V2Z5XO3.js";export{a as renderJson};
