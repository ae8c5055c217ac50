const PLAIN = /^[\p{L}_][\p{L}\p{N}_./@+-]*(?: [\p{L}\p{N}_./@+(-][\p{L}\p{N}_./@+()-]*)*$/u;
const WORDS = /^(true|false|null|yes|no|on|off|y|n|~)$/i;

/** A text as a YAML scalar that is read back as the same text: plain where that is certain, else in double quotes. */
export const yamlText = (text: string): string => {
  if (PLAIN.test(text) && !WORDS.test(text) && !text.includes(' -') && text.length < 200) return text;
  // YAML's double quotes are JSON's; line and paragraph separators are escaped too
  return JSON.stringify(text).replace(
    /[\u0085\u2028\u2029\ufeff]/g,
    mark => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
};

/**
 * A value on one line, as YAML's flow style has it; undefined entries are left out.
 *
 * @example yamlFlow({ value: 'a: b', codes: ['x', '1'] }) // => '{ value: "a: b", codes: [x, "1"] }'
 */
export function yamlFlow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(item => flowText(item)).join(', ')}]`;
  if (typeof value === 'object' && value !== null)
    return `{ ${Object.entries(value)
      .filter(([, entry]) => entry !== undefined)
      .map(([key, entry]) => `${flowText(key)}: ${flowText(entry)}`)
      .join(', ')} }`;
  return yamlText(String(value));
}

/** Inside flow style commas and brackets have a meaning, so only simple words stay plain. */
function flowText(value: unknown): string {
  if (typeof value === 'string')
    return /^[\p{L}_][\p{L}\p{N}_./ -]*$/u.test(value) && !/\s-|-\s|\s$/.test(value)
      ? yamlText(value)
      : JSON.stringify(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return yamlFlow(value);
}

/** A comment of one or more lines, each with its mark. */
export const yamlComment = (text: string, indent = ''): string =>
  text
    .split('\n')
    .map(line => `${indent}# ${line}`.trimEnd())
    .join('\n');
