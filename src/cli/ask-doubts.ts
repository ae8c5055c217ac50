import type { Effects } from '../base/effects.ts';
import type { Ask } from '../pipeline/sheets/resolve-doubts.ts';
import { terminalLines } from './terminal-lines.ts';

const HELP =
  'Press Enter to take the first answer, or type "later" to keep the guess; every number that depends on it then names it.\n';

/** Asks at the terminal about what init is not sure of, one question each. */
export function askDoubts(effects: Effects): { readonly ask: Ask; close(): void } {
  const terminal = terminalLines(effects);
  let first = true;
  const ask: Ask = async ({ about, evidence, question, proposal, choices, otherwise }) => {
    if (first) effects.out(`Some of this cannot be read from the sheet alone. ${HELP}`);
    first = false;
    const answers = [proposal, ...choices];
    effects.out(
      `\n${about === null ? '' : `${about}: `}${question}\n  (${evidence})\n${answers
        .map((answer, i) => `  ${i + 1}  ${answer}${i === 1 ? ` [${otherwise}]` : ''}\n`)
        .join('')}`,
    );
    for (;;) {
      const line = (await terminal.ask(`[1] > `))?.trim() ?? null;
      if (line === null || /^l(ater)?$/i.test(line)) return null;
      if (line === '') return 0;
      const number = Number(line);
      if (Number.isInteger(number) && number >= 1 && number <= answers.length) return number - 1;
      effects.out(`Please enter a number from 1 to ${answers.length}, or "later".\n`);
    }
  };
  return { ask, close: () => terminal.close() };
}
