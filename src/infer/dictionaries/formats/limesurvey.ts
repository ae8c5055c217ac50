import { oneLine, plainText } from '../../../base/plain-text.ts';
import type { Table } from '../../../model/table.ts';
import type { DraftCategory, DraftField } from '../../draft.ts';
import { dictionaryFormat } from '../dictionary-format.ts';

interface Question {
  readonly name: string;
  readonly type: string;
  readonly title: string;
  readonly help: string;
  readonly group: string;
  readonly required: boolean;
  readonly relevance: string;
  /** whether people can write an answer of their own */
  readonly other: boolean;
  readonly parts: DraftCategory[];
  readonly answers: DraftCategory[];
}

/** The structure of a LimeSurvey as its tab-separated export writes it: rows of class G, Q, SQ and A. */
export const limesurvey = dictionaryFormat({
  name: 'limesurvey',
  describe: 'a LimeSurvey structure (tab-separated export)',
  read({ table }) {
    if (table === null || !['class', 'type/scale', 'name', 'text'].every(name => hasColumn(table, name))) return null;
    const questions: Question[] = [];
    let group = '';
    let language: string | null = null;
    for (let row = 0; row < table.rows; row++) {
      const get = reader(table, row);
      const kind = get('class').toUpperCase();
      const own = get('language');
      if (own !== '' && 'GQSQA'.includes(kind)) language ??= own;
      // the texts of further languages follow those of the first
      if (own !== '' && language !== null && own !== language) continue;
      const text = plain(get('text'));
      const current = questions.at(-1);
      const category: DraftCategory = {
        value: get('name'),
        ...(text === '' || text === get('name') ? {} : { label: text }),
      };
      if (kind === 'G') group = plain(get('name'));
      else if (kind === 'Q')
        questions.push({
          ...{ name: get('name'), type: get('type/scale'), title: text, help: plain(get('help')), group },
          ...{ required: /^[ys1]/i.test(get('mandatory')), relevance: get('relevance') },
          ...{ other: /^y/i.test(get('other')), parts: [], answers: [] },
        });
      else if (kind === 'SQ') current?.parts.push(category);
      else if (kind === 'A') current?.answers.push(category);
    }
    const unsaid: string[] = [];
    return { codebook: { fields: questions.flatMap(question => fieldsOf(question, unsaid)) }, unsaid };
  },
});

const YES_NO: DraftCategory[] = [
  { value: 'Y', label: 'Yes' },
  { value: 'N', label: 'No' },
];

function fieldsOf(question: Question, unsaid: string[]): DraftField[] {
  const { name, type, title, help, group, required, relevance, other, parts, answers } = question;
  const base = {
    ...(title === '' || title === name ? {} : { title }),
    ...(help === '' ? {} : { description: help }),
    ...(group === '' ? {} : { group }),
  };
  const rules = required ? { constraints: { required: true } } : {};
  if (relevance !== '' && relevance !== '1')
    unsaid.push(`${name}: its relevance equation (${relevance}) is not taken over; write it as \`appliesIf\``);
  if ('MP'.includes(type))
    return [
      {
        ...{ name, ...base, type: 'list' as const },
        columns: [
          ...parts.map(({ value }) => ({ name: `${name}[${value}]`, value })),
          ...(other ? [{ name: `${name}[other]`, value: 'other', text: true as const }] : []),
        ],
        checked: ['Y', 'Yes'],
        categories: [...parts, ...(other ? [{ value: 'other', label: 'Other' }] : [])],
      },
    ];
  if (parts.length > 0)
    // an array: the same answers for each of its rows
    return parts.map(({ value, label }) => ({
      ...{ name: `${name}_${value}`, title: label === undefined ? title : `${title}: ${label}` },
      ...('group' in base ? { group: base.group } : {}),
      ...{ type: 'string' as const, aliases: [`${name}[${value}]`] },
      ...(answers.length > 0 ? { categories: answers } : {}),
      ...rules,
    }));
  if (type === 'X') return [];
  const own = other && answers.length > 0 ? [{ value: '-oth-', label: 'Other' }] : [];
  const categories = type === 'Y' ? YES_NO : [...answers, ...own];
  return [
    {
      ...{
        name,
        ...base,
        type: type === 'N' ? ('number' as const) : type === 'D' ? ('date' as const) : ('string' as const),
      },
      ...(categories.length > 0 ? { categories } : {}),
      ...rules,
    },
  ];
}

/** Labels may hold HTML. */
const plain = (text: string): string => oneLine(plainText(text));

const hasColumn = (table: Table, name: string): boolean =>
  table.columns.some(column => column.header.trim().toLowerCase() === name);

const reader =
  (table: Table, row: number) =>
  (name: string): string =>
    table.columns
      .find(column => column.header.trim().toLowerCase() === name)
      ?.value(row)
      .trim() ?? '';
