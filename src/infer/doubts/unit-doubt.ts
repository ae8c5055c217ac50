import type { Counted } from '../columns/counting-unit.ts';
import type { Doubt } from '../doubt.ts';
import type { DraftField } from '../draft.ts';

/** Which rows are one study: the other answer counts rows, or (where rows are counted) names no number. */
export function unitDoubt(counted: Counted, asRows: ReadonlyMap<string, DraftField>): Doubt[] {
  const { doubt, unit, long } = counted;
  if (doubt === null) return [];
  const base = { scope: 'unit' as const, field: null, key: 'key', ...doubt };
  if (long === null)
    return [
      {
        otherwise: 'a study with several rows would be counted once',
        ...base,
        choices: [{ label: 'no, studies have several rows', apply: draft => draft }],
      },
    ];
  return [
    {
      ...base,
      choices: [
        {
          label: 'each row counts by itself',
          apply: draft => {
            const { primaryKey: _, ...codebook } = draft.codebook;
            return {
              ...draft,
              unit: { name: 'row', key: null },
              codebook: { ...codebook, fields: codebook.fields.map(field => asRows.get(field.name) ?? field) },
            };
          },
        },
      ],
      ...(unit.key === null ? { otherwise: 'rows are counted' } : {}),
    },
  ];
}
