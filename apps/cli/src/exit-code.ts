/** The exit codes that scripts rely on. */
export const EXIT = {
  /** Nothing at or above the threshold. */
  ok: 0,
  findings: 1,
  /** Wrong usage or configuration. */
  usage: 2,
  /** The job could not be finished: never a pass, whatever was found. */
  incomplete: 3,
  interrupted: 130,
  terminated: 143,
} as const;
