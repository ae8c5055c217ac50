/** Names of HTML 4 in the order of their characters; a dot stands for a character without one. */
const BLOCKS: readonly (readonly [first: number, names: string])[] = [
  [
    0xa0,
    'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml',
  ],
  [
    0x391,
    'Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho . Sigma Tau Upsilon Phi Chi Psi Omega',
  ],
  [
    0x3b1,
    'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma tau upsilon phi chi psi omega',
  ],
];

let known: ReadonlyMap<string, string> | null = null;

/** Made when the first name is looked up: most texts have none. */
const named = (): ReadonlyMap<string, string> => (known ??= new Map(listed()));

const listed = (): [string, string][] => [
  ...BLOCKS.flatMap(([first, names]) =>
    names.split(' ').map((name, at): [string, string] => [name, String.fromCodePoint(first + at)]),
  ),
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['thinsp', '\u2009'],
  ['ensp', '\u2002'],
  ['emsp', '\u2003'],
  ['ndash', '–'],
  ['mdash', '—'],
  ['lsquo', '‘'],
  ['rsquo', '’'],
  ['ldquo', '“'],
  ['rdquo', '”'],
  ['hellip', '…'],
  ['bull', '•'],
  ['prime', '′'],
  ['trade', '™'],
  ['euro', '€'],
  ['oelig', 'œ'],
  ['scaron', 'š'],
  ['minus', '\u2212'],
  ['ne', '≠'],
  ['le', '≤'],
  ['ge', '≥'],
];

/**
 * Character references of HTML as characters; unknown names stay as they are.
 *
 * @example decodeEntities('44&thinsp;(74&middot;6&#37;)') // => '44\u2009(74·6%)'
 * @example decodeEntities('TNF-&alpha; in caf&eacute;s; R&D;') // => 'TNF-α in cafés; R&D;'
 */
export const decodeEntities = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z][a-z\d]{1,7}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return named().get(String(name)) ?? named().get(String(name).toLowerCase()) ?? whole;
    const code = decimal === undefined ? Number.parseInt(String(hex), 16) : Number(decimal);
    const isCharacter = (code >= 32 || code === 9 || code === 10 || code === 13) && code <= 0x10ffff;
    return isCharacter && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : whole;
  });
