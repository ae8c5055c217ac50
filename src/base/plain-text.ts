import { decodeEntities } from './decode-entities.ts';

/** Elements of forms, databases and publishers; a text such as "<5 years" is no tag. */
const TAG =
  /<(\/?)(b|i|u|s|em|strong|small|br|hr|img|p|span|div|sup|sub|sc|scp|tt|inf|font|a|ul|ol|li|table|tbody|tr|td|th|title|h[1-6]|(?:jats|mml):[a-z]+)(?:\s[^<>]*)?\/?>/gi;
/** These have no end tag. */
const VOID = /^(?:br|hr|img)$/i;
/** Words before and after these are words apart. */
const BLOCK = /^(?:br|hr|p|div|li|tr|td|th|h[1-6])$/i;

/**
 * A text without markup: entities are decoded, and tags of HTML, JATS and MathML are left out. Anything else stays as it is.
 *
 * @example plainText('Age &lt; 5 &amp; <b>urban</b>') // => 'Age < 5 & urban'
 * @example plainText('vitamin <b>') // => 'vitamin <b>'
 * @example plainText('R&D; A<B') // => 'R&D; A<B'
 * @example plainText('<i>E. coli</i> &amp; H<sub>2</sub>O at p <0.05') // => 'E. coli & H2O at p <0.05'
 */
export function plainText(text: string): string {
  if (!/[&<]/.test(text)) return text;
  // a mark that nothing closes is part of the text
  const ends = new Set(
    [...text.matchAll(TAG)].flatMap(([, end, name = '']) => (end === '/' ? [name.toLowerCase()] : [])),
  );
  const bare = text.replace(TAG, (tag, _, name: string) => {
    if (!VOID.test(name) && !ends.has(name.toLowerCase())) return tag;
    return BLOCK.test(name) ? ' ' : '';
  });
  const decoded = decodeEntities(bare);
  return decoded === text ? text : oneLine(decoded);
}

/** A text with every run of white space as one space. */
export const oneLine = (text: string): string => (/\s\s|[^\S ]/.test(text) ? text.replace(/\s+/g, ' ') : text).trim();
