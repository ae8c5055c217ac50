import { expect, test } from 'vitest';
import { reportOf } from '../seed-report.ts';

const FILES = {
  'review.yaml': `name: scores
unit: { name: study, key: id }
resources: [{ name: studies, path: s.csv, schema: s.yaml }]
`,
  's.yaml': 'primaryKey: id\nfields: [{ name: id }, { name: score, type: number }]\n',
  // by hand: least 0, greatest 1, median 0.5, mean 4.25 / 9 = 0.472…, quartiles (R, type 7: quantile(c(0, 0.25, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 1))) 0.5 and 0.5
  's.csv': `id,score\n${[0, 0.25, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 1].map((score, i) => `s${i},${score}`).join('\n')}\n`,
};

test('the page prints numbers of the data as the sheet and the command line do: 0 and 0.5, not 0.0', async () => {
  const { html } = await reportOf(FILES);
  const section = /<section[^>]*id="shares".*?<\/section>/s.exec(html)![0];
  const rows = [...section.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map(([, row]) =>
    [...row!.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell]) => cell!.replace(/<[^>]*>/g, '')),
  );
  const value = (statistic: string): string | undefined => rows.find(([name]) => name === statistic)?.[3];
  expect(['Median', 'First quartile', 'Third quartile', 'Minimum', 'Maximum', 'Mean'].map(value)).toEqual([
    ...['0.5', '0.5', '0.5', '0', '1', '0.47'],
  ]);
});
