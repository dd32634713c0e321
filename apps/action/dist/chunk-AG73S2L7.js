import { createRequire as __kgCreateRequire } from "node:module"; const require = __kgCreateRequire(import.meta.url);
import{a as t}from"./chunk-37JICR63.js";var r={"&":"&amp;","<":"&lt;",">":"&gt;",'"':"&quot;","'":"&#39;"};function n(e){return t(e).replaceAll(/[\u{fffe}\u{ffff}]/gu,"\uFFFD").replaceAll(/[&<>"']/gu,f=>r[f]??f)}export{n as a};
