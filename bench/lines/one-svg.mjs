import { galleryReview } from '../gallery-review.mjs';
import { cli, node, nothing } from '../material.mjs';

export const oneSvg = {
  name: 'one-svg',
  title: 'one figure of the seed review as SVG',
  rounds: 7,
  contenders: () => {
    const { folder, names } = galleryReview(1);
    const command = [node, cli, '--review', folder, 'figures', names[0], '--format', 'svg'];
    return [nothing, { name: 'scopebook', command }];
  },
  // 0.6 s on the reference machine, where `node -e 0` takes 58 ms
  target: { of: 'scopebook', against: 'node -e 0', ratio: 10 },
};
