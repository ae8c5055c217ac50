/** Why the tool can't go on: 2 = wrong usage, 3 = an input is missing, unreadable or broken. */
export type FaultStatus = 2 | 3;

/**
 * The tool can't go on. Thrown anywhere, caught once (in src/cli/main.ts), printed as one paragraph without a stack.
 *
 * @param code    stable, e.g. `missing-file`
 * @param message where, and what is wrong
 * @param hint    what to do instead
 * @example new Fault('missing-file', 'corpus/a.csv does not exist', 'check `path:` in review.yaml').code // => 'missing-file'
 */
export class Fault extends Error {
  readonly code: string;
  readonly hint: string;
  readonly status: FaultStatus;
  constructor(code: string, message: string, hint = '', status: FaultStatus = 3) {
    super(message);
    this.name = 'Fault';
    this.code = code;
    this.hint = hint;
    this.status = status;
  }
}

/** A fault of the command line or of a call (exit status 2). */
export const usageFault = (code: string, message: string, hint = ''): Fault => new Fault(code, message, hint, 2);
