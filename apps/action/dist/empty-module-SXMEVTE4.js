import { createRequire as __kgCreateRequire } from "node:module"; const require = __kgCreateRequire(import.meta.url);
import{a}from"./chunk-APPQATUA.js";import"./chunk-LUL2XVDC.js";export default a();
