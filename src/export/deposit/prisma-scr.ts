import { markdownText } from '../../base/markdown-text.ts';

/** One item of the PRISMA extension for scoping reviews, in our own words. */
interface Item {
  /** number in the fillable checklist, and in PRISMA's own numbering */
  readonly number: number;
  readonly prisma: number;
  readonly about: string;
  readonly optional?: boolean;
  /** files of the deposit that serve it, where they are there */
  readonly served: readonly string[];
}

/** The items by number; the wording is ours, the checklist itself is that of Tricco et al. 2018 (Ann Intern Med 169:467). */
const ITEMS: readonly Item[] = [
  { number: 1, prisma: 1, about: 'the title says that it is a scoping review', served: [] },
  { number: 2, prisma: 2, about: 'a structured abstract', served: [] },
  { number: 3, prisma: 3, about: 'why the review is needed, and why a scoping review', served: [] },
  { number: 4, prisma: 4, about: 'questions and objectives, by population, concept and context', served: [] },
  { number: 5, prisma: 5, about: 'protocol and registration', served: ['amendments.md'] },
  { number: 6, prisma: 6, about: 'which sources were eligible', served: [] },
  { number: 7, prisma: 7, about: 'the sources searched, and the date of the last search', served: [] },
  { number: 8, prisma: 8, about: 'the full search of at least one database', served: [] },
  { number: 9, prisma: 9, about: 'how sources were selected', served: ['review.yaml'] },
  {
    number: 10,
    prisma: 10,
    about: 'how data were charted: form, coders, checks',
    served: ['codebook.md', 'review.yaml', 'agreement.csv'],
  },
  { number: 11, prisma: 11, about: 'every variable, with its definition', served: ['codebook.md', 'datapackage.json'] },
  { number: 12, prisma: 12, about: 'critical appraisal, if there was one', optional: true, served: [] },
  {
    number: 13,
    prisma: 14,
    about: 'how the charted data were handled and summarised',
    served: ['results.csv', 'out/manifest.json'],
  },
  {
    number: 14,
    prisma: 17,
    about: 'numbers screened, assessed and included, with reasons: best as a flow diagram',
    served: ['flow.csv'],
  },
  { number: 15, prisma: 18, about: 'characteristics of each source, with citations', served: ['datapackage.json'] },
  { number: 16, prisma: 19, about: 'results of the appraisal, if there was one', optional: true, served: [] },
  { number: 17, prisma: 20, about: 'what was charted of each source', served: ['datapackage.json'] },
  { number: 18, prisma: 21, about: 'the summary of the charted data', served: ['results.csv', 'results.json'] },
  { number: 19, prisma: 24, about: 'the main results against the questions', served: [] },
  { number: 20, prisma: 25, about: 'limits of the review process', served: [] },
  { number: 21, prisma: 26, about: 'conclusions and next steps', served: [] },
  { number: 22, prisma: 27, about: 'funding of the sources and of the review', served: [] },
];

/**
 * The table of items with where in the deposit each is served; "in the text" where only the manuscript can serve it.
 *
 * @param files paths in the deposit
 */
export function prismaScr(files: readonly string[]): string {
  const rows = ITEMS.map(item => {
    const served = item.served.filter(file => files.includes(file));
    const where = served.length > 0 ? served.map(file => `\`${file}\``).join(', ') : 'in the text';
    return `| ${item.number} | ${item.prisma} | ${markdownText(item.about)}${item.optional ? ' (optional)' : ''} | ${where} |\n`;
  });
  return `# PRISMA-ScR: where each item is reported\n\nItem numbers of the checklist for scoping reviews and of PRISMA; the words are ours. The checklist: Tricco AC et al. 2018, Ann Intern Med 169:467-473, doi:10.7326/M18-0850.\n\n| item | PRISMA | about | reported in |\n| ---: | ---: | :-- | :-- |\n${rows.join('')}`;
}
