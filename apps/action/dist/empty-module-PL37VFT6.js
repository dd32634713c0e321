import { createRequire as __kgCreateRequire } from "node:module"; const require = __kgCreateRequire(import.meta.url);
import{a}from"./chunk-KVXREDMF.js";import"./chunk-3V2Z5XO3.js";export default a();
