import { decodeEntities } from './decode-entities.ts';

/** Formatting of a form's editor; a text such as "<5 years" is no tag. */
const TAG = /<\/?(?:b|i|u|em|strong|br|p|span|div|sup|sub|font|a|ul|ol|li|h[1-6])(?:\s[^<>]*)?\/?>/gi;

/**
 * A text of a form without HTML: entities are decoded, formatting is left out. Anything else stays as it is.
 *
 * @example plainText('Age &lt; 5 &amp; <b>urban</b>') // => 'Age < 5 & urban'
 * @example plainText('R&D; A<B') // => 'R&D; A<B'
 */
export function plainText(text: string): string {
  if (!/[&<]/.test(text)) return text;
  const bare = text.replace(TAG, tag => (/^<\/?(?:br|p|div|li)/i.test(tag) ? ' ' : ''));
  const decoded = decodeEntities(bare);
  return decoded === text ? text : decoded.replace(/\s+/g, ' ').trim();
}
