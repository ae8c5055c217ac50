import { describe, expect, test } from 'vitest';
import { FIGURE_TYPES } from '../../../src/figures/types/index.ts';
import { EDITS, type Edit } from '../../../src/model/edits.ts';
import { drawFigures } from '../../support/draw-figures.ts';

/** One declaration for each type, on the fields of the review below. */
const DECLARATIONS: Readonly<Record<string, string>> = {
  bar: 'field: kind\n',
  'grouped-bar': 'field: kind\nby: group\n',
  'stacked-bar': 'field: kind\nby: group\n',
  'dot-interval': 'field: kind\nby: group\n',
  flow: '',
  'traffic-light': 'fields: [kind, group]\noptions: { tool: A tool, judge: reporting }\n',
  'evidence-map': 'field: kind\nwith: group\noptions: { segments: extra }\n',
  timeline: 'by: kind\n',
  heatmap: 'field: kind\nwith: group\n',
  'ranked-dots': 'field: kind\n',
  upset: 'field: items\n',
  'profile-bars': 'fields: [level]\n',
  'profile-matrix': 'fields: [level]\n',
  distribution: 'field: size\nby: kind\n',
  agreement: 'fields: [kind, group]\n',
  'disagreement-matrix': 'field: kind\n',
  'co-occurrence': 'field: items\n',
  mosaic: 'field: kind\nby: group\n',
  'country-map': 'field: country\n',
  change: 'field: kind\noptions: { since: other.csv }\n',
};

/** A code that each type shows, and its field. */
const codeOf = (type: string): string =>
  type === 'country-map'
    ? 'fr'
    : type.startsWith('profile')
      ? '1'
      : ['upset', 'co-occurrence'].includes(type)
        ? 'x'
        : type === 'evidence-map'
          ? 'p'
          : 'b';

const ask = (edit: Edit, type: string): string => {
  const code = codeOf(type);
  const fieldOnly =
    type === 'agreement' || type === 'traffic-light' || type === 'profile-bars' || type === 'profile-matrix';
  switch (edit) {
    case 'order':
      return `order: [${type === 'evidence-map' ? 'c' : type === 'upset' || type === 'co-occurrence' ? 'z' : code === 'b' ? 'c' : code}]\n`;
    case 'labels':
      return fieldOnly
        ? `labels: { ${type.startsWith('profile') ? 'level' : 'kind'}: Another title }\n`
        : `labels: { ${code}: Another label }\n`;
    case 'colours':
      return `colours: { ${code}: "#123456" }\n`;
    case 'highlight':
      return `highlight: ${code}\n`;
    case 'annotate':
      return `annotate: [{ category: "${code}", text: A note. }]\n`;
    case 'facet':
      return 'facet: extra\n';
    default:
      return `page: ${edit}\nheight: 40\n`;
  }
};

const many = (count: number, text: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => text(i)).join('');
const pick = (list: string, i: number): string => list[i % list.length]!;

function review(figures: Readonly<Record<string, string>>): Record<string, string> {
  const row = (i: number): string =>
    `s${i},${2015 + (i % 8)},${pick('aabbcdefgh', i * 3)},${pick('ghi', i)},${pick('xyz', i)};${pick('yzw', i * 2)},${i % 3},${1 + i},${pick('pq', i)},${['fr', 'gb'][i % 2]}\n`;
  const categories = (codes: string): string =>
    `[${[...codes].map(code => `{ value: ${code}, label: Category ${code} }`).join(', ')}]`;
  return {
    'review.yaml':
      'name: small\nunit: { name: study, key: id }\nsearched: 2025-06-30\nstudies: studies\nresources:\n  - { name: studies, path: studies.csv, schema: codebook.yaml }\n  - { name: counts, path: flow.csv }\n  - { name: a, path: studies.csv, schema: codebook.yaml }\n  - { name: b, path: other.csv, schema: codebook.yaml }\nflow: counts\ncodings: [{ name: charting, from: { files: { A: a, B: b } } }]\n',
    'codebook.yaml': `version: 1
primaryKey: id
fields:
  - { name: id, type: string }
  - { name: year, type: year }
  - { name: kind, type: string, categories: ${categories('abcdefgh')} }
  - { name: group, type: string, categories: ${categories('ghi')} }
  - { name: items, type: list, delimiter: ";", categories: ${categories('xyzw')} }
  - { name: level, type: integer, categoriesOrdered: true, categories: [{ value: 0, label: "0" }, { value: 1, label: "1" }, { value: 2, label: "2" }] }
  - { name: size, type: number }
  - { name: extra, type: string, categories: ${categories('pq')} }
  - { name: country, type: string, categories: [{ value: fr, label: France }, { value: gb, label: UK }] }
`,
    'studies.csv': `id,year,kind,group,items,level,size,extra,country\n${many(40, row)}`,
    'other.csv': `id,year,kind,group,items,level,size,extra,country\n${many(40, i => (i < 20 ? row(i).replace(/,[a-h],/, ',b,') : row(i)))}`,
    'flow.csv': 'data,boxtext,n\nrecords_screened,,100\nrecords_excluded,,60\nnew_studies,,40\n',
    ...figures,
  };
}

const drawn = async (type: string, more: string) =>
  drawFigures(review({ 'figures/f.yaml': `figure: ${type}\n${DECLARATIONS[type]}${more}` }), [180]);

const specs = (found: Awaited<ReturnType<typeof drawn>>): string =>
  JSON.stringify(found.map(({ drawings }) => drawings));

test('every type of figure is tested with every edit', () => {
  expect(Object.keys(DECLARATIONS).sort()).toEqual([...FIGURE_TYPES.names].sort());
});

describe.each(FIGURE_TYPES.names)('%s', name => {
  const type = FIGURE_TYPES.need(name, 'figure type');
  // panels are drawn by the pipeline; what is one page high has nothing to split
  const edits = EDITS.filter(edit => type.edits?.[edit] !== true || edit !== 'facet');
  test.each(edits)('%s is followed, or refused by name with the reason', async edit => {
    const followed = type.edits?.[edit] === true;
    if (!followed) {
      await expect(drawn(name, ask(edit, name))).rejects.toThrow(
        new RegExp(`does not follow \`(${edit}:|page: ${edit})\`: .{10}`),
      );
      return;
    }
    const before = edit === 'split' || edit === 'pool' ? 'height: 40\n' : '';
    expect(specs(await drawn(name, ask(edit, name)))).not.toBe(specs(await drawn(name, before)));
  });
});
