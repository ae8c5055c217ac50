import { STATES } from '../../model/state.ts';
import type { OpenReview } from '../../read/session.ts';

const INVALID = STATES.indexOf('invalid');

/** Cells behind the numbers of a manuscript that can't be counted, as a sentence; null where there are none. */
export function invalidCells({ studies: { coded }, words }: OpenReview, fields: ReadonlySet<string>): string | null {
  const found = [...fields].flatMap(field => {
    const column = coded.columns.get(field);
    const count = column === undefined ? 0 : column.states.reduce((sum, state) => sum + (state === INVALID ? 1 : 0), 0);
    return count === 0 ? [] : [`${words.fieldTitle(field)} (${count})`];
  });
  return found.length === 0
    ? null
    : `Cells with errors are not counted, so these numbers may be too low: ${found.join(', ')}. \`scopebook validate\` lists the cells.`;
}
