import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.ts';

const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'corpus/README.md',
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.md'))
    .map(file => join('docs', file)),
];

test.each(pages)('every link of %s leads to a file that is there', page => {
  const text = readFileSync(page, 'utf8').replace(/```[\s\S]*?```/g, '');
  const targets = [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
    .map(match => match[1] ?? '')
    .filter(target => !/^[a-z]+:/.test(target));
  const missing = targets.filter(target => !existsSync(join(dirname(page), decodeURI(target))));
  expect(missing).toEqual([]);
});

/** Fenced blocks of a page, in order: language and content. */
const blocks = (page: string): { language: string; content: string }[] =>
  [...readFileSync(page, 'utf8').matchAll(/```(\w*)\n([\s\S]*?)```/g)].map(match => ({
    language: match[1] ?? '',
    content: match[2] ?? '',
  }));

describe('the first result of the README', () => {
  const folder = temporaryFolder();
  const plain = blocks('README.md').filter(block => block.language === '');
  const run = (...args: string[]): string => {
    const done = spawnSync(process.execPath, [relative(folder, 'dist/cli.js'), ...args], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect([args[0], done.status, done.stderr]).toEqual([args[0], 0, '']);
    return done.stdout;
  };

  test('comes out as it is printed there', () => {
    const [sheet, shares, explained] = plain;
    writeFileSync(join(folder, 'charting.csv'), sheet?.content ?? '');
    run('init', '--from', 'charting.csv');
    expect(run('shares', 'funding_reported').trim()).toBe(shares?.content.trim());
    expect(run('explain', 'outcomes_measured has Pain').trim()).toBe(explained?.content.trim());
    run('shares', 'funding_reported', '--denominator', 'reported');
    run('validate');
    run('build');
    expect(existsSync(join(folder, 'out/manifest.json'))).toBe(true);
  }, 60_000);
});
