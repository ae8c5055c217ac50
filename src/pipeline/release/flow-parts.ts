import type { Flow } from '../../model/flow.ts';
import type { DepositPart } from './deposit-part.ts';

const csvOf = async (rows: readonly (readonly string[])[]): Promise<string> => {
  const { stringify } = await import('csv-stringify/sync');
  return stringify([...rows], { escape_formulas: true });
};

/** The counts of the boxes, a number a cell, and in a file of their own the reasons and sources that they add up from. */
export async function flowParts(flow: Flow): Promise<DepositPart[]> {
  const boxes = [...flow.boxes];
  const items = boxes.flatMap(([key, box]) => box.items.map(({ label, n }) => [key, label, String(n)]));
  return [
    {
      path: 'flow.csv',
      title: 'Counts of the flow diagram',
      data: await csvOf([['data', 'n'], ...boxes.map(([key, box]) => [key, String(box.n)])]),
      from: [flow.file],
    },
    ...(items.length === 0
      ? []
      : [
          {
            path: 'flow-parts.csv',
            title: 'What the counts of the flow diagram add up from: reasons for exclusion, sources',
            data: await csvOf([['data', 'part', 'n'], ...items]),
            from: [flow.file],
          },
        ]),
  ];
}
