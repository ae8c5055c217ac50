import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Command } from '../../src/cli/command.ts';
import { COMMANDS } from '../../src/cli/commands/index.ts';
import * as library from '../../src/index.ts';
import { examplesOf, shellWords } from '../support/console-block.ts';
import { fencesOf } from '../support/fences.ts';
import { PAGES } from '../support/pages.ts';
import { EXCUSED_BLOCKS, isExcused } from './excused-blocks.ts';

const guide = (page: string): boolean => page.startsWith('docs/guides/');

/** The blocks of a page that nothing executes, defines or checks, as line and first line. */
const unread = (page: string): { line: number; first: string }[] =>
  fencesOf(page)
    .filter(({ language, file, output, content }) => {
      const commands = /^\$ /m.test(content);
      if (commands || language === 'console') return !guide(page) || language !== 'console' || !commands;
      if (file !== null || output !== null) return !guide(page);
      return !['sh', 'yaml', 'ts'].includes(language);
    })
    .map(({ line, content }) => ({ line, first: content.split('\n')[0]! }));

test.each(PAGES)('no block of %s is forgotten', page =>
  // guides.test.ts executes ```console blocks with commands, and ```LANGUAGE file=PATH and output=PATH, of the guides
  expect(unread(page).filter(({ first }) => !isExcused(page, first))).toEqual([]),
);

test('no excuse outlives its block', () =>
  expect(EXCUSED_BLOCKS.filter(({ page, first }) => !unread(page).some(block => block.first === first))).toEqual([]));

/** The command lines of a page: of its blocks, and those that its sentences name. */
function commandsOf(page: string): string[] {
  const prose = readFileSync(page, 'utf8').replace(/^```[\s\S]*?^```/gm, '');
  return [
    ...fencesOf(page).flatMap(({ language, content }) =>
      language === 'sh'
        ? content.split('\n')
        : language === 'console'
          ? examplesOf(content).map(({ command }) => command)
          : [],
    ),
    ...[...prose.matchAll(/`([^`\n]+)`/g)].map(match => match[1]!),
  ].filter(line => /^(?:npx )?scopebook [a-z]/.test(line));
}

const GLOBAL = ['--review', '--json', '--strict', '--debug', '--help', '--version'];

/** What a command line names that the program doesn't know. */
function unknownIn(line: string): string[] {
  const [name, ...rest] = shellWords(line.replace(/^npx /, '')).slice(1);
  const entry = COMMANDS.get(name!);
  if (entry === undefined) return [name!];
  let command: Command | undefined = 'commands' in entry ? undefined : entry;
  if ('commands' in entry) {
    command = entry.commands.find(candidate => candidate.name === rest[0]);
    if (command === undefined) return [`${name} ${rest[0]}`];
  }
  const known = [...GLOBAL, ...(command?.options ?? []).flatMap(({ flags }) => flags.match(/--[a-z-]+/g) ?? [])];
  return rest.filter(word => word.startsWith('--') && !known.includes(word.split('=')[0]!));
}

test.each(PAGES)('every command line of %s can be typed', page => {
  expect(commandsOf(page).flatMap(line => unknownIn(line).map(word => `${line}: ${word}`))).toEqual([]);
});

test('a command line that cannot be typed is found', () =>
  expect(
    ['scopebook shaers x', 'scopebook shares x --bye y', 'scopebook claims chek', 'npx scopebook shares x --by y'].map(
      unknownIn,
    ),
  ).toEqual([['shaers'], ['--bye'], ['claims chek'], []]));

test.each(PAGES)('what the programs of %s import is exported', page => {
  const names = fencesOf(page)
    .filter(({ language }) => language === 'ts')
    .flatMap(({ content }) => [...content.matchAll(/import \{([^}]*)\} from 'scopebook'/g)])
    .flatMap(match => match[1]!.split(',').map(name => name.trim()));
  expect(names.filter(name => !(name in library))).toEqual([]);
});
