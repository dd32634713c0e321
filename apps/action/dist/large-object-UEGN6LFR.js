import { createRequire as __kgCreateRequire } from "node:module"; const require = __kgCreateRequire(import.meta.url);
import{A as c,y as a,z as b}from"./chunk-B2VGG7HF.js";import"./chunk-VBQSO2V6.js";import"./chunk-LUL2XVDC.js";export{c as LargeObjects,b as gitNote,a as withObjects};
