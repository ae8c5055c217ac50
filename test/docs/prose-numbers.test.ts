import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { marksIn } from '../../src/manuscript/marks.ts';
import { placeIn } from '../../src/manuscript/read/block.ts';
import { markdown } from '../../src/manuscript/read/formats/markdown.ts';
import { findMentions } from '../../src/manuscript/scan/find-mentions.ts';
import type { ClaimsFile } from '../../src/model/claims-file.ts';
import { PAGES, PROJECT_CLAIMS } from '../support/pages.ts';
import { EXCUSED_NUMBERS, EXCUSED_PAGES } from './excused-numbers.ts';

/** What is checked: pages with marks, and claims files, of the review and of the project. */
const CHECKED: readonly string[] = [...parse(readFileSync('review.yaml', 'utf8')).claims, ...PROJECT_CLAIMS];

/** The sentences of a page that claims files name. */
function sentencesOf(page: string): string[] {
  return CHECKED.filter(file => file.endsWith('.yaml')).flatMap(file => {
    const set: ClaimsFile = parse(readFileSync(file, 'utf8'));
    return set.claims.flatMap(claim => ((claim.in ?? set.in) === page && claim.sentence ? [claim.sentence] : []));
  });
}

const blank = (text: string): string => text.replace(/[^\n]/g, ' ');

const escaped = (text: string): RegExp =>
  new RegExp(
    text
      .trim()
      .split(/\s+/)
      .map(word => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('\\s+'),
    'g',
  );

/** A page without what is checked elsewhere: code blocks, shown output, numbers with marks, sentences of claims files. */
function unchecked(text: string, marked: boolean, sentences: readonly string[]): string {
  let rest = text.replace(/^```[\s\S]*?^```/gm, blank).replace(/^<!-- output=\S+ -->\n[\s\S]*?(?=\n\n)/gm, blank);
  if (marked) {
    // the marks as the program reads them, and the same places in the text
    const places = [...rest.matchAll(/<!--\s*claim:[\s\S]*?-->/g)];
    for (const [index, { mention }] of marksIn(rest).entries()) {
      const { index: at, 0: mark } = places[index]!;
      const number = [...rest.slice(0, at).matchAll(escaped(mention?.text ?? ''))].at(-1)!;
      rest =
        rest.slice(0, number.index) + blank(rest.slice(number.index, at + mark.length)) + rest.slice(at + mark.length);
    }
  }
  for (const sentence of sentences) rest = rest.replace(escaped(sentence), blank);
  return rest.replace(/`([^`\n]*)`/g, ' $1 ');
}

/** The numbers that are left: their places, and the words around them. */
async function numbersOf(page: string, text: string, marked: boolean, sentences: readonly string[] = []) {
  const rest = unchecked(text, marked, sentences);
  const blocks = await markdown.read(new TextEncoder().encode(rest), page, { changes: 'accepted' });
  return findMentions(blocks)
    .mentions.filter(mention => /\d/.test(mention.text))
    .map(mention => {
      const block = blocks[mention.block]!;
      const words = block.text
        .slice(Math.max(0, mention.start - 40), mention.end + 40)
        .replace(/\s+/g, ' ')
        .trim();
      return `${page}, ${placeIn(block, mention.start)}: ${mention.text} in “${words}”`;
    });
}

const DECLARATIONS = ['review.yaml', ...readdirSync('figures').map(file => `figures/${file}`)];

test.each([...PAGES, ...DECLARATIONS].filter(page => EXCUSED_PAGES[page] === undefined))(
  'every number in the sentences of %s is checked or excused',
  async page => {
    const found = await numbersOf(page, readFileSync(page, 'utf8'), CHECKED.includes(page), sentencesOf(page));
    const excused = EXCUSED_NUMBERS.filter(entry => entry.page === page);
    // mark it (<!-- claim: … -->, and the page under `claims:` in review.yaml or in PROJECT_CLAIMS), name it in a claims file, or excuse it
    expect(found.filter(number => !excused.some(({ words }) => number.includes(words)))).toEqual([]);
    expect(excused.filter(({ words }) => !found.some(number => number.includes(words)))).toEqual([]);
  },
);

test.each([
  'We included 87 studies.',
  '69 of 87 studies prompt.',
  'In 69/87 it does.',
  'They were 79.3% of all.',
  'The share is `69 (79.3%)`.',
  'Agreement was good (kappa = 0.94).',
  '| Prompting | 69 (79.3%) |',
  'Median year 2024.',
])('a number that nobody checks is found: %s', async text => {
  expect(await numbersOf('x.md', `# Page\n\n${text}\n`, true)).toHaveLength(1);
});

test.each([
  ['We included 87 studies<!-- claim: units -->, and 69 of 87<!-- claim: method = prompting --> prompt.', []],
  ['The shares add up: 12 of 59 and so on.', ['12 of 59 and']],
  ['```console\n$ scopebook x\n69 of 87 studies\n```', []],
  ['<!-- output=out/t.md -->\n| Prompting | 69 (79.3%) |', []],
])('a number that is checked is not: %s', async (text, sentences) => {
  expect(await numbersOf('x.md', `# Page\n\n${text}\n\nThe end.\n`, true, sentences)).toEqual([]);
});

test('a mark on a page that review.yaml does not name checks nothing', async () =>
  expect(await numbersOf('x.md', '69 of 87<!-- claim: method = prompting --> prompt.\n', false)).toHaveLength(1));
