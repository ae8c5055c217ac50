import { figureFormat } from '../figure-format.ts';

export const png = figureFormat({
  name: 'png',
  extension: 'png',
  describe: 'PNG in RGB without alpha, with its density (`dpi:`, 300 by default).',
  async write(figure) {
    const [{ encodePng }, { figurePixels }] = await Promise.all([import('../encode-png.ts'), import('../pixels.ts')]);
    return encodePng(await figurePixels(figure), figure.disclosure);
  },
});
