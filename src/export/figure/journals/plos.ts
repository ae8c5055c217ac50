import { from, journal } from './journal.ts';

const figures = from('journals.plos.org/plosone/s/figures');

export const plos = journal({
  name: 'plos',
  describe: 'PLOS ONE and the other PLOS journals',
  widths: figures([66.8, 132, 190.5]),
  between: true,
  mostHeight: figures(222.3),
  text: figures({ least: 8, most: 12, usual: 8 }),
  leastLine: null,
  dpi: figures({ least: 300, most: 600, usual: 300 }),
  formats: figures(['tiff', 'eps']),
  outlines: figures('required'),
  gridlines: null,
  patterns: null,
  caption: figures(false),
});
