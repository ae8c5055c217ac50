import { from, journal } from './journal.ts';

const panels = from('research-figure-guide.nature.com/figures/building-and-exporting-figure-panels');
const specifications = from('research-figure-guide.nature.com/figures/preparing-figures-our-specifications');

export const nature = journal({
  name: 'nature',
  describe: 'Nature and the Nature research journals',
  widths: panels([89, 183]),
  between: false,
  maxHeight: panels(170),
  text: panels({ min: 5, max: 7, default: 7 }),
  minLineWidth: null,
  dpi: specifications({ min: 300, max: null, default: 450 }),
  formats: panels(['pdf', 'eps', 'svg']),
  outlines: panels('refused'),
  gridlines: specifications(false),
  patterns: specifications(false),
  caption: panels(false),
});
