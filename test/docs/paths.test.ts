import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const PAGES = ['CONTRIBUTING.md', 'docs/architecture.md'];

/** Paths in backticks that start at the root of the repository; NAME stands for the name of a new file. */
function pathsIn(page: string): string[] {
  const prose = readFileSync(page, 'utf8').replace(/^```[\s\S]*?^```/gm, '');
  return [...prose.matchAll(/`([^`\s]+)`/g)]
    .map(match => match[1] ?? '')
    .filter(path => /^(?:\.ci|bench|corpus|docs|schemas|scripts|src|test)\//.test(path))
    .map(path => (path.includes('NAME') ? path.slice(0, path.lastIndexOf('/', path.indexOf('NAME'))) : path));
}

test.each(PAGES)('every path that %s names exists', page => {
  const paths = pathsIn(page);
  expect(paths.length).toBeGreaterThan(20);
  expect(paths.filter(path => !existsSync(path))).toEqual([]);
});

test('every room of the map is on the page, with its doors', () => {
  const rooms: { name: string }[] = JSON.parse(readFileSync('scripts/rooms.json', 'utf8'));
  const doors =
    readFileSync('docs/architecture.md', 'utf8').split('## The doors of each room')[1]?.split('\n## ')[0] ?? '';
  const folders = rooms.filter(({ name }) => !name.endsWith('.ts'));
  expect(folders.filter(({ name }) => !doors.includes(`| \`src/${name}\` |`)).map(({ name }) => name)).toEqual([]);
});
