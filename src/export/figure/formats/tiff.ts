import { figureFormat } from '../figure-format.ts';

export const tiff = figureFormat({
  name: 'tiff',
  extension: 'tiff',
  describe: 'TIFF in RGB without alpha, LZW-compressed, with its resolution (`dpi:`, 300 where left out).',
  async write({ svg, widthMm, dpi }) {
    const [{ encodeTiff }, { pixelsOf }] = await Promise.all([import('../encode-tiff.ts'), import('../pixels.ts')]);
    return encodeTiff(await pixelsOf(svg, widthMm, dpi));
  },
});
