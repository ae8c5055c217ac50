import { describe, expect, test } from 'vitest';
import type { Drawing } from '../../src/figures/figure-type.ts';
import { FIGURE_TYPES } from '../../src/figures/types/index.ts';
import { drawFigures } from '../support/draw-figures.ts';
import { type SpecBox, type SpecItem, specBoxes } from '../support/spec-boxes.ts';

/** One declaration for each type, on the fields of `review`. */
const DECLARATIONS: Readonly<Record<string, string>> = {
  bar: 'fields: [kind, items]\nci: wilson\n',
  'grouped-bar': 'field: kind\nby: group\nci: wilson\n',
  'stacked-bar': 'field: kind\nby: group\n',
  'dot-interval': 'field: kind\nby: group\nci: wilson\n',
  flow: '',
  'traffic-light': 'fields: [kind, group]\noptions: { tool: A tool, judge: reporting }\n',
  'evidence-map': 'field: kind\nwith: items\n',
  timeline: 'by: kind\noptions: { over: year, cumulative: true }\n',
  heatmap: 'field: kind\nwith: items\n',
  'ranked-dots': 'field: items\n',
  upset: 'field: items\n',
  'profile-bars': 'fields: [level, other_level]\n',
  'profile-matrix': 'fields: [level, other_level]\nby: group\n',
  distribution: 'field: size\nby: group\noptions: { scale: log }\n',
  agreement: 'fields: [kind, group, level]\n',
  'disagreement-matrix': 'field: kind\n',
  'co-occurrence': 'field: items\n',
  mosaic: 'field: kind\nby: group\n',
  'country-map': 'field: items\n',
  change: 'field: kind\noptions: { since: other.csv }\n',
};

interface Hostile {
  readonly labels: readonly string[];
  readonly missing?: boolean;
  readonly where?: string;
  readonly titles?: string;
}

const many = (count: number, label: (i: number) => string): string[] =>
  Array.from({ length: count }, (_, i) => label(i));
const SIXTY = 'Interviews and focus groups with patients or their relatives';

const CASES: Readonly<Record<string, Hostile>> = {
  '60 characters': { labels: many(6, i => `${SIXTY.slice(0, 58)} ${i}`), titles: SIXTY },
  'one letter': { labels: [...'ABCDE'] },
  '40 categories': { labels: many(40, i => `Category ${i + 1}`) },
  'one category': { labels: ['Prompting'] },
  'all zero': { labels: many(4, i => `Category ${i + 1}`), where: 'year = 1900' },
  'all missing': { labels: many(4, i => `Category ${i + 1}`), missing: true },
  'right-to-left': { labels: ['הנחיה', 'כוונון עדין', 'מודל ייעודי', 'אחר'] },
  'one unbroken word': { labels: many(3, i => `Otorhinolaryngologicalpharmacovigilance${i}`) },
};

function review({ labels, missing = false, where, titles }: Hostile): Record<string, string> {
  const categories = labels.map((label, i) => ({ value: `k${i}`, label }));
  const ordered = {
    type: 'integer',
    categoriesOrdered: true,
    categories: [0, 1, 2].map(value => ({ value, label: `${value}` })),
  };
  const title = (name: string): string => (titles === undefined ? name : `${titles} (${name})`);
  const count = labels.length;
  const rows = many(60, i => {
    const code = (n: number): string => (missing ? 'NR' : `k${n % count}`);
    const items = missing ? 'NR' : [...new Set([code(i), code(i * 7 + 1)])].join(';');
    const level = missing ? 'NR' : String(i % 3);
    return `s${i},${2012 + (i % 11)},${code(i * 3)},${code(i % 5)},${items},${level},${missing ? 'NR' : (i * 2) % 3},${missing ? 'NR' : 4 ** (i % 7)}\n`;
  });
  const declared = [
    ...Object.entries(DECLARATIONS),
    ['co-occurrence', 'field: items\noptions: { as: network }\n'],
    // more categories than colours are refused
    ...(count > 8 ? [] : [['stacked-bar', 'fields: [kind, group]\n']]),
  ];
  const figures = declared.map(([type, text], i) => [
    `figures/${type}-${i}.yaml`,
    `figure: ${type}\n${text}${where === undefined || type === 'flow' ? '' : `where: ${where}\n`}`,
  ]);
  return {
    'review.yaml':
      'name: small\nunit: { name: study, key: id }\nsearched: 2025-06-30\nstudies: studies\nresources:\n  - { name: studies, path: studies.csv, schema: codebook.yaml }\n  - { name: counts, path: flow.csv }\n  - { name: a, path: studies.csv, schema: codebook.yaml }\n  - { name: b, path: other.csv, schema: codebook.yaml }\nflow: counts\ncodings: [{ name: charting, from: { files: { A: a, B: b } } }]\n',
    'codebook.yaml': JSON.stringify({
      version: '1',
      primaryKey: 'id',
      missingValues: [{ value: 'NR', label: 'not_reported' }],
      fields: [
        { name: 'id', type: 'string' },
        { name: 'year', title: title('Year'), type: 'integer' },
        { name: 'kind', title: title('Kind'), type: 'string', categories },
        { name: 'group', title: title('Group'), type: 'string', categories },
        { name: 'items', title: title('Items'), type: 'list', delimiter: ';', categories },
        { name: 'level', title: title('Level'), ...ordered },
        { name: 'other_level', title: title('Other level'), ...ordered },
        { name: 'size', title: title('Size'), type: 'number' },
      ],
    }),
    'studies.csv': `id,year,kind,group,items,level,other_level,size\n${rows.join('')}`,
    // the other coder's sheet: the first twenty rows differ
    'other.csv': `id,year,kind,group,items,level,other_level,size\n${rows.map((row, i) => (i < 20 ? row.replace(/,k\d+,k\d+,/, ',k0,k0,') : row)).join('')}`,
    'flow.csv': `data,boxtext,n\ndatabase_results,,1200\nduplicates,,200\nrecords_screened,,1000\nrecords_excluded,,900\ndbr_sought_reports,,100\ndbr_assessed,,100\ndbr_excluded,,"${labels
      .slice(0, 8)
      .map(label => `${label}, 5`)
      .join('; ')}"\nnew_studies,,60\n`,
    ...Object.fromEntries(figures),
  };
}

test('every type of figure is tested with hostile labels', () => {
  expect(Object.keys(DECLARATIONS).sort()).toEqual([...FIGURE_TYPES.names].sort());
});

describe.each(Object.entries(CASES))('%s', (_, hostile) => {
  test('no text overlaps another or is cut off, and no third of the page is empty', async () => {
    const found = await drawFigures(review(hostile), [85, 180]);
    const problems = found.flatMap(({ name, width, drawings }) =>
      typeof drawings === 'string'
        ? // a page of 180 mm has room for anything
          width === 180
          ? [`${name} at ${width} mm: ${drawings}`]
          : []
        : drawings.flatMap(drawing => problemsOf(drawing).map(problem => `${name} at ${width} mm: ${problem}`)),
    );
    expect(problems).toEqual([]);
  });
});

/** What an art editor would send back. */
function problemsOf({ spec, findings }: Drawing): string[] {
  const { page, items } = specBoxes(spec);
  const texts = items.filter(item => item.text !== null).sort((a, b) => a.box.y1 - b.box.y1);
  const problems: string[] = [];
  texts.forEach((a, i) => {
    for (const b of texts.slice(i + 1)) {
      if (b.box.y1 >= a.box.y2) break;
      if (Math.min(a.box.x2, b.box.x2) - Math.max(a.box.x1, b.box.x1) > 0.5)
        if (Math.min(a.box.y2, b.box.y2) - b.box.y1 > 0.75) problems.push(`${named(a)} overlaps ${named(b)}`);
    }
  });
  for (const item of items) if (!inside(item.box, page)) problems.push(`${named(item)} leaves the page`);
  const content = items.filter(item => item.layer !== 'title' && item.layer !== 'notes');
  const right = Math.max(...content.map(item => item.box.x2)) - page.x1;
  const isEmpty = findings.some(finding => finding.code === 'F111');
  const share = right / (page.x2 - page.x1);
  if (!isEmpty && share < 0.66) problems.push(`only ${Math.round(share * 100)}% of the width is used`);
  const gap = widestGap(items, page) / (page.y2 - page.y1);
  if (!isEmpty && gap > 0.34) problems.push(`${Math.round(gap * 100)}% of the height is one empty band`);
  return [...new Set(problems)].slice(0, 5);
}

/** The height of the largest band of the page in which nothing is drawn. */
function widestGap(items: readonly SpecItem[], page: SpecBox): number {
  let reached = page.y1;
  let widest = 0;
  for (const { box } of [...items].sort((a, b) => a.box.y1 - b.box.y1)) {
    widest = Math.max(widest, box.y1 - reached);
    reached = Math.max(reached, box.y2);
  }
  return Math.max(widest, page.y2 - reached);
}

const named = ({ layer, text }: SpecItem): string => (text === null ? `a mark of ${layer}` : `"${text}" (${layer})`);

const inside = (box: SpecBox, page: SpecBox): boolean =>
  box.x1 >= page.x1 - 0.5 && box.x2 <= page.x2 + 0.5 && box.y1 >= page.y1 - 0.5 && box.y2 <= page.y2 + 0.5;
