import { figureFormat } from '../figure-format.ts';

export const eps = figureFormat({
  name: 'eps',
  extension: 'eps',
  describe: 'EPS with all text as outlines, so that no font is needed.',
  async write({ svg, title, disclosure }) {
    const [{ outlined }, { writeEps }] = await Promise.all([import('../outlined.ts'), import('../write-eps.ts')]);
    return writeEps(outlined(svg), title, disclosure);
  },
});
