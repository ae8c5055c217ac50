/** What sets bold, dim or a colour, as `styleText` writes it. */
const STYLE = `${String.fromCharCode(27)}\\[[\\d;]*m`;
const STYLE_OR_CONTROL = new RegExp(`${STYLE}|(?![\\n\\t])[\\p{Cc}\\p{Bidi_Control}]`, 'gu');

const shown = (character: string): string =>
  `<U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`;

/**
 * A text of the user's data in which nothing moves a cursor, rings or reorders: control characters and marks of direction are
 * shown by their number. Line breaks and tabs stay.
 *
 * @example printable('a\u0007b') // => 'a<U+0007>b'
 */
export const printable = (text: string): string => text.replace(/(?![\n\t])[\p{Cc}\p{Bidi_Control}]/gu, shown);

/** The same for whatever a terminal is sent: bold and colours stay too. */
export const printableOnTerminal = (text: string): string =>
  text.replace(STYLE_OR_CONTROL, found => (found.length > 1 && found.endsWith('m') ? found : shown(found)));
