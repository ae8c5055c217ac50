import type { FieldDoubt } from '../doubt.ts';
import { cells, shown } from './detector.ts';
import type { Profile } from './profile.ts';

/** `["Pain","Sleep"]`, `{Pain,Sleep}`: lists as databases and programs write them. */
export function bracketedLists({ values, coded }: Profile): FieldDoubt[] {
  const lists = values.filter(([text]) => /^(\[.*\]|\{.*\})$/s.test(text));
  const held = lists.reduce((sum, [, count]) => sum + count, 0);
  if (held < 3 || held < coded * 0.8 || !lists.some(([text]) => text.includes(','))) return [];
  const items = new Map<string, number>();
  for (const [text, count] of lists)
    for (const item of new Set(text.slice(1, -1).split(',')))
      items.set(bare(item), (items.get(bare(item)) ?? 0) + count);
  const [often] = [...items].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return [
    {
      key: 'type',
      evidence: `${cells(held)} of ${coded} are lists in brackets, such as ${shown(lists[0]![0])}`,
      question: `Does ${shown(lists[0]![0])} hold several codes?`,
      proposal: 'no, the whole text is one code',
      otherwise: `${often![0]} ${often![1]} of ${coded}`,
      choices: [
        {
          label: 'yes, a list (write the items without brackets and quotes, with ";" between them, in the sheet)',
          field: { type: 'string', categories: undefined },
        },
      ],
    },
  ];
}

const bare = (item: string): string => item.trim().replace(/^["']|["']$/g, '');

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
