import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';

const markdown = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.md'))
    .map(file => join(folder, file).replaceAll('\\', '/'));
const PAGES = [
  ...readdirSync('.').filter(file => file.endsWith('.md')),
  ...markdown('docs'),
  'corpus/README.md',
  'findings/README.md',
];

/** A page without its blocks of code, in which brackets mean something else. */
const proseOf = (page: string): string => readFileSync(page, 'utf8').replace(/^(`{3,})[^\n]*\n[\s\S]*?^\1`*$/gm, '');

/** The anchor that a heading gets: small letters, blanks as hyphens, without other marks; a repeated one is numbered. */
function anchorsOf(page: string): Set<string> {
  const anchors = new Set<string>();
  for (const [, heading] of proseOf(page).matchAll(/^#{1,6} (.+)$/gm)) {
    const plain = heading!
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replaceAll('`', '')
      .trim()
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M} _-]/gu, '')
      .replaceAll(' ', '-');
    let anchor = plain;
    for (let i = 1; anchors.has(anchor); i++) anchor = `${plain}-${i}`;
    anchors.add(anchor);
  }
  return anchors;
}

const linksOf = (page: string): string[] => [
  ...[
    ...proseOf(page)
      .replace(/`[^`\n]*`/g, '')
      .matchAll(/\]\(([^)\s]+)(?: "[^"]*")?\)/g),
  ].map(match => match[1]!),
  ...[...proseOf(page).matchAll(/(?:src|href)="([^"]+)"/g)].map(match => match[1]!),
];

test.each(PAGES)('every link of %s leads to a file and a heading of this repository', page => {
  const wrong = linksOf(page)
    .filter(link => !/^[a-z]+:/.test(link))
    .filter(link => {
      const [path = '', anchor] = link.split('#');
      const target = path === '' ? page : normalize(join(dirname(page), decodeURIComponent(path)));
      if (!existsSync(target)) return true;
      return anchor !== undefined && (!target.endsWith('.md') || !anchorsOf(target.replaceAll('\\', '/')).has(anchor));
    });
  expect(wrong).toEqual([]);
});

test('the pages have links, of which some name a heading', () => {
  const links = PAGES.flatMap(linksOf);
  expect(links.length).toBeGreaterThan(100);
  expect(links.filter(link => /\.md#/.test(link)).length).toBeGreaterThan(5);
});
