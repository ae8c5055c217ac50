const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  thinsp: '\u2009',
  ensp: '\u2002',
  emsp: '\u2003',
  ndash: '–',
  mdash: '—',
  minus: '\u2212',
  middot: '·',
  plusmn: '±',
  kappa: 'κ',
  le: '≤',
  ge: '≥',
  times: '×',
};

/**
 * Character references of HTML as characters; unknown names stay as they are.
 *
 * @example decodeEntities('44&thinsp;(74&middot;6&#37;)') // => '44\u2009(74·6%)'
 */
export const decodeEntities = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return NAMED[String(name).toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(String(hex), 16) : Number(decimal);
    const isCharacter = (code >= 32 || code === 9 || code === 10 || code === 13) && code <= 0x10ffff;
    return isCharacter && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : whole;
  });
