import { expect, test } from 'vitest';
import { TerminalProgress } from '../../src/node/terminal-progress.ts';

/** A terminal of 30 columns whose time is set by hand. */
function terminal() {
  const written: string[] = [];
  const at = {
    time: 0,
    written,
    columns: 30,
    write: (text: string) => void written.push(text.replaceAll('\r\u001b[2K', '<clear>')),
    now: () => at.time,
  };
  return at;
}

test('work below a second shows nothing, and leaves nothing to clear', () => {
  const shown = terminal();
  const progress = new TerminalProgress(shown);
  shown.time = 999;
  progress.report('reading a.csv', 1, 2);
  progress.clear();
  expect(shown.written).toEqual([]);
});

test('longer work shows one line with its share, at most five times a second', () => {
  const shown = terminal();
  const progress = new TerminalProgress(shown);
  for (const [time, done] of [
    [1000, 1],
    [1100, 2],
    [1250, 3],
  ] as const) {
    shown.time = time;
    progress.report('reading a.csv', done, 4);
  }
  expect(shown.written).toEqual(['<clear>reading a.csv 25%', '<clear>reading a.csv 75%']);
});

test('the line goes away when the work is done, or before another text', () => {
  const shown = terminal();
  const progress = new TerminalProgress(shown);
  shown.time = 2000;
  progress.report('reading a.csv', 1, 4);
  progress.report('reading a.csv', 4, 4);
  progress.clear();
  expect(shown.written).toEqual(['<clear>reading a.csv 25%', '<clear>']);
});

test('a long name is cut to the width of the terminal', () => {
  const shown = terminal();
  shown.time = 0;
  const progress = new TerminalProgress(shown);
  shown.time = 2000;
  progress.report(`rendering ${'x'.repeat(60)}`, 1, 3);
  const [line] = shown.written;
  expect(line).toMatch(/^<clear>rendering x+… 33%$/);
  expect(line!.replace('<clear>', '').length).toBeLessThan(30);
});
