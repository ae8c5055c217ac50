import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { marksIn } from '../../src/manuscript/marks.ts';
import type { ClaimsFile } from '../../src/model/claims-file.ts';
import { checkReviewClaims } from '../../src/pipeline/manuscript/claims.ts';
import { memoryEffects, seedFiles } from '../support/memory-effects.ts';
import { PROJECT_CLAIMS } from '../support/pages.ts';

const FILES = seedFiles();
const CHECKED: readonly string[] = [...parse(FILES['review.yaml']!).claims, ...PROJECT_CLAIMS];

/** How many verdicts nobody expects, once a page says something else. */
async function unexpected(file: string, page: string, text: string): Promise<number> {
  const world = memoryEffects({ ...FILES, [page]: text });
  return (await checkReviewClaims(world, null, [file], null)).unexpected.length;
}

/** The same words with another last digit. */
const altered = (number: string): string => number.replace(/\d(?=\D*$)/, digit => String((Number(digit) + 1) % 10));

describe.each(CHECKED.filter(file => file.endsWith('.md')))('%s', page => {
  const text = readFileSync(page, 'utf8');
  const places = [...text.matchAll(/<!--\s*claim:[\s\S]*?-->/g)].map(match => match.index);
  test('as it stands, every number is right', async () => expect(await unexpected(page, page, text)).toBe(0));
  test.each(marksIn(text).map((mark, index) => ({ ...mark, index })))(
    'line $line: $mention.text altered is found',
    async ({ mention, index }) => {
      const at = text.lastIndexOf(mention!.text, places[index]);
      const wrong = text.slice(0, at) + altered(mention!.text) + text.slice(at + mention!.text.length);
      expect(wrong).not.toBe(text);
      expect(await unexpected(page, page, wrong)).toBeGreaterThan(0);
    },
  );
});

const SENTENCES = CHECKED.filter(file => file.endsWith('.yaml')).flatMap(file => {
  const set: ClaimsFile = parse(FILES[file]!);
  return set.claims.flatMap(({ in: page = set.in, sentence }) =>
    sentence === undefined || page === undefined ? [] : [{ file, page, sentence }],
  );
});

test.each(SENTENCES)('$page: “$sentence” altered is found', async ({ file, page, sentence }) => {
  const wrong = FILES[page]!.replace(sentence, altered(sentence));
  expect(wrong).not.toBe(FILES[page]);
  expect(await unexpected(file, page, wrong)).toBeGreaterThan(0);
});
