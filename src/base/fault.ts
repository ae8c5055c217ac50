import { inWordsOf, LIBRARY_WORDING, type Worded, type Wording } from './wording.ts';

/** Why the tool can't go on: 2 = wrong usage, 3 = an input is missing, unreadable or broken. */
export type FaultStatus = 2 | 3;

/** What a refusal is about: an option by its key of the request schema, or a field by its name. */
export type About = { readonly option: string } | { readonly field: string };

/**
 * The tool can't go on. Thrown anywhere, caught once (in src/cli/main.ts), printed as one paragraph without a stack.
 *
 * A message that names options is a function of the door's wording. `message` and `hint` are in the words of the library;
 * `faultIn` puts both into those of another door.
 *
 * @param code    stable, e.g. `missing-file`
 * @param message where, and what is wrong
 * @param hint    what to do instead
 * @param about   the option or field concerned, so that a door can say where it stands
 * @example new Fault('missing-file', 'corpus/a.csv does not exist', 'check `path:` in review.yaml').code // => 'missing-file'
 */
export class Fault extends Error {
  readonly code: string;
  readonly hint: string;
  readonly status: FaultStatus;
  readonly about: About | null;
  readonly worded: { readonly message: Worded; readonly hint: Worded };
  constructor(code: string, message: Worded, hint: Worded = '', status: FaultStatus = 3, about: About | null = null) {
    super(inWordsOf(LIBRARY_WORDING, message));
    this.name = 'Fault';
    this.code = code;
    this.hint = inWordsOf(LIBRARY_WORDING, hint);
    this.status = status;
    this.about = about;
    this.worded = { message, hint };
  }
}

/** A fault of the command line or of a call (exit status 2). */
export const usageFault = (code: string, message: Worded, hint: Worded = '', about: About | null = null): Fault =>
  new Fault(code, message, hint, 2, about);

/**
 * Message and hint of a fault in the words of a door.
 *
 * @example faultIn(FILE_WORDING, usageFault('by', door => `leave out ${door.option('by')}`)).message // => 'leave out `by:`'
 */
export const faultIn = (door: Wording, { worded }: Fault): { readonly message: string; readonly hint: string } => ({
  message: inWordsOf(door, worded.message),
  hint: inWordsOf(door, worded.hint),
});

/**
 * The same fault with its place before the message.
 *
 * @example faultAt('a.md:3', usageFault('by', 'no subgroups')).message // => 'a.md:3: no subgroups'
 */
export const faultAt = (place: string, { code, worded, status, about }: Fault): Fault =>
  new Fault(code, door => `${place}: ${inWordsOf(door, worded.message)}`, worded.hint, status, about);
