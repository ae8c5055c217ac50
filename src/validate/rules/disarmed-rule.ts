import { evaluate, evaluateWithoutUnknown, FALSE, fieldsOf, UNKNOWN } from '../../base/expression.ts';
import { counted } from '../../base/plural.ts';
import type { CodedColumn } from '../../model/coded-table.ts';
import { CODED, NOT_ACCESSIBLE, NOT_REPORTED, STATE_LABELS, STATES, UNCLEAR } from '../../model/state.ts';
import { type Located, type Sheet, tableRule } from '../rule.ts';

/** Where nothing is known of the field; that it does not apply, or is not coded yet, is known. */
const UNSAID: ReadonlySet<number> = new Set([NOT_REPORTED, UNCLEAR, NOT_ACCESSIBLE]);

/** More rows are not listed. */
const LISTED = 5;

/**
 * A rule passes where it is unknown. `utility != 3 or test_data = real` says nothing of a row whose test data are not reported,
 * though it would be false if "not reported" counted as none of the codes: such rows look checked and are not.
 */
export const disarmedRule = tableRule({
  name: 'disarmed-rule',
  code: 'D402',
  severity: 'note',
  explain:
    'A rule of the codebook between fields passes in some rows only because one of its fields is not reported, unclear or not accessible there: if that counted as none of the codes, the rule would be false. Write `… is coded and …` if such rows should fail.',
  *check({ codebook, columns: own, inherited, match, table }: Sheet): Iterable<Located> {
    const columns = new Map([...inherited, ...own]);
    for (const rule of codebook.rules) {
      const names = [...new Set(fieldsOf(rule.assert).map(reference => reference.name))];
      if (names.length < 2 || names.some(name => !columns.has(name))) continue;
      const subject = (name: string): CodedColumn => columns.get(name)!;
      const truth = evaluate(rule.assert, subject, table.rows);
      const strict = evaluateWithoutUnknown(rule.assert, subject, table.rows);
      const found = new Map<string, number[]>();
      for (let row = 0; row < table.rows; row++) {
        if (truth[row] !== UNKNOWN || strict[row] !== FALSE) continue;
        if (names.every(name => subject(name).states[row] !== CODED)) continue;
        const missing = names.find(name => UNSAID.has(subject(name).states[row]!));
        if (missing === undefined) continue;
        const key = JSON.stringify([missing, STATES[subject(missing).states[row]!]]);
        found.set(key, [...(found.get(key) ?? []), row]);
      }
      for (const [key, rows] of found) {
        const [field, state] = JSON.parse(key) as [string, keyof typeof STATE_LABELS];
        const shown = rows.slice(0, LISTED).map(row => String(table.at(row, null).row));
        yield {
          row: null,
          column: match.byField.get(field)?.[0]?.column ?? null,
          field,
          message: `the rule ${rule.name} passes in ${counted(rows.length, 'row')} (row ${shown.join(', ')}${rows.length > LISTED ? ' and others' : ''}) only because ${field} is ${STATE_LABELS[state].toLowerCase()} there: an unknown rule passes`,
        };
      }
    }
  },
});
