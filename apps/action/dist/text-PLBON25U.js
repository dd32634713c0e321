import { createRequire as __kgCreateRequire } from "node:module"; const require = __kgCreateRequire(import.meta.url);
import{a}from"./chunk-MW7LMRKZ.js";import"./chunk-RFX5GQHH.js";import"./chunk-UIZHR6AO.js";import"./chunk-HXE4XMES.js";import"./chunk-NCA6OHTG.js";import"./chunk-TEEC6HYN.js";import"./chunk-3V2Z5XO3.js";export{a as renderText};
