import { kebabCase } from '../base/kebab-case.ts';
import type { Wording } from '../base/wording.ts';

const flagOf = (key: string): string => `--${kebabCase(key)}`;

/** A shell cuts at blanks and reads some signs itself. */
const quoted = (text: string): string => (/^[\w.,/…-]+$/.test(text) ? text : `"${text}"`);

/** The command line: options are flags, and a request is a command. */
export const COMMAND_LINE_WORDING: Wording = {
  option: (key, value) => (value === undefined ? flagOf(key) : `${flagOf(key)} ${quoted(value)}`),
  request: (analysis, fields, options = {}) =>
    [
      'scopebook',
      analysis,
      ...fields.map(quoted),
      ...Object.entries(options).map(([key, value]) =>
        value === true ? flagOf(key) : `${flagOf(key)} ${quoted(value)}`,
      ),
    ].join(' '),
};
