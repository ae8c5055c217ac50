/**
 * What a door calls an option, a file argument or a whole request. A refusal names them by their keys of the request schema,
 * and the door that the user came through puts them into its own words.
 */
export interface Wording {
  /** one option, with a value as an example where one is given: `--by domain`, `by: domain` */
  option(key: string, value?: string): string;
  /** an analysis of fields with options; `true` is a switch */
  request(analysis: string, fields: readonly string[], options?: Readonly<Record<string, string | true>>): string;
}

/** A text that is the same everywhere, or one that a door words. */
export type Worded = string | ((door: Wording) => string);

/**
 * A text in the words of a door.
 *
 * @example inWordsOf(LIBRARY_WORDING, door => `leave out ${door.option('by')}`) // => 'leave out `by`'
 * @example inWordsOf(FILE_WORDING, door => `write ${door.option('ci', 'wilson')}`) // => 'write `ci: wilson`'
 */
export const inWordsOf = (door: Wording, text: Worded): string => (typeof text === 'string' ? text : text(door));

/** A call of the library: options are properties of its request. */
export const LIBRARY_WORDING: Wording = {
  option: (key, value) => (value === undefined ? `\`${key}\`` : `\`${key}: '${value}'\``),
  request: (analysis, fields, options = {}) =>
    `\`{ ${[
      `analysis: '${analysis}'`,
      `fields: [${fields.map(field => `'${field}'`).join(', ')}]`,
      ...Object.entries(options).map(([key, value]) => `${key}: ${value === true ? 'true' : `'${value}'`}`),
    ].join(', ')} }\``,
};

/** A YAML file: options are its keys. */
export const FILE_WORDING: Wording = {
  option: (key, value) => (value === undefined ? `\`${key}:\`` : `\`${key}: ${value}\``),
  request: (analysis, fields, options = {}) =>
    [
      [analysis, fields.join(' and ')].filter(Boolean).join(' of '),
      Object.entries(options)
        .map(([key, value]) => `\`${key}: ${value === true ? 'true' : value}\``)
        .join(' and '),
    ]
      .filter(Boolean)
      .join(' with '),
};
