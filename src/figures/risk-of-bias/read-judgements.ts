import { usageFault } from '../../base/fault.ts';
import { unknownMessage } from '../../base/unknown-word.ts';
import { type FieldType, fieldNamed } from '../../model/codebook.ts';
import type { ListedCell } from '../../model/listing.ts';
import { STATE_LABELS } from '../../model/state.ts';
import type { FigureInput } from '../figure-type.ts';
import { GIVEN, JUDGEMENT_LABELS, JUDGEMENTS, type Judgement, judgementOf, judgementOfState } from './judgements.ts';

const NUMBERS: readonly FieldType[] = ['integer', 'number', 'year', 'date'];

export interface JudgementGrid {
  readonly units: readonly { readonly label: string; readonly lights: readonly Judgement[] }[];
  /** the judgements that occur, by rising risk, each with the word of the codebook where there is one for all fields */
  readonly legend: readonly { readonly key: Judgement; readonly label: string }[];
}

/**
 * Each unit's judgements by the fields of a declaration.
 *
 * @throws Fault where a code stands for no judgement, or a cell holds several
 */
export function readJudgements(input: FigureInput, fields: readonly string[]): JudgementGrid {
  const { declaration, words } = input;
  const reporting = declaration.options?.judge === 'reporting';
  const own = ownJudgements(input);
  const labels = new Map<Judgement, Set<string>>();
  const say = (judgement: Judgement, label: string): Judgement => {
    labels.set(judgement, (labels.get(judgement) ?? new Set()).add(label));
    return judgement;
  };
  const several = (field: string, where: string) =>
    usageFault(
      'light',
      `${words.fieldTitle(field)} can have several codes${where}, and a light shows one`,
      'name a field with one code per unit, or a proposition such as "evaluation has privacy"; `options: { judge: reporting }` shows whether a field is reported at all',
      { field },
    );
  const judge = (field: string, cell: ListedCell, unit: string): Judgement => {
    if (cell.state !== 'coded') return say(judgementOfState(cell.state, reporting), STATE_LABELS[cell.state]);
    const [code, ...more] = cell.codes;
    const given = more.length === 0 && code !== undefined ? own.get(code) : undefined;
    if (given !== undefined) return say(given, words.levelLabel(field, code!));
    if (reporting) return say('low', 'Reported');
    if (code === undefined || more.length > 0) throw several(field, ` in ${unit}`);
    const judgement = judgementOf(code) ?? judgementOf(cell.text);
    if (judgement === null)
      throw usageFault(
        'light',
        `"${code}" of ${words.fieldTitle(field)} is not a known judgement`,
        fieldNamed(input.codebook, field)?.ordered
          ? 'levels that are no judgement of quality or risk are drawn by `figure: profile-matrix`'
          : `declare what it means: \`options: { judgements: { ${code}: low } }\` (${GIVEN.join(', ')})`,
        { field },
      );
    return say(judgement, words.levelLabel(field, code));
  };
  if (!reporting)
    for (const field of fields) {
      const { type, categories } = fieldNamed(input.codebook, field) ?? {};
      if (type === 'list') throw several(field, ` per ${words.unit}`);
      if (categories === null && type !== undefined && NUMBERS.includes(type))
        throw usageFault(
          'light',
          `${words.fieldTitle(field)} is a number, and a light shows a judgement`,
          'name a field with categories, or a proposition such as "year >= 2023"',
          { field },
        );
    }
  const units = input.listing(fields).units.map(unit => ({
    label: unit.citation,
    lights: unit.cells.map((cell, i) => judge(fields[i]!, cell, unit.key)),
  }));
  return {
    units,
    legend: JUDGEMENTS.flatMap(key => {
      const said = labels.get(key);
      return said === undefined ? [] : [{ key, label: legendLabel(key, said) }];
    }),
  };
}

/** One word of the codebook for a judgement stands in the legend; words that are each of another field do not. */
function legendLabel(key: Judgement, said: ReadonlySet<string>): string {
  const [only, ...more] = said;
  return only !== undefined && more.length === 0 ? only : JUDGEMENT_LABELS[key];
}

/** `options: { judgements: { code: judgement } }` */
function ownJudgements({ declaration }: FigureInput): Map<string, Judgement> {
  const given = declaration.options?.judgements ?? {};
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw usageFault(
      'judgements',
      `options.judgements is not a mapping`,
      'write it as { code: low, other_code: high }',
      { option: 'judgements' },
    );
  return new Map(
    Object.entries(given).map(([code, word]) => {
      const judgement = GIVEN.find(entry => entry === String(word)) ?? judgementOf(String(word));
      if (judgement !== null) return [code, judgement];
      throw usageFault(
        'judgements',
        `options.judgements: ${unknownMessage(String(word), GIVEN, 'judgement')}`,
        `choose one of: ${GIVEN.join(', ')}`,
        { option: 'judgements' },
      );
    }),
  );
}
