import { describe, expect, test } from 'vitest';
import { examplesOf, linesOf, shellWords, shows } from '../support/console-block.ts';
import { fencesOf } from '../support/fences.ts';

describe('the ellipsis of console blocks', () => {
  const lines = ['a', 'b', 'c and more', 'd'];
  test.each([
    [['a', 'b', 'c and more', 'd'], true],
    [['a', '…', 'd'], true],
    [['a', '  …'], true],
    [['…', 'c …', 'd'], true],
    [['a', 'b', 'c …', '…'], true],
    [['a', 'b', 'c and more', 'd', '…'], false],
    [['a', '…', 'b', 'c and more', 'd'], false],
    [['a', '…'], true],
    [['a', '…', 'c'], false],
    [['a', 'b', 'c and more'], false],
    [['b', '…'], false],
    [['a', 'b', 'x …', 'd'], false],
    [[], false],
  ])('%j: %s', (shown, same) => expect(shows(shown, lines)).toBe(same));

  test('a rest of nothing is no rest', () => expect(shows(['ab …'], ['ab'])).toBe(false));
});

test('a console block is commands and what they print', () =>
  expect(examplesOf('$ one "a b" # remark\nfirst\n\n$ two\n\n  x  \n\n')).toEqual([
    { command: 'one "a b" # remark', printed: ['first'] },
    { command: 'two', printed: ['  x'] },
  ]));

test.each([
  ['scopebook explain "a has b" --json', ['scopebook', 'explain', 'a has b', '--json']],
  ['scopebook init   # starts', ['scopebook', 'init']],
  ['scopebook agreement d --affix "{field}_{coder}"', ['scopebook', 'agreement', 'd', '--affix', '{field}_{coder}']],
  ['scopebook a x#y', ['scopebook', 'a', 'x#y']],
])('words of %s', (command, words) => expect(shellWords(command)).toEqual(words));

test('lines have no blanks at their ends', () => expect(linesOf('\n a \n\nb\n\n')).toEqual([' a', '', 'b']));

test('blocks know their language, the file that they define and the one that they show', () => {
  const page = [
    '```csv file=a.csv\nx\n```',
    '```yaml\n# figures/b.yaml\nk: 1\n```',
    '```text output=c.md\ny\n```',
    '<!-- output=d.md -->\n| z |\n\nnot this',
    '```\nw\n```',
  ].join('\n\n');
  expect(fencesOf('p.md', page).map(({ line, language, file, output }) => [line, language, file, output])).toEqual([
    [1, 'csv', 'a.csv', null],
    [5, 'yaml', 'figures/b.yaml', null],
    [10, 'text', null, 'c.md'],
    [14, 'lines', null, 'd.md'],
    [19, '', null, null],
  ]);
});
