/** The letters beyond ASCII of languages that are written in Windows-1252, and of those that are written in Windows-1250. */
const WESTERN = [
  'àâçèéêëîïôùûüÿœæ',
  'äöüß',
  'áéíóúñüºª',
  'ãáàâçéêíóôõúüºª',
  'àèéìîòù',
  'åäöøæéü',
  'ëïéèüáóö',
  'áðéíóúýþæö',
];
const CENTRAL = ['ąćęłńóśźż', 'áčďéěíňóřšťúůýž', 'áäčďéíĺľňóôŕšťúýž', 'áéíóöőúüű', 'ăâîşţ', 'čćšđž'];
const COVERED = 0.97;
const CENTRAL_COVERED = 0.95;
/** Fewer letters tell nothing. */
const LEAST = 3;

/**
 * Whether text of single bytes is of a language of Central Europe (Polish, Czech, Slovak, Hungarian, Romanian, Croatian):
 * nearly all of its letters beyond ASCII are those of one such language, and no two Western languages have them.
 * A sign in the middle of a word (`W³ochy`) is a letter of another encoding.
 *
 * @param western the text read as Windows-1252
 * @param central the same bytes read as Windows-1250
 */
export function isCentralEuropean(western: string, central: string): boolean {
  const [left, right]: [string[], string[]] = [[], []];
  for (let at = 0; at < central.length; at++) {
    const [other, letter] = [western[at] ?? '', central[at]!];
    if (letter <= '\x7f' || !isLetter(letter)) continue;
    const isInside = isLetter(central[at - 1]) && isLetter(central[at + 1]);
    if (!isLetter(other) && !isInside) continue;
    // in Portuguese an õ stands before e
    left.push(/õ/i.test(other) && !/e/i.test(western[at + 1] ?? '') ? '' : other.toLowerCase());
    right.push(letter.toLowerCase());
  }
  if (right.length < LEAST) return false;
  const shareIn = (letters: readonly string[], of: string): number =>
    letters.filter(letter => letter !== '' && of.includes(letter)).length / letters.length;
  const isWestern = WESTERN.some((one, at) => WESTERN.slice(at).some(two => shareIn(left, one + two) >= COVERED));
  return !isWestern && CENTRAL.some(letters => shareIn(right, letters) >= CENTRAL_COVERED);
}

const isLetter = (text: string | undefined): boolean => text !== undefined && /\p{L}/u.test(text);
