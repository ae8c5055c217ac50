import { htmlText } from '../../base/html-text.ts';
import { staticPage } from '../../base/static-page.ts';
import type { Output } from '../../write/output.ts';
import type { Shown } from '../exhibits/shown.ts';
import { MANIFEST } from './manifest.ts';

/** Where the page is written. */
export const INDEX = 'out/index.html';

const STYLE =
  ':root{color-scheme:light dark}body{font:16px/1.5 Arimo,Arial,sans-serif;margin:0 auto;padding:16px;max-width:48em;overflow-wrap:anywhere}h1,h2{line-height:1.2}li{margin:0 0 12px}small{display:block}';

/** What files of the whole review hold, by their name in out/. */
const KNOWN: Readonly<Record<string, string>> = {
  'report.html': 'The report: filters that recount every number, and the studies behind each number',
  'claims.md': 'Reported numbers and what the data say of them',
  'claims.json': 'The same for programs',
  'changes.md': 'What changed since the former state',
  'changes.json': 'The same for programs',
};

/**
 * `out/index.html`: a link to each file that a build writes, exhibits with their titles. It has no script and shows no number.
 *
 * @param outputs everything that is written besides this page and the manifest
 */
export function indexPage(title: string, outputs: readonly Output[], shown: readonly Shown[]): Output {
  const names = outputs.map(({ path }) => path.replace(/^out\//, ''));
  const listed = new Set(shown.flatMap(({ files }) => files));
  const exhibits = shown
    .filter(({ files }) => files.length > 0)
    .map(exhibit =>
      item(`<strong>${htmlText(exhibit.title)}</strong>: ${exhibit.files.map(link).join(', ')}`, exhibit.alt),
    );
  const whole = names.filter(name => Object.hasOwn(KNOWN, name)).map(name => item(link(name), KNOWN[name] ?? ''));
  const others = names
    .filter(name => !listed.has(name) && !Object.hasOwn(KNOWN, name))
    .map(name => item(link(name), ''));
  const manifest = item(link(MANIFEST.replace(/^out\//, '')), 'What each file was made from');
  const parts = [
    part('The review', whole),
    part('Figures and tables', exhibits),
    part('Other files', [...others, manifest]),
  ];
  const heading = `${title}: files`;
  const data = staticPage({
    title: heading,
    style: STYLE,
    body: `<h1>${htmlText(heading)}</h1>\n${parts.join('').trimEnd()}`,
  });
  return { path: INDEX, data, inputs: [], rows: [] };
}

const part = (heading: string, items: readonly string[]): string =>
  items.length === 0 ? '' : `<h2>${heading}</h2>\n<ul>\n${items.join('\n')}\n</ul>\n`;

const item = (entry: string, words: string): string =>
  `<li>${entry}${words === '' ? '' : `<small>${htmlText(words)}</small>`}</li>`;

/** A name as a relative address: the characters that an address gives a meaning are written by their bytes. */
const link = (name: string): string =>
  `<a href="${name.split('/').map(encodeURIComponent).join('/')}">${htmlText(name)}</a>`;
