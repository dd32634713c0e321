// The inner loops of reading a pack: zlib inflate, delta application, tree comparison.
// Raw pointers into one memory that the host lays out; no allocation, no runtime. Every function
// checks its own bounds and returns a negative number for malformed input: nothing here traps.
// The host keeps 32 readable bytes after every input and 32 writable ones after every output.

export { inflate } from "./git-pack/inflate";
export { apply } from "./git-pack/delta";
export { compareTrees } from "./git-pack/trees";
