import { figureFormat } from '../figure-format.ts';

export const tiff = figureFormat({
  name: 'tiff',
  extension: 'tiff',
  describe: 'TIFF in RGB without alpha, LZW-compressed, with its resolution (`dpi:`, 300 by default).',
  async write(figure) {
    const [{ encodeTiff }, { figurePixels }] = await Promise.all([import('../encode-tiff.ts'), import('../pixels.ts')]);
    return encodeTiff(await figurePixels(figure), figure.disclosure);
  },
});
