import { expect, test } from 'vitest';
import { render, type YearStudy, yearFiles } from '../support/figures.ts';

/** Figures that must be drawn of whatever a sheet holds. */
const FIGURES: Readonly<Record<string, string>> = {
  timeline: 'figure: timeline\nby: kind\noptions: { cumulative: true }\n',
  heatmap: 'figure: heatmap\nfield: items\nwith: kind\n',
  'ranked-dots': 'figure: ranked-dots\nfield: items\n',
  upset: 'figure: upset\nfield: items\n',
};
const labels = (count: number, text: string): Record<string, string> =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, `${text} ${i}`]));
const studies = (count: number, kinds: number): YearStudy[] =>
  Array.from({ length: count }, (_, i) => ({
    year: String(2015 + (i % 9)),
    kind: `k${(i * 7) % kinds}`,
    items: [...new Set([`k${i % kinds}`, `k${(i * 3) % kinds}`])].join(';'),
  }));
const LONG =
  'A label of many words that describes the kind of population and the setting of the studies that it stands for';

const CASES: Readonly<Record<string, { studies: YearStudy[]; labels: Record<string, string>; codes: string[] }>> = {
  'one study': { studies: studies(1, 1), labels: labels(1, 'Kind'), codes: [] },
  'one category': { studies: studies(30, 1), labels: labels(1, 'Kind'), codes: [] },
  'all missing': {
    studies: Array.from({ length: 9 }, () => ({ year: '2020', kind: 'NR', items: 'NR' })),
    labels: labels(2, 'Kind'),
    codes: ['F111'],
  },
  'no studies': { studies: [], labels: labels(2, 'Kind'), codes: ['F111'] },
  'long labels': { studies: studies(60, 5), labels: labels(5, LONG), codes: [] },
  '40 categories': { studies: studies(400, 40), labels: labels(40, 'Kind'), codes: ['F106', 'F109', 'F118'] },
};

test.each(Object.entries(CASES))(
  '%s: every picture is whole, or refused with the width that fits',
  async (_, found) => {
    const figures = Object.entries(FIGURES).flatMap(([type, text]) =>
      [85, 180].map(width => [`${type}-${width}`, `${text}width: ${width}mm\nformats: [svg]\n`]),
    );
    const { outputs, codes, faults } = await render(
      yearFiles(Object.fromEntries(figures), found.studies, found.labels),
    );
    for (const code of codes) expect(found.codes).toContain(code);
    for (const fault of faults)
      expect(fault).toMatch(/at 85 mm .*; (the smallest width that fits is|no width up to) \d+ mm/);
    expect(outputs.size + faults.length).toBe(figures.length);
  },
);
