import { from, journal } from './journal.ts';

const sizing = from('elsevier.com/about/policies-and-standards/author/artwork-and-media-instructions/artwork-sizing');
// pixels at 300 dpi (1063 and 2244) as journals quote them from the publisher's guide
const resolution = from('the wording of the guide for authors of Elsevier journals, quoted at jeph.lums.ac.ir');

export const elsevier = journal({
  name: 'elsevier',
  describe: 'Elsevier journals',
  widths: resolution([90, 190]),
  between: false,
  maxHeight: null,
  text: sizing({ min: 7, max: 12, default: 7 }),
  minLineWidth: null,
  dpi: resolution({ min: 500, max: null, default: 500 }),
  formats: resolution(['eps', 'pdf', 'tiff', 'png']),
  outlines: null,
  gridlines: null,
  patterns: null,
  caption: resolution(false),
});
