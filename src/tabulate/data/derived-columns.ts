import { type Expression, ExpressionError, evaluate, fieldsOf } from '../../base/expression.ts';
import { Fault } from '../../base/fault.ts';
import { conditionsOf } from '../../model/close-derived.ts';
import type { Derived } from '../../model/codebook.ts';
import type { CodedColumn, CodedTable } from '../../model/coded-table.ts';
import { referenceOrder } from '../../model/reference-order.ts';
import { CODED, NOT_APPLICABLE } from '../../model/state.ts';
import { ofAnyRow } from './of-any-row.ts';
import { propositionField, TRUTH } from './subject.ts';

/**
 * A table with the codebook's derived fields as columns. A proposition is true or false; of categories the first whose
 * condition is true is taken. Unknown (a value is missing): the state of the first field that has no code. No condition
 * true and no category left for the rest: not applicable. A derived field whose fields the sheet lacks gets no column, until
 * they are there: fields of a parent come with the join.
 */
export function withDerivedColumns(coded: CodedTable): CodedTable {
  if (coded.codebook.derive.length === 0) return coded;
  const columns = new Map(coded.columns);
  const derived = new Map(coded.codebook.derive.map(entry => [entry.name, entry]));
  const references = new Map(
    coded.codebook.derive.map(entry => [
      entry.name,
      conditionsOf(entry, 0).flatMap(({ expression }) => fieldsOf(expression).map(({ name }) => name)),
    ]),
  );
  // a derived field may refer to others, which are made before it; circles are refused with the codebook
  for (const name of referenceOrder(references).order)
    if (!columns.has(name) && references.get(name)?.every(other => columns.has(other)) === true)
      columns.set(name, columnOf(derived.get(name)!, columns, coded.units));
  return { ...coded, columns };
}

/** Where a field has several codes a unit because its rows differ, a condition on one code is true if any row has it. */
function truthOf(derived: Derived, when: Expression, look: (name: string) => CodedColumn, units: number): Uint8Array {
  try {
    return evaluate(ofAnyRow(when, look), look, units);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    throw new Fault(
      'codebook',
      `${derived.place.file}:${derived.place.line}: ${derived.name}: "${when.text}" can't be judged, because the rows of a unit differ in it: ${error.message}`,
      'write what any row has, e.g. `not outcome = pain` instead of `outcome != pain`',
    );
  }
}

function columnOf(derived: Derived, columns: ReadonlyMap<string, CodedColumn>, units: number): CodedColumn {
  const look = (name: string): CodedColumn => columns.get(name)!;
  const states = new Uint8Array(units);
  const codes = new Uint32Array(units);
  const cases = derived.expression === null ? derived.cases : [{ level: 0, when: derived.expression }];
  const rest = derived.expression === null ? derived.otherwise : 1;
  const tests = cases.map(({ level, when }) => ({
    level,
    truth: truthOf(derived, when, look, units),
    parts: fieldsOf(when).map(({ name }) => look(name).states),
  }));
  for (let unit = 0; unit < units; unit++) {
    const decided = tests.find(({ truth }) => truth[unit] !== 0);
    if (decided === undefined) {
      if (rest === null) states[unit] = NOT_APPLICABLE;
      else codes[unit] = rest;
    } else if (decided.truth[unit] === 1) codes[unit] = decided.level;
    else states[unit] = decided.parts.find(part => part[unit] !== CODED)?.[unit] ?? NOT_APPLICABLE;
  }
  const field = propositionField(derived.name, derived.title);
  return {
    kind: 'single',
    field:
      derived.categories === null
        ? field
        : { ...field, type: 'string', categories: derived.categories, ordered: derived.ordered, place: derived.place },
    states,
    codes,
    levels:
      derived.categories === null
        ? TRUTH
        : derived.categories.map(({ value, label }) => ({ value, label, declared: true })),
  };
}
