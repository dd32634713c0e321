import { createRequire as __kgCreateRequire } from "node:module"; const require = __kgCreateRequire(import.meta.url);
import{A as c,B as d,y as a,z as b}from"./chunk-VGS3N3WV.js";import"./chunk-VBQSO2V6.js";import"./chunk-LUL2XVDC.js";export{c as LargeObjects,b as gitNote,d as scanChunks,a as withObjects};
