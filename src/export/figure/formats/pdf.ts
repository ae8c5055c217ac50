import { figureFormat } from '../figure-format.ts';

export const pdf = figureFormat({
  name: 'pdf',
  extension: 'pdf',
  describe: 'PDF with embedded TrueType fonts and selectable text.',
  write: async figure => (await import('../write-pdf.ts')).writePdf(figure),
});
