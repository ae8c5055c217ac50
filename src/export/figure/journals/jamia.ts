import { from, journal } from './journal.ts';

// no page of the journal or of Oxford University Press could be read that gives numbers: these fit a two-column page
const careful = from('not confirmed on a page of the journal: careful values, check its instructions to authors');

export const jamia = journal({
  name: 'jamia',
  describe: 'Journal of the American Medical Informatics Association (not confirmed: careful values)',
  widths: careful([85, 174]),
  between: true,
  maxHeight: careful(220),
  text: careful({ min: 7, max: 12, default: 8 }),
  minLineWidth: careful(0.5),
  dpi: careful({ min: 300, max: null, default: 600 }),
  formats: careful(['tiff', 'eps', 'pdf', 'png']),
  outlines: null,
  gridlines: null,
  patterns: null,
  caption: careful(false),
});
