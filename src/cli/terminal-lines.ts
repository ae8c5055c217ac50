import { createInterface } from 'node:readline';
import type { Effects } from '../base/effects.ts';

/** Lines of the terminal, one at a time; null when it is closed (Ctrl-D, Ctrl-C). */
export function terminalLines(effects: Effects): { ask(prompt: string): Promise<string | null>; close(): void } {
  const reader = createInterface({ input: process.stdin, terminal: false });
  const waiting: ((line: string | null) => void)[] = [];
  const ready: string[] = [];
  let closed = false;
  reader.on('line', line => (waiting.length > 0 ? waiting.shift()?.(line) : ready.push(line)));
  reader.on('close', () => {
    closed = true;
    for (const next of waiting.splice(0)) next(null);
  });
  return {
    ask(prompt) {
      effects.out(prompt);
      const line = ready.shift();
      if (line !== undefined) return Promise.resolve(line);
      return closed ? Promise.resolve(null) : new Promise(next => void waiting.push(next));
    },
    close: () => reader.close(),
  };
}
