import { from, journal } from './journal.ts';

const drawings = from('www.biomedcentral.com/info/ifora/figuretypes (an older page)');

export const bmc = journal({
  name: 'bmc',
  describe: 'BMC journals',
  widths: drawings([85, 176]),
  between: false,
  mostHeight: null,
  text: drawings({ least: 8, most: 12, usual: 8 }),
  leastLine: drawings(0.5),
  dpi: drawings({ least: 300, most: null, usual: 300 }),
  formats: drawings(['pdf', 'eps', 'png', 'tiff']),
  outlines: null,
  gridlines: null,
  patterns: null,
  caption: from('www.biomedcentral.com/info/ifora/figures (an older page)')(false),
});
