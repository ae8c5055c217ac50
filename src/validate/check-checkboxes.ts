import type { Field } from '../model/codebook.ts';
import type { MultiColumn } from '../model/coded-table.ts';
import { CODED, INVALID, NOT_CODED } from '../model/state.ts';
import type { Matched } from './match-columns.ts';
import type { Problem } from './rule.ts';
import { exclusiveItem } from './rules/exclusive-item.ts';
import { required } from './rules/required.ts';

type Say = (rule: typeof required, problem: Problem, row: number, column: number) => void;

/**
 * What the rules of one cell say where a multi-select field is spread over several columns: an option that must stand
 * alone, and a required row without any answer. The cell that is named is the option's, or the field's first.
 */
export function checkCheckboxes(field: Field, matched: readonly Matched[], column: MultiColumn, say: Say): void {
  const { states, sets, codes, levels } = column;
  const alone = new Set((field.categories ?? []).filter(category => category.exclusive).map(({ value }) => value));
  const first = matched[0]!.column;
  const needed = required.on(field);
  for (let row = 0; row < states.length; row++) {
    if (states[row] === NOT_CODED && needed) {
      const tokens = [...field.missing.keys()];
      say(
        required,
        {
          message: `${field.name} is required and none of its columns is ticked; tick what applies${tokens.length > 0 ? `, or write ${tokens.join(' or ')} in one of them` : ''}`,
        },
        row,
        first,
      );
    }
    const set = states[row] === CODED ? sets[codes[row]!]! : [];
    if (set.length < 2 || alone.size === 0) continue;
    const lonely = set.map(level => levels[level]!).find(level => alone.has(level.value));
    if (lonely === undefined) continue;
    say(
      exclusiveItem,
      { message: `"${lonely.label}" must be the only option, but ${set.length} options of ${field.name} are ticked` },
      row,
      matched.find(entry => entry.box === lonely.value)?.column ?? first,
    );
    states[row] = INVALID;
  }
}
