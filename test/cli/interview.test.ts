import { PassThrough } from 'node:stream';
import { afterEach, describe, expect, test } from 'vitest';
import { askDoubts } from '../../src/cli/ask-doubts.ts';
import { interviewAtTerminal } from '../../src/cli/interview.ts';
import { memoryEffects } from '../support/memory-effects.ts';

const own = Object.getOwnPropertyDescriptor(process, 'stdin')!;
afterEach(() => Object.defineProperty(process, 'stdin', own));

/** What is typed, line by line; then the terminal is closed. */
function typed(...lines: readonly string[]): void {
  const stream = new PassThrough();
  Object.defineProperty(process, 'stdin', { value: stream, configurable: true });
  stream.end(lines.map(line => `${line}\n`).join(''));
}

const FILES = {
  'review.yaml': 'name: t\nunit: { name: study, key: id }\nresources:\n  - { name: s, path: s.csv, schema: c.yaml }\n',
  'c.yaml': `primaryKey: id
missingValues: [{ value: NR, label: not_reported }]
fields:
  - { name: id }
  - { name: title, title: Title, constraints: { required: true } }
  - { name: design, title: Design, description: How it was done., categories: [{ value: rct, label: Trial, description: Randomised. }, cohort] }
  - { name: tools, title: Tools, type: list, delimiter: ";", categories: [a, b] }
`,
  's.csv': 'id,title,design,tools\ns1,First,rct,a\n',
};

/** A session of \`scopebook add\`: its status, its screen and the sheet. */
async function session(lines: readonly string[], effects = memoryEffects(FILES)) {
  typed(...lines);
  const status = await interviewAtTerminal(effects, null);
  const screen = effects.printed.splice(0).join('');
  return { status, screen, sheet: effects.text('s.csv'), effects };
}

describe('a study is charted in questions', () => {
  test('choices by number, code or label; definitions; a wrong and a missing answer are asked again', async () => {
    const { status, screen, sheet } = await session(['', 'Second', '?', 'trail', 'Trial', '1;2', 'maybe', 'yes']);
    expect(status).toBe(0);
    expect(sheet).toBe('id,title,design,tools\ns1,First,rct,a\ns2,Second,rct,a;b\n');
    expect(screen).toContain('A new study for s.csv.');
    expect(screen).toContain('Title *\n');
    expect(screen).toContain('Tools (several, separated by ";")');
    expect(screen).toContain('  1  Trial [rct]\n  2  cohort\n  NR  not reported\n');
    expect(screen).toContain('How it was done.\n  rct: Randomised.\n  cohort: cohort\n');
    expect(screen).toMatch(/! this field is required/);
    expect(screen).toMatch(/! "trail"/);
    expect(screen).toContain('please answer yes, back, quit or discard');
    expect(screen).toContain('added s2 to s.csv');
  });

  test('quit keeps the answers, and the next session continues after them', async () => {
    const first = await session(['Second', 'quit']);
    expect(first.screen).toContain('Stopped; the answers were kept.');
    expect(first.sheet).toBe(FILES['s.csv']);
    const second = await session(['2', 'NR', 'y'], first.effects);
    expect(second.screen).toContain('Continuing with the study that was begun: 1 answer was kept.');
    expect(second.sheet).toBe(`${FILES['s.csv']}s2,Second,cohort,NR\n`);
  });

  test('back returns to the last answer, and not before the first question', async () => {
    const { screen, sheet } = await session(['back', 'Secnd', 'back', 'Second', '1', 'a', 'yes']);
    expect(screen).toContain('this is the first question');
    expect(sheet).toBe(`${FILES['s.csv']}s2,Second,rct,a\n`);
  });

  test('a field without a description says so', async () => {
    expect((await session(['?', 'quit'])).screen).toContain('the codebook has no definition of it');
  });

  test.each([
    ['in the middle', ['Second', 'discard'], 'The answers were discarded.'],
    ['at the end', ['Second', '1', 'a', 'discard'], 'Add this row?'],
  ])('discard %s: nothing is written, and the next session begins anew', async (_, lines, shown) => {
    const { screen, sheet, effects } = await session(lines);
    expect(screen).toContain(shown);
    expect(sheet).toBe(FILES['s.csv']);
    expect((await session(['quit'], effects)).screen).not.toContain('Continuing');
  });

  test.each([
    ['quit', ['Second', '1', 'a', 'quit']],
    ['a closed terminal', ['Second', '1', 'a']],
  ])('%s before the row is added keeps the answers', async (_, lines) => {
    const { screen, sheet, effects } = await session(lines);
    expect(screen).toContain('Stopped; the answers were kept.');
    expect(sheet).toBe(FILES['s.csv']);
    expect((await session(['quit'], effects)).screen).toContain('Continuing with the study that was begun');
  });

  test('back before the row is added asks for the last answer again', async () => {
    const effects = memoryEffects(FILES);
    const stream = new PassThrough();
    Object.defineProperty(process, 'stdin', { value: stream, configurable: true });
    const out = (text: string): void => {
      effects.out(text);
      // the second round has begun, and reads what is typed from now on
      if (text.startsWith('Continuing')) setImmediate(() => stream.end('b\nyes\n'));
    };
    stream.write('Second\n1\na\nback\n');
    expect(await interviewAtTerminal({ ...effects, out }, null)).toBe(0);
    expect(effects.text('s.csv')).toBe(`${FILES['s.csv']}s2,Second,rct,b\n`);
  });
});

describe('what init is not sure of', () => {
  const DOUBT = {
    about: 'year',
    evidence: '3 of 4 cells',
    question: 'What does 999 mean?',
    proposal: 'not reported',
    choices: ['a number', 'unclear'],
    otherwise: 'median 999',
  };
  const answered = async (...lines: string[]) => {
    typed(...lines);
    const effects = memoryEffects();
    const { ask, close } = askDoubts(effects);
    const answers = [await ask(DOUBT as never), await ask({ ...DOUBT, about: null } as never)];
    close();
    return { answers, screen: effects.printed.join('') };
  };

  test('Enter takes the proposal, a number another answer; anything else is asked again', async () => {
    const { answers, screen } = await answered('', '0', 'x', '1.5', '4', '3');
    expect(answers).toEqual([0, 2]);
    expect(screen.split('Please enter a number from 1 to 3, or "later".')).toHaveLength(5);
    expect(screen).toContain(
      '\nyear: What does 999 mean?\n  (3 of 4 cells)\n  1  not reported\n  2  a number [median 999]\n  3  unclear\n',
    );
    // said once
    expect(screen.split('Some of this cannot be read from the sheet alone.')).toHaveLength(2);
  });

  test('later, and a closed terminal, leave the guess', async () => {
    expect((await answered('later', 'L')).answers).toEqual([null, null]);
    expect((await answered('2')).answers).toEqual([1, null]);
  });
});
