import { from, journal } from './journal.ts';

const figures = from('journals.plos.org/plosone/s/figures');

export const plos = journal({
  name: 'plos',
  describe: 'PLOS ONE and the other PLOS journals',
  widths: figures([66.8, 132, 190.5]),
  between: true,
  maxHeight: figures(222.3),
  text: figures({ min: 8, max: 12, default: 8 }),
  minLineWidth: null,
  dpi: figures({ min: 300, max: 600, default: 300 }),
  formats: figures(['tiff', 'eps']),
  outlines: figures('required'),
  gridlines: null,
  patterns: null,
  caption: figures(false),
});
