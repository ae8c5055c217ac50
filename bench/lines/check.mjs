import { join } from 'node:path';
import { largeReview } from '../large-review.mjs';
import { cli, node, nothing } from '../material.mjs';

const folder = await largeReview();

export const check = {
  name: 'check',
  title: '`scopebook check` of a 40-page DOCX against 150 studies × 130 fields (XLSX)',
  rounds: 5,
  contenders: () => [
    nothing,
    {
      name: 'scopebook',
      command: [node, cli, '--review', folder, 'check', join(folder, 'manuscript.docx')],
      // the manuscript has wrong numbers
      status: [1],
    },
  ],
  target: { of: 'scopebook', against: 'node -e 0', ratio: 8 },
};
