import type { FieldDoubt } from '../doubt.ts';
import { type Claim, cells, shown } from './detector.ts';
import type { Profile } from './profile.ts';

/** What numbers with decimals measure is no pair of codes. */
const LEAST = 4;
const MEASURES =
  /mean|average|median|\bsd\b|score|ratio|rate|percent|%|\bage\b|index|year|month|week|hour|weight|dose|alpha|kappa|grade point|gpa|mittel|moyenne|media\b|média/i;

/**
 * Numbers such as `1.3` beside `1`, `2` and `3` that were perhaps the codes `1,3`: a spreadsheet program whose decimal mark is
 * the comma reads them as one number. All decimals must be one digit that is a code as well, and greater than the one before.
 */
export function codePairs({ header, values, coded }: Profile): FieldDoubt[] {
  const single = new Set(values.map(([text]) => text).filter(text => /^[1-9]$/.test(text)));
  const pairs = values.filter(([text]) => /^[1-9][.,][1-9]$/.test(text));
  if (single.size < 2 || single.size + pairs.length < values.length || pairs.length < 2) return [];
  if (pairs.length < LEAST || MEASURES.test(header)) return [];
  const highest = [...single].sort().at(-1)!;
  const isPair = (text: string): boolean => text[2]! > text[0]! && (single.has(text[2]!) || text[2]! <= highest);
  if (!pairs.every(([text]) => isPair(text))) return [];
  const [example] = pairs;
  const count = pairs.reduce((sum, [, of]) => sum + of, 0);
  const mark = example![0][1]!;
  const codes = [...new Set([...single, ...pairs.flatMap(([text]) => text.split(mark))])].sort();
  const [first] = codes;
  const n = values.reduce((sum, [text, of]) => sum + (text.split(mark).includes(first!) ? of : 0), 0);
  return [
    {
      key: 'type',
      evidence: `${cells(count)} of ${coded} such as ${shown(example![0])} are numbers, the others one of the codes ${[...single].sort().join(', ')}`,
      question: `Does ${shown(example![0])} stand for the codes ${example![0].split(mark).join(' and ')}?`,
      proposal: 'no, it is a number with decimals',
      otherwise: `${first} in ${cells(n)}, and ${shown(example![0])} is two codes`,
      choices: [
        {
          label: 'yes, a spreadsheet program changed the comma between codes',
          field: {
            type: 'list',
            delimiter: mark,
            decimalChar: undefined,
            categories: codes.map(value => ({ value })),
          },
        },
      ],
    },
  ];
}

/** `1`, `3` and `1,3` (or `1.3`, as a spreadsheet program writes it) under a header that says what 1 and 3 stand for: lists. */
export function listOfCodes({ legend, values, coded }: Profile): Omit<Claim, 'columns'> | null {
  if (legend === null) return null;
  const several = values.filter(([text]) => /^\d{1,2}(?:[.,]\d{1,2}){1,20}$/.test(text));
  const marks = new Set(several.map(([text]) => (text.includes(',') ? ',' : '.')));
  const [mark] = marks;
  if (several.length === 0 || marks.size > 1 || mark === undefined) return null;
  const counts = new Map<string, number>();
  for (const [text, count] of values)
    for (const code of new Set(text.split(mark))) counts.set(code, (counts.get(code) ?? 0) + count);
  if (![...counts.keys()].every(code => legend.has(code))) return null;
  const [example] = several[0]!;
  const count = several.reduce((sum, [, of]) => sum + of, 0);
  const evidence = `${cells(count)} of ${coded} such as ${shown(example)} hold several of the codes that the header explains`;
  return {
    field: {
      name: '',
      type: 'list',
      delimiter: mark,
      categories: [...counts.keys()].sort((a, b) => Number(a) - Number(b)).map(value => ({ value })),
    },
    evidence: [evidence],
    counts,
    notes: [],
  };
}
