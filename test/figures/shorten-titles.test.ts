import { expect, test } from 'vitest';
import { shortTitle } from '../../src/figures/shorten-titles.ts';
import { render, smallFiles } from '../support/figures.ts';

test.each([
  ['Clinical domain', 'Clinical domain'],
  [
    'Q12. Which kinds of language models were used to generate the data? Please select all that apply, and see the manual.',
    'Which kinds of language models were used to generate the data?',
  ],
  [
    'The setting in which the participants were recruited, including any site abroad that took part (see the coding manual)',
    'The setting in which the participants were recruited, including any…',
  ],
])('%s', (title, short) => expect(shortTitle(title)).toBe(short));

test('a question of a form is cut in the picture, and whole in the caption; HTML of its editor is decoded', async () => {
  const question =
    '3.1 Which kind of evaluation did the <b>authors</b> report for their data &amp; models? (Select one option only, or other.)';
  const files = smallFiles(
    { f: 'figure: dot-interval\nfield: kind\nformats: [svg, caption]\n' },
    [
      ['a', 'g'],
      ['b', 'g'],
    ],
    { a: 'R&amp;D', b: 'A <i>priori</i>' },
  );
  const { outputs, codes } = await render({
    ...files,
    'codebook.yaml': files['codebook.yaml']!.replace('title: Kind', `title: ${JSON.stringify(question)}`),
  });
  expect(codes).toEqual([]);
  const words = String(outputs.get('out/f.svg'))
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
  expect(words).toContain('R&amp;D');
  expect(words).toContain('A priori');
  expect(words).not.toContain('Select one');
  expect(String(outputs.get('out/f.caption.md'))).toContain('Select one option only');
});
