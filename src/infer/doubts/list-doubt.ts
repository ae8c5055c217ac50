import { fold } from '../../base/fold.ts';
import { CHINESE_CONJUNCTIONS, CONJUNCTIONS } from '../columns/conjunctions.ts';
import type { Claim } from '../columns/detector.ts';
import { cells } from '../columns/detector.ts';
import type { Profile } from '../columns/profile.ts';
import type { FieldDoubt } from '../doubt.ts';

/** Marks that stand inside labels as often as between them. */
const SOFT = new Set([
  ',',
  '.',
  '/',
  '+',
  ' ',
  '-',
  '–',
  ...CONJUNCTIONS.map(mark => mark.trim()),
  ...CHINESE_CONJUNCTIONS,
]);
/** more spellings are text: then the other answer has no codes */
const MAX_CODES = 150;

/** Whether a column was cut into items at a mark that labels hold too; the other answer is one code a cell. */
export function listDoubt(claim: Claim, profile: Profile): FieldDoubt | null {
  const { type, delimiter, columns } = claim.field;
  if (type !== 'list' || columns !== undefined || delimiter === undefined) return null;
  const marks = [delimiter].flat();
  const holds = (text: string): boolean => marks.some(mark => text.includes(mark));
  const several = profile.values.reduce((sum, [text, count]) => sum + (holds(text) ? count : 0), 0);
  const isRare = several < profile.coded * 0.1 || isBarelySeen(profile, marks);
  if (!marks.some(mark => SOFT.has(mark.trim() || ' ')) && !isRare) return null;
  const mark = marks.map(text => (text === '\n' ? 'line breaks' : `"${text}"`)).join(' or ');
  return {
    key: 'delimiter',
    evidence: `${cells(several)} of ${profile.coded} hold ${mark}, such as "${(profile.values.find(([text]) => holds(text))?.[0] ?? '').slice(0, 60)}"`,
    question: `Do cells with ${mark} hold several codes?`,
    proposal: `yes, they are split at ${mark}`,
    choices: [
      {
        label: 'each cell is one code',
        field: {
          type: 'string',
          delimiter: undefined,
          categories: profile.values.length > MAX_CODES ? undefined : profile.values.map(([value]) => ({ value })),
        },
      },
    ],
  };
}

/** One or two spellings show the mark, and what it parts is in no other cell: `CC; plain` may be the name of one code. */
function isBarelySeen({ values }: Profile, marks: readonly string[]): boolean {
  const parts = (text: string): string[] => marks.reduce((all, mark) => all.flatMap(part => part.split(mark)), [text]);
  const cellsOf = values.map(([text]) =>
    parts(text)
      .map(part => fold(part.trim()))
      .filter(part => part !== ''),
  );
  const several = cellsOf.filter(items => items.length > 1);
  const alone = new Set(cellsOf.filter(items => items.length === 1).flat());
  return several.length > 0 && several.length <= 2 && !several.flat().every(item => alone.has(item));
}
