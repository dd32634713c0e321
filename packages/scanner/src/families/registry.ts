/** Which families there are: each file in `vendors` is one. */
export { FAMILIES } from "../generated/families.ts";
