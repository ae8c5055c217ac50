import { from, journal } from './journal.ts';

const panels = from('research-figure-guide.nature.com/figures/building-and-exporting-figure-panels');
const specifications = from('research-figure-guide.nature.com/figures/preparing-figures-our-specifications');

export const nature = journal({
  name: 'nature',
  describe: 'Nature and the Nature research journals',
  widths: panels([89, 183]),
  between: false,
  mostHeight: panels(170),
  text: panels({ least: 5, most: 7, usual: 7 }),
  leastLine: null,
  dpi: specifications({ least: 300, most: null, usual: 450 }),
  formats: panels(['pdf', 'eps', 'svg']),
  outlines: panels('refused'),
  gridlines: specifications(false),
  patterns: specifications(false),
  caption: panels(false),
});
