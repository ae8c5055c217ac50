import { decodeEntities } from './decode-entities.ts';

/** Formatting of a form's editor; a text such as "<5 years" is no tag. */
const TAG = /<(\/?)(b|i|u|em|strong|br|p|span|div|sup|sub|font|a|ul|ol|li|h[1-6])(?:\s[^<>]*)?\/?>/gi;

/**
 * A text of a form without HTML: entities are decoded, formatting is left out. Anything else stays as it is.
 *
 * @example plainText('Age &lt; 5 &amp; <b>urban</b>') // => 'Age < 5 & urban'
 * @example plainText('vitamin <b>') // => 'vitamin <b>'
 * @example plainText('R&D; A<B') // => 'R&D; A<B'
 */
export function plainText(text: string): string {
  if (!/[&<]/.test(text)) return text;
  // a mark that nothing closes is part of the text
  const ends = new Set(
    [...text.matchAll(TAG)].flatMap(([, end, name = '']) => (end === '/' ? [name.toLowerCase()] : [])),
  );
  const bare = text.replace(TAG, (tag, _, name: string) => {
    if (!/^br$/i.test(name) && !ends.has(name.toLowerCase())) return tag;
    return /^(?:br|p|div|li)$/i.test(name) ? ' ' : '';
  });
  const decoded = decodeEntities(bare);
  return decoded === text ? text : decoded.replace(/\s+/g, ' ').trim();
}
