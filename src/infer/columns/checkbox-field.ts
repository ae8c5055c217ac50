import type { MissingState } from '../../model/state.ts';
import type { FieldDoubt } from '../doubt.ts';
import type { DraftCategory, DraftField } from '../draft.ts';
import { type Claim, cells, type Sheet } from './detector.ts';
import { missingState } from './missing-state.ts';
import { countedUnits, countUnits, unitOf, unitsWhere } from './sheet-units.ts';
import type { Ticks } from './tick-words.ts';

export interface CheckboxOption {
  readonly index: number;
  /** the code, and the label where it differs */
  readonly value: string;
  readonly label?: string;
  readonly ticks: Ticks;
  /** any text ticks it */
  readonly text?: true;
}

const DEFAULT_ON = ['1', 'x', 'X', 'true', 'TRUE', 'Checked', 'checked'];

/** One multi-select field from a column per option. */
export function checkboxField(
  sheet: Sheet,
  name: string,
  title: string,
  options: readonly CheckboxOption[],
  evidence: string,
): Claim {
  const on = [...new Set(options.flatMap(option => (option.text ? [] : option.ticks.on)))];
  const off = [...new Set(options.flatMap(option => option.ticks.off))];
  const extra = on.filter(text => !DEFAULT_ON.includes(text));
  const counts = new Map<string, number>();
  const ticked = new Uint8Array(sheet.rows);
  const filled = new Uint8Array(sheet.rows);
  /** rows that say why there is no answer */
  const stated = new Uint8Array(sheet.rows);
  for (const option of options) {
    const profile = sheet.profiles[option.index]!;
    let count = 0;
    for (let row = 0; row < sheet.rows; row++) {
      const text = profile.text(row);
      if (text === '') continue;
      if (option.ticks.on.includes(text)) {
        count++;
        ticked[row] = 1;
      }
      if (profile.missing.has(text)) stated[row] = 1;
      else filled[row] = 1;
    }
    counts.set(option.value, count);
  }
  const withTick = unitsWhere(sheet, row => ticked[row] === 1);
  const withoutTick =
    countUnits(sheet) - unitsWhere(sheet, row => ticked[row] === 1 || filled[row] === 1 || stated[row] === 1).size;
  const emptyCoded = [...unitsWhere(sheet, row => filled[row] === 1)].filter(unit => !withTick.has(unit)).length;
  const named = (count: number): string => countedUnits(sheet, count);
  // an option such as "Not reported" is a missing state, not a category
  const states = new Map(
    options.flatMap(option => {
      const state = missingState(option.label ?? option.value);
      return state === null || /^na$/i.test(option.value) ? [] : [[option.value, state] as const];
    }),
  );
  const extraMissing = states.size < options.length ? states : new Map<string, MissingState>();
  const categories = options
    .filter(option => !extraMissing.has(option.value))
    .map(
      (option): DraftCategory => ({
        value: option.value,
        ...(option.label === undefined || option.label === option.value ? {} : { label: option.label }),
      }),
    );
  const field: DraftField = {
    name,
    ...(title === name ? {} : { title }),
    type: 'list',
    columns: options.map(({ index, value, text }) => ({
      name: sheet.headerOf(index),
      value,
      ...(text === true ? { text } : {}),
    })),
    ...(extra.length > 0 ? { checked: [...DEFAULT_ON, ...extra] } : {}),
    categories,
  };
  const notes = [...extraMissing].map(([value, state]) => ({
    message: `the option "${value}" is read as the missing state "${state.replaceAll('_', ' ')}", not as a category`,
    change: "move it from the field's missingValues to its categories if it is an answer",
  }));
  if (withoutTick > 0)
    notes.push({
      message: `${named(withoutTick)} ${withoutTick === 1 ? 'has' : 'have'} no tick at all and ${withoutTick === 1 ? 'counts' : 'count'} as not coded`,
      change: `write \`unchecked: none\` if such a ${unitOf(sheet)} was coded and nothing applied`,
    });
  if (emptyCoded > 0 && off.length > 0)
    notes.push({
      message: `in ${named(emptyCoded)} every box is "${off.join('" or "')}": read as coded with none of the options (an export can't tell that from "never answered")`,
      change: 'blank those cells where the question was never answered',
    });
  return {
    columns: options.map(option => option.index),
    field,
    evidence: [
      evidence,
      `ticks: ${on.length === 0 ? 'none seen' : on.map(text => `"${text}"`).join(', ')}${off.length > 0 ? `; empty boxes: ${off.map(text => `"${text}"`).join(', ')}` : '; empty boxes are blank'}`,
    ],
    counts,
    ...(extraMissing.size > 0 ? { extraMissing } : {}),
    notes,
    doubts: options.flatMap(option => (option.text ? [writtenDoubt(sheet, option, counts.get(option.value)!)] : [])),
    filled: row => filled[row] === 1,
    itemsAt: row =>
      options.flatMap(option =>
        option.ticks.on.includes(sheet.profiles[option.index]!.text(row)) ? [option.value] : [],
      ),
  };
}

/** Whether what was written behind "Other" is an answer: a remark is none. */
function writtenDoubt(
  { profiles, headerOf }: Sheet,
  { index, value, ticks }: CheckboxOption,
  count: number,
): FieldDoubt {
  const { header } = profiles[index]!;
  return {
    key: 'columns',
    evidence: `${cells(count)} of "${header}" ${count === 1 ? 'holds' : 'hold'} text, such as "${ticks.on[0]!.slice(0, 60)}"`,
    question: `Does any text in "${header}" mean that "${value}" is an answer?`,
    proposal: `yes, it counts as "${value}"`,
    otherwise: `"${value}" is in 0 cells instead of ${count}`,
    choices: [
      {
        label: 'no, its texts are remarks',
        field: ({ columns = [], categories = [] }) => ({
          columns: columns.filter(({ name }) => name !== headerOf(index)),
          categories: categories.filter(category => category.value !== value),
        }),
      },
    ],
  };
}
