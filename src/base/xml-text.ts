/**
 * Text without the characters that XML 1.0 cannot hold: control characters, halves of surrogate pairs and two
 * non-characters. Vertical tabs and form feeds, which are breaks, become spaces.
 *
 * @example legalXml('a\u000bb\u0001') // => 'a b'
 */
export const legalXml = (text: string): string =>
  text.replace(/[\v\f]/g, ' ').replace(/(?![\t\n\r\u007f-\u009f])[\p{Cc}\p{Cs}\ufffe\uffff]/gu, '');

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/**
 * Text inside XML, in an element or an attribute in double quotes.
 *
 * @example xmlText('a < b & "c"') // => 'a &lt; b &amp; &quot;c&quot;'
 */
export const xmlText = (text: string): string => legalXml(text).replace(/[&<>"]/g, mark => ENTITIES[mark] ?? mark);
