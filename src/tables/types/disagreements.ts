import type { Field } from '../../model/codebook.ts';
import type { ExhibitInput } from '../../model/exhibit.ts';
import { labelSeparator } from '../../model/label-separator.ts';
import { STATE_LABELS } from '../../model/state.ts';
import { type TableModel, wordCell } from '../../model/table-model.ts';
import { standardNotes } from '../notes.ts';
import { fieldsOf, textOption } from '../options.ts';
import { tableType } from '../table-type.ts';

/** What each coder gave where they differ, and what was decided. */
export const disagreements = tableType({
  name: 'disagreements',
  describe: 'Every unit on which coders differ, with each coder’s code and [evidence], and the consensus.',
  needs: [],
  options: [{ name: 'stage', describe: 'only this stage of coding', kind: 'word' }],
  plan: () => [],
  lists: 'disagreements one by one',
  draw: input => draw(input),
});

function draw(input: ExhibitInput): TableModel {
  const { name, declaration, words, codebook, format } = input;
  const found = input.disagreements(fieldsOf(declaration), textOption(declaration, 'stage'));
  const citations = new Map(input.listing([]).units.map(unit => [unit.key, unit.citation]));
  const coders = [...new Set(found.flatMap(entry => entry.codes.map(({ coder }) => coder)))];
  const stages = [...new Set(found.map(entry => entry.stage))];
  const groups = [...new Set(found.map(entry => JSON.stringify([entry.stage, entry.field])))];
  const fields = new Map(codebook.fields.map(field => [field.name, field]));
  return {
    name,
    title: declaration.title ?? 'Disagreements between coders',
    columns: [
      { key: 'unit', header: `${words.unit[0]?.toUpperCase()}${words.unit.slice(1)}`, align: 'left', weight: 1 },
      ...coders.map(coder => ({ key: coder, header: coder, align: 'left' as const, weight: 1.5 })),
      { key: 'consensus', header: 'Consensus', align: 'left', weight: 1.5 },
    ],
    spans: coders.length === 0 ? [] : [[{ label: 'Coder', from: 1, to: coders.length }]],
    groups: groups.map(key => {
      const own = found.filter(entry => JSON.stringify([entry.stage, entry.field]) === key);
      const { stage, field } = own[0]!;
      const print = (code: string | null | undefined): string => printed(code, field, fields.get(field), input);
      return {
        label: `${stages.length > 1 ? `${stage}: ` : ''}${words.fieldTitle(field)} (${format.count(own.length)})`,
        rows: own.map(entry => ({
          indent: 1,
          emphasis: 'none' as const,
          cells: [
            wordCell(citations.get(entry.key) ?? entry.key),
            ...coders.map(coder => {
              const given = entry.codes.find(code => code.coder === coder);
              return wordCell(`${print(given?.code)}${given?.evidence === undefined ? '' : ` [${given.evidence}]`}`);
            }),
            wordCell(print(entry.consensus)),
          ],
        })),
      };
    }),
    footnotes: [],
    notes: standardNotes(input, [
      found.length === 0
        ? 'There are no disagreements.'
        : 'In brackets: how many there are. A coder without a rating has an empty cell.',
    ]),
    alt: `A list of ${found.length} disagreements between coders, by variable.`,
  };
}

/** Labels of codes; the token of a missing state is its state. */
function printed(
  code: string | null | undefined,
  name: string,
  field: Field | undefined,
  { words }: ExhibitInput,
): string {
  if (code === null || code === undefined) return '';
  const state = field?.missing.get(code);
  if (state !== undefined) return STATE_LABELS[state];
  const codes = field?.type === 'list' ? code.split(field.delimiter ?? ';') : [code];
  const labels = (field?.categories ?? []).map(category => category.label);
  return codes.map(one => words.levelLabel(name, one)).join(labelSeparator(labels));
}
