import { columnDetector } from '../columns/detector.ts';

/** Columns without a value are kept: that nothing was coded is a result too. */
export const empty = columnDetector('empty', 'columns without any value', profile => {
  if (profile.coded > 0) return null;
  const tokens = [...profile.missing].map(([text, { count }]) => `"${text}" (${count})`);
  return {
    field: { name: '', type: 'string' },
    evidence: [tokens.length === 0 ? 'every cell is blank' : `no cell holds a value, only ${tokens.join(', ')}`],
    counts: new Map(),
    notes: [
      {
        message: 'this column holds no value; it is kept',
        change: 'remove the field from the codebook if nobody needs it',
      },
    ],
  };
});
