import { fieldsOf as namesIn } from '../../base/expression.ts';
import { usageFault } from '../../base/fault.ts';
import { unknownWord } from '../../base/unknown-word.ts';
import { type Derived, fieldNamed } from '../../model/codebook.ts';
import type { ExhibitInput } from '../../model/exhibit.ts';
import { raisedIn, SILENT } from '../../model/flag-codes.ts';
import { STATE_LABELS } from '../../model/state.ts';
import { type TableGroup, type TableModel, type TableRow, wordCell } from '../../model/table-model.ts';
import { agreementGrid, coefficientOf } from '../agreement-grid.ts';
import { shareCell } from '../cells.ts';
import { coefficientCell } from '../coefficient-cell.ts';
import { footnotes } from '../footnotes.ts';
import { standardNotes } from '../notes.ts';
import { fieldsOf, flagOption } from '../options.ts';
import { stackRequests } from '../stack-requests.ts';
import { tableType } from '../table-type.ts';

/** What is not shown unless it is asked for: a flag that is not raised says nothing. */
const HIDDEN = [SILENT];

/** Derived fields as questions to the authors, each with the units that raise it and the evidence that was coded. */
export const flags = tableType({
  name: 'flags',
  describe:
    'Derived fields with categories as questions to the authors: the units of each category, with the codes and the evidence that decided it. Categories called not_raised are hidden.',
  needs: [['field', 'fields']],
  options: [
    { name: 'hide', describe: 'codes that are not listed (not_raised)', kind: 'words' },
    {
      name: 'agreement',
      describe: 'whether each flag has its agreement, from the codes of each coder (false)',
      kind: 'flag',
    },
  ],
  plan: (declaration, codebook) => [
    ...stackRequests({ ...declaration, by: undefined }, fieldsOf(declaration), 'flags', codebook).map(request => ({
      ...request,
      studies: true,
    })),
    ...(flagOption(declaration, 'agreement', false)
      ? [{ analysis: 'agreement', fields: fieldsOf(declaration), where: declaration.where ?? null }]
      : []),
  ],
  draw: input => draw(input),
});

function draw(input: ExhibitInput): TableModel {
  const { name, declaration, codebook, results, words, format } = input;
  const hidden = declaration.options?.hide === undefined ? HIDDEN : [declaration.options.hide].flat().map(String);
  const derived = fieldsOf(declaration).map(flag => flagNamed(input, flag));
  const parts = [...new Set(derived.flatMap(partsOf))].filter(part => fieldNamed(codebook, part) !== undefined);
  const evidence = parts.flatMap(part => fieldNamed(codebook, part)?.evidence ?? []);
  const listing = input.listing([...new Set([...parts, ...evidence])]);
  const units = new Map(listing.units.map(unit => [unit.key, unit]));
  const cell = (key: string, field: string): { readonly text: string; readonly isSaid: boolean } => {
    const found = units.get(key)?.cells[listing.fields.indexOf(field)];
    if (found === undefined) return { text: '', isSaid: false };
    return found.state === 'coded'
      ? { text: found.text, isSaid: true }
      : { text: STATE_LABELS[found.state].toLowerCase(), isSaid: found.state !== 'not_applicable' };
  };
  /** the codes that decide a flag, each with its evidence in quotes */
  const because = (key: string, flag: Derived): string =>
    partsOf(flag)
      .filter(part => parts.includes(part))
      .flatMap(part => {
        const code = cell(key, part);
        if (!code.isSaid) return [];
        const source = fieldNamed(codebook, part)?.evidence ?? null;
        const said = source === null ? '' : cell(key, source).text;
        return [
          `${words.fieldTitle(part)}: ${code.text}${said === '' || said === 'not applicable' || said === 'not coded' ? '' : ` [${said}]`}`,
        ];
      })
      .join('; ');
  const notes = footnotes();
  const stages = agreementGrid(results.rows.filter(row => row.analysis === 'agreement'));
  /** no coder raised the flag: that both were silent, or both undecided, says nothing on how well they would agree */
  const isNeverRaised = (flag: Derived, stage: string): boolean => {
    const raised = raisedIn(flag);
    const rows = results.rows.filter(
      row =>
        row.statistic === 'positive_agreement' &&
        row.field === flag.name &&
        row.by.some(({ level }) => level === stage) &&
        row.kind === 'level' &&
        raised.has(row.level ?? ''),
    );
    return rows.length > 0 && rows.every(row => row.estimate === null);
  };
  /** how well the coders agreed on a flag, by the codes that each of them gave */
  const agreed = (flag: Derived): TableRow[] =>
    stages.flatMap(({ stage, fields }) =>
      fields
        .filter(({ field }) => field === flag.name)
        .map(({ whole: { rows } }) => {
          const coefficient = coefficientOf(rows, ['gwet_ac1']);
          const value = coefficientCell(coefficient, format, notes);
          const percent = coefficientCell(coefficientOf(rows, ['percent_agreement']), format, notes);
          const unraised = isNeverRaised(flag, stage)
            ? [notes.mark('No coder raised it, so this says nothing about agreement on raising it.')]
            : [];
          return {
            indent: 1,
            emphasis: 'none' as const,
            cells: [
              wordCell(stages.length < 2 ? 'Agreement of the coders' : `Agreement of the coders, ${stage}`),
              { ...percent, footnotes: [...percent.footnotes, ...unraised] },
              value.text === '' ? value : { ...value, text: `${coefficient?.label}: ${value.text}` },
            ],
          };
        }),
    );
  const groups = derived.map((flag): TableGroup => {
    const rows = results.rows.filter(
      row =>
        row.field === flag.name && row.statistic === 'share' && !hidden.includes(row.level ?? '') && (row.n ?? 0) > 0,
    );
    return {
      label: flag.title,
      rows: [
        ...agreed(flag),
        ...rows.flatMap(row => [
          {
            indent: 1,
            emphasis: 'heading' as const,
            cells: [wordCell(row.label ?? ''), shareCell(row, format, notes), wordCell('')],
          },
          ...(row.studies ?? []).map(key => ({
            indent: 2,
            emphasis: 'none' as const,
            cells: [wordCell(units.get(key)?.citation ?? key), wordCell(key), wordCell(because(key, flag))],
          })),
        ]),
      ],
    };
  });
  const shown = groups.filter(group => group.rows.length > 0);
  return {
    name,
    title: declaration.title ?? 'Questions to the authors',
    columns: [
      { key: 'unit', header: 'Question', align: 'left', weight: 1.4 },
      { key: 'n', header: 'n (%)', align: 'left', weight: 0.7 },
      { key: 'why', header: 'Codes and [evidence]', align: 'left', weight: 4 },
    ],
    spans: [],
    groups: shown,
    footnotes: notes.list,
    notes: standardNotes(input, [
      'A flag is a question to the authors, derived from the codes beside it, not a verdict.',
      hidden.length === 0 ? null : `Not listed: ${words.units} for which a question is not raised.`,
    ]),
    alt: `A table of ${shown.length} questions to the authors, with the ${words.units} that raise them and the evidence.`,
  };
}

/** The fields that the conditions of a flag refer to, in the order in which they are named. */
const partsOf = (flag: Derived): string[] => [
  ...new Set(flag.cases.flatMap(({ when }) => namesIn(when).map(reference => reference.name))),
];

function flagNamed({ codebook }: ExhibitInput, name: string): Derived {
  const flag = codebook.derive.find(entry => entry.name === name);
  const flags = codebook.derive.filter(entry => entry.categories !== null).map(entry => entry.name);
  if (flag === undefined && fieldNamed(codebook, name) === undefined) throw unknownWord(name, flags, 'flag', 'flag');
  if (flag?.categories == null)
    throw usageFault(
      'flag',
      `${name} is not a derived field with categories, so it cannot be listed as a flag`,
      flags.length === 0 ? 'declare it under `derive:` in the codebook' : `name one of ${flags.join(', ')}`,
    );
  return flag;
}
