/** What every function returns for malformed input. */
export const BAD: i32 = -1;
