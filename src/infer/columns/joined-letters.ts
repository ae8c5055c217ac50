import type { FieldDoubt } from '../doubt.ts';
import { cells, shown } from './detector.ts';
import type { Profile } from './profile.ts';

/** `ABD`: letters in the order of the alphabet, each of which stands alone or with others elsewhere, may be codes of their own. */
export function joinedLetters({ values, coded }: Profile): FieldDoubt[] {
  const isSet = (text: string): boolean =>
    /^([A-Z]{1,8}|[a-z]{1,8})$/.test(text) && [...text].every((letter, i) => i === 0 || letter > text[i - 1]!);
  if (!values.every(([text]) => isSet(text))) return [];
  const several = values.filter(([text]) => text.length > 1);
  const letters = new Map<string, number>();
  for (const [text, count] of values)
    for (const letter of text) letters.set(letter, (letters.get(letter) ?? 0) + count);
  const alone = values.filter(([text]) => text.length === 1);
  if (several.length < 3 || letters.size > 8 || alone.length < 2) return [];
  const [letter, count] = [...letters].sort(([a], [b]) => (a < b ? -1 : 1))[0]!;
  return [
    {
      key: 'type',
      evidence: `${cells(several.reduce((sum, [, of]) => sum + of, 0))} hold several of the letters ${[...letters.keys()].sort().join(', ')}, such as ${shown(several[0]![0])}`,
      question: `Is each letter of ${shown(several[0]![0])} a code of its own?`,
      proposal: 'no, the letters together are one code',
      choices: [
        {
          label: 'yes, each letter is a code (write a mark between the letters in the sheet)',
          field: { type: 'string', categories: undefined },
        },
      ],
      otherwise: `${letter} ${count} of ${coded}`,
    },
  ];
}
