import { galleryReview } from '../gallery-review.mjs';
import { cli, node, nothing } from '../material.mjs';

export const figures = {
  name: 'figures',
  title: '12 figures of the seed review in every format, PNG and TIFF at 300 dpi',
  rounds: 3,
  contenders: () => {
    const { folder, formats } = galleryReview(12);
    return [
      nothing,
      { name: 'scopebook', command: [node, cli, '--review', folder, 'figures', '--format', formats.join(',')] },
    ];
  },
  // 6 s on the reference machine, where `node -e 0` takes 58 ms
  target: { of: 'scopebook', against: 'node -e 0', ratio: 100 },
};
