/** What the exit code of every command means; the same for every output format. */
export const exitCodes = {
  pass: 0,
  fail: 1,
  unknown: 2,
  deadline: 3,
  signOffMissing: 4,
  usage: 64,
  internal: 70,
  configuration: 78,
  interrupted: 130,
  terminated: 143,
} as const;

/** The table as `--help` prints it. */
export const exitCodeHelp = `Exit codes: 0 pass, 1 fail, 2 unknown, 3 deadline, 4 sign-off missing,
64 usage, 70 internal error, 78 configuration or nothing selected.`;
