import { from, journal } from './journal.ts';

const drawings = from('www.biomedcentral.com/info/ifora/figuretypes (an older page)');

export const bmc = journal({
  name: 'bmc',
  describe: 'BMC journals',
  widths: drawings([85, 176]),
  between: false,
  maxHeight: null,
  text: drawings({ min: 8, max: 12, default: 8 }),
  minLineWidth: drawings(0.5),
  dpi: drawings({ min: 300, max: null, default: 300 }),
  formats: drawings(['pdf', 'eps', 'png', 'tiff']),
  outlines: null,
  gridlines: null,
  patterns: null,
  caption: from('www.biomedcentral.com/info/ifora/figures (an older page)')(false),
});
