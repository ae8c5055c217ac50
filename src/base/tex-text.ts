/** Characters that mean something to LaTeX, or that its fonts write otherwise. */
const CHARACTERS: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  _: '\\_',
  '%': '\\%',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
  '`': '\\textasciigrave{}',
  '[': '{[}',
  ']': '{]}',
  '*': '{*}',
  '\u00a0': '~',
  '\u2009': '\\,',
  '\u202f': '\\,',
  '\u2002': '\\enspace{}',
  '\u2003': '\\quad{}',
  '\u200b': '',
  '\u00ad': '\\-',
  '\u2010': '-',
  '\u2011': '\\mbox{-}',
  '\u2013': '--',
  '\u2014': '---',
  '\u2018': '`',
  '\u2019': "'",
  '\u201c': '``',
  '\u201d': "''",
  '\u2026': '\\ldots{}',
  '\u2212': '$-$',
  '\u2264': '$\\leq$',
  '\u2265': '$\\geq$',
  '\u2260': '$\\neq$',
  '\u2248': '$\\approx$',
  '\u00d7': '$\\times$',
  '\u00f7': '$\\div$',
  '\u00b1': '$\\pm$',
  '\u00b7': '$\\cdot$',
  '\u00b0': '$^{\\circ}$',
  '\u00b2': '$^{2}$',
  '\u00b3': '$^{3}$',
  '\u00b5': '$\\mu$',
  '\u00b9': '\\textsuperscript{1}',
  '\u2070': '\\textsuperscript{0}',
  '\u207a': '\\textsuperscript{+}',
  '\u207b': '\\textsuperscript{--}',
  '\u208a': '\\textsubscript{+}',
  '\u208b': '\\textsubscript{--}',
  '\u2032': '$\\prime$',
  '\u2033': '$\\prime\\prime$',
  '\u221e': '$\\infty$',
  '\u221a': '$\\surd$',
  '\u2211': '$\\sum$',
  '\u2202': '$\\partial$',
  '\u2191': '$\\uparrow$',
  '\u2193': '$\\downarrow$',
  '\u2192': '$\\rightarrow$',
  '\u2190': '$\\leftarrow$',
  '\u2022': '\\textbullet{}',
  '\u20ac': '\\texteuro{}',
  '\u00a3': '\\pounds{}',
  '\u00a7': '\\S{}',
  '\u00a9': '\\copyright{}',
  '\u00ae': '\\textregistered{}',
  '\u2122': '\\texttrademark{}',
  '\u2020': '\\dag{}',
  '\u2021': '\\ddag{}',
  '\u00df': '\\ss{}',
  '\u00e6': '\\ae{}',
  '\u00c6': '\\AE{}',
  '\u00f8': '\\o{}',
  '\u00d8': '\\O{}',
  '\u0153': '\\oe{}',
  '\u0152': '\\OE{}',
  '\u0142': '\\l{}',
  '\u0141': '\\L{}',
  '\u0131': '\\i{}',
  '\u03b1': '$\\alpha$',
  '\u03b2': '$\\beta$',
  '\u03b3': '$\\gamma$',
  '\u03b4': '$\\delta$',
  '\u03b5': '$\\varepsilon$',
  '\u03b8': '$\\theta$',
  '\u03ba': '$\\kappa$',
  '\u03bb': '$\\lambda$',
  '\u03bc': '$\\mu$',
  '\u03c0': '$\\pi$',
  '\u03c1': '$\\rho$',
  '\u03c3': '$\\sigma$',
  '\u03c4': '$\\tau$',
  '\u03b6': '$\\zeta$',
  '\u03b7': '$\\eta$',
  '\u03b9': '$\\iota$',
  '\u03bd': '$\\nu$',
  '\u03be': '$\\xi$',
  '\u03bf': 'o',
  '\u03c5': '$\\upsilon$',
  '\u03c8': '$\\psi$',
  '\u03a6': '$\\Phi$',
  '\u0393': '$\\Gamma$',
  '\u0398': '$\\Theta$',
  '\u039b': '$\\Lambda$',
  '\u03a0': '$\\Pi$',
  '\u03a8': '$\\Psi$',
  '\u03c6': '$\\varphi$',
  '\u03c7': '$\\chi$',
  '\u03c9': '$\\omega$',
  '\u0394': '$\\Delta$',
  '\u03a3': '$\\Sigma$',
  '\u03a9': '$\\Omega$',
};

/** Superscript and subscript digits beyond 1 to 3. */
const RAISED = '\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079';
const LOWERED = '\u2080\u2081\u2082\u2083\u2084\u2085\u2086\u2087\u2088\u2089';

/** Accents as Unicode composes them. */
const ACCENTS: Readonly<Record<string, string>> = {
  '\u0300': '`',
  '\u0301': "'",
  '\u0302': '^',
  '\u0303': '~',
  '\u0304': '=',
  '\u0306': 'u',
  '\u0307': '.',
  '\u0308': '"',
  '\u030a': 'r',
  '\u030b': 'H',
  '\u030c': 'v',
  '\u0327': 'c',
  '\u0323': 'd',
};

/**
 * Text for LaTeX. Accents, dashes, signs, Greek letters and raised or lowered digits become commands that every engine knows;
 * what is left beyond ASCII goes through `\scopebookchar`, which prints the character where the document's encoding has it
 * and its code point where it has not; or stays as it is, for documents that see to it themselves.
 *
 * @param rest what to do with other characters
 * @example texText('50% & more') // => '50\\% \\& more'
 * @example texText('Müller') // => "M\\\"{u}ller"
 * @example texText('--') // => '-{}-'
 * @example texText('a "b" c') // => "a ``b'' c"
 * @example texText('CO₂') // => 'CO\\textsubscript{2}'
 */
export function texText(text: string, rest: 'macro' | 'keep' = 'macro'): string {
  const out: string[] = [];
  let before = ' ';
  for (const character of text.normalize('NFC')) {
    const known = CHARACTERS[character];
    if (character === '"') out.push(/[\s([{\u2013\u2014]/.test(before) ? '``' : "''");
    else if (known !== undefined) out.push(known);
    else if (character === '-' && out.at(-1)?.endsWith('-')) out.push('{}-');
    else if (character === '\n') out.push('\\newline ');
    else if (character < ' ' && character !== '\t') continue;
    else if (character <= '~' || character === '\t') out.push(character);
    else out.push(digit(character) ?? accented(character) ?? (rest === 'keep' ? character : named(character)));
    before = character;
  }
  return out.join('');
}

function digit(character: string): string | null {
  if (RAISED.includes(character)) return `\\textsuperscript{${RAISED.indexOf(character)}}`;
  return LOWERED.includes(character) ? `\\textsubscript{${LOWERED.indexOf(character)}}` : null;
}

/** A letter with one or more accents as nested commands; null where LaTeX has no command for one of them. */
function accented(character: string): string | null {
  const [base = '', ...accents] = character.normalize('NFD');
  if (accents.length === 0 || !/^[A-Za-z]$/.test(base)) return null;
  let text = base;
  for (const [place, accent] of accents.entries()) {
    const command = ACCENTS[accent];
    if (command === undefined) return null;
    const below = command === 'c' || command === 'd';
    text = `\\${command}{${place === 0 && (base === 'i' || base === 'j') && !below ? `\\${base}` : text}}`;
  }
  return text;
}

const named = (character: string): string =>
  `\\scopebookchar{${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}}{${character}}`;

/**
 * What a document needs before text with `\scopebookchar`; harmless where it stands twice. XeTeX and LuaTeX print the
 * character itself; pdfTeX does where its input encoding knows it (with T1, say), else its code point.
 */
export const TEX_CHARACTER_MACRO =
  '\\providecommand{\\scopebookchar}[2]{\\ifdefined\\XeTeXversion #2\\else\\ifdefined\\directlua #2\\else\\ifcsname u8:\\detokenize{#2}\\endcsname #2\\else[U+#1]\\fi\\fi\\fi}';
