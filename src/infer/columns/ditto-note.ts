import { cells } from './detector.ts';
import { isPointer } from './ditto.ts';

/** Such cells have no code, so `validate` reports each. */
export function dittoNote(ditto: ReadonlyMap<string, number>): { message: string; change: string } {
  const [text] = [...ditto.keys()];
  const count = [...ditto.values()].reduce((sum, cellsOf) => sum + cellsOf, 0);
  if (isPointer(text!))
    return {
      message: `${cells(count)} such as "${text}" only ${count === 1 ? 'says' : 'say'} where the code is, so \`validate\` reports ${count === 1 ? 'it' : 'them'}`,
      change: 'enter the code itself in each of these cells, or declare the text as a missing value',
    };
  return {
    message: `${cells(count)} such as ${text} only ${count === 1 ? 'repeats the one' : 'repeat the ones'} above and ${count === 1 ? 'has' : 'have'} no code, so \`validate\` reports ${count === 1 ? 'it' : 'them'}`,
    change: 'enter the code itself in each of these cells, because rows may be sorted otherwise',
  };
}
