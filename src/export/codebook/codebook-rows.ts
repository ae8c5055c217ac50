import type { Codebook } from '../../model/codebook.ts';
import { derivedText } from '../../model/derived-text.ts';
import { humanCodebook } from './human-codebook.ts';

export const ROW_HEADERS = [
  'variable',
  'label',
  'group',
  'type',
  'value',
  'value label',
  'description',
  'applies if',
  'missing values',
] as const;

/** A row a field, and one below it for each of its codes: the form that codebook sheets have, and that init reads. */
export function codebookRows(codebook: Codebook): string[][] {
  return humanCodebook(codebook).flatMap(group =>
    group.fields.flatMap(field => {
      const fact = (label: string): string => field.facts.find(([name]) => name === label)?.[1] ?? '';
      const head = [
        field.name,
        field.title,
        group.heading ?? '',
        fact('Type'),
        '',
        '',
        field.description,
        fact('Applies if'),
        fact('Missing values'),
      ];
      return [
        head,
        ...field.categories.map(({ code, label, description }) => [
          field.name,
          '',
          '',
          '',
          code,
          label,
          description,
          '',
          '',
        ]),
      ];
    }),
  );
}

/** What rows can't say. */
export const rowsUnsaid = (codebook: Codebook): string[] => [
  ...codebook.rules.map(rule => `the rule "${rule.name}" (${rule.assert.text}) has no row`),
  ...codebook.derive.map(entry => `the derived field "${entry.name}" (${derivedText(entry)}) has no row`),
];
