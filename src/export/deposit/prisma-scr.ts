import { markdownText } from '../../base/markdown-text.ts';
import { type DocumentRole, documentsOf } from '../../model/review-documents.ts';

/** What of a deposit can serve an item. Every path is one of its files. */
export interface ScrFiles {
  readonly files: readonly string[];
  /** files of the review that hold no data, by what they are */
  readonly documents: NonNullable<Parameters<typeof documentsOf>[0]>;
  /** the sheet with the charted studies, and those of other units that are counted */
  readonly studies: string;
  readonly counted: readonly string[];
  /** the sheets of the coders */
  readonly coders: readonly string[];
  /** the sheets with the decisions of the screening, and their codebooks */
  readonly screening: readonly string[];
  readonly criteria: readonly string[];
  /** figures and tables of the deposit, by type */
  readonly exhibits: readonly { readonly type: string; readonly path: string }[];
  /** the logs in which the differences between coders were decided */
  readonly logs: readonly string[];
  /** whether a date of the last search, or a database, is declared */
  readonly isDated: boolean;
  readonly isSourced: boolean;
}

/** One item of the PRISMA extension for scoping reviews, in our own words. */
interface Item {
  /** number in the fillable checklist, and in PRISMA's own numbering */
  readonly number: number;
  readonly prisma: number;
  readonly about: string;
  readonly optional?: boolean;
  /** what serves it; only files that the deposit has are printed */
  served?(files: ScrFiles): readonly string[];
  /** what a reader must know of these files, or of their lack; null for nothing */
  note?(files: ScrFiles): string | null;
}

const documents = ({ documents: all }: ScrFiles, role: DocumentRole): string[] =>
  documentsOf(all, role).map(({ path }) => path);
const exhibits = ({ exhibits: all }: ScrFiles, ...types: readonly string[]): string[] =>
  all.flatMap(({ type, path }) => (types.includes(type) ? [path] : []));
/** `agreement.csv` and `agreement-NAME.csv` of every counted resource */
const named = ({ files }: ScrFiles, name: string): string[] =>
  files.filter(path => path.startsWith(`${name}-`) || path.startsWith(`${name}.`));

/** What no file of the package says; null where nothing is lacking. */
const lacking = (parts: readonly (string | false)[]): string | null => {
  const named = parts.filter(part => part !== false);
  return named.length === 0 ? null : `not documented: ${named.join(', ')}`;
};

/** The items by number; the wording is ours, the checklist itself is that of Tricco et al. 2018 (Ann Intern Med 169:467). */
const ITEMS: readonly Item[] = [
  { number: 1, prisma: 1, about: 'the title says that it is a scoping review' },
  { number: 2, prisma: 2, about: 'a structured abstract' },
  { number: 3, prisma: 3, about: 'why the review is needed, and why a scoping review' },
  { number: 4, prisma: 4, about: 'questions and objectives, by population, concept and context' },
  {
    number: 5,
    prisma: 5,
    about: 'protocol and registration, and where the review departed from them',
    served: of => documents(of, 'protocol'),
    note: of => {
      const changes = of.files.includes('amendments.md') ? '; `amendments.md` lists changes of the codebooks' : '';
      return documents(of, 'protocol').length > 0 ? changes.slice(2) || null : `no protocol is declared${changes}`;
    },
  },
  {
    number: 6,
    prisma: 6,
    about: 'which sources were eligible',
    served: of => [...documents(of, 'protocol'), ...documents(of, 'criteria'), ...of.criteria],
  },
  {
    number: 7,
    prisma: 7,
    about: 'the sources searched, and the date of the last search',
    served: of => [...(of.isDated || of.isSourced ? documents(of, 'search') : []), 'search.md'],
    note: of => lacking([!of.isSourced && 'which databases', !of.isDated && 'the date of the last search']),
  },
  {
    number: 8,
    prisma: 8,
    about: 'the full search of at least one database',
    served: of => documents(of, 'search-strings'),
    note: of => lacking([documents(of, 'search-strings').length === 0 && 'the full search strings']),
  },
  {
    number: 9,
    prisma: 9,
    about: 'how sources were selected',
    served: of => [
      ...documents(of, 'protocol'),
      ...documents(of, 'search'),
      ...documents(of, 'criteria'),
      ...of.screening,
      ...of.criteria,
    ],
  },
  {
    number: 10,
    prisma: 10,
    about: 'how data were charted: form, coders, checks',
    served: of => [
      ...named(of, 'codebook'),
      ...documents(of, 'guide'),
      ...of.coders,
      ...documents(of, 'adjudication'),
      ...of.logs,
      ...named(of, 'agreement'),
      'datasheet.md',
      'ai-use.md',
    ],
  },
  {
    number: 11,
    prisma: 11,
    about: 'every variable, with its definition',
    served: of => [...named(of, 'codebook'), 'datapackage.json'],
  },
  {
    number: 12,
    prisma: 12,
    about: 'critical appraisal, if there was one',
    optional: true,
  },
  {
    number: 13,
    prisma: 14,
    about: 'how the charted data were handled and summarised',
    served: of => [
      'codebook.md',
      ...of.files.filter(path => path.startsWith('codebook/migrations/')),
      'out/manifest.json',
    ],
  },
  {
    number: 14,
    prisma: 17,
    about: 'numbers screened, assessed and included, with reasons: best as a flow diagram',
    served: of => [...exhibits(of, 'flow'), ...named(of, 'flow')],
  },
  {
    number: 15,
    prisma: 18,
    about: 'characteristics of each source, with citations',
    served: of => [...exhibits(of, 'characteristics'), of.studies],
  },
  {
    number: 16,
    prisma: 19,
    about: 'results of the appraisal, if there was one',
    optional: true,
    served: of => exhibits(of, 'traffic-light'),
  },
  {
    number: 17,
    prisma: 20,
    about: 'what was charted of each source',
    served: of => [of.studies, ...of.counted, 'evidence.csv'],
  },
  {
    number: 18,
    prisma: 21,
    about: 'the summary of the charted data',
    served: of => [...named(of, 'results'), 'not-reported.csv', 'out/index.html'],
  },
  { number: 19, prisma: 24, about: 'the main results against the questions' },
  {
    number: 20,
    prisma: 25,
    about: 'limits of the review process',
    served: of => ['limits.md', ...documents(of, 'limits')],
  },
  { number: 21, prisma: 26, about: 'conclusions and next steps' },
  { number: 22, prisma: 27, about: 'funding of the sources and of the review' },
];

/** The table of items with where in the deposit each is served; "in the text" where only the manuscript can serve it. */
export function prismaScr(of: ScrFiles): string {
  const rows = ITEMS.map(item => {
    const served = [...new Set(item.served?.(of) ?? [])].filter(file => of.files.includes(file));
    const note = item.note?.(of) ?? null;
    const where =
      [served.map(file => `\`${file}\``).join(', '), note ?? ''].filter(text => text !== '').join('; ') ||
      'in the text';
    return `| ${item.number} | ${item.prisma} | ${markdownText(item.about)}${item.optional ? ' (optional)' : ''} | ${where} |\n`;
  });
  return `# PRISMA-ScR: where each item is reported\n\nItem numbers of the checklist for scoping reviews and of PRISMA; the words are ours. The checklist: Tricco AC et al. 2018, Ann Intern Med 169:467-473, doi:10.7326/M18-0850. "In the text": only the manuscript can report it, or no file of the package does. A file that is named here says something about the item; whether it is complete, a reader must judge.\n\n| item | PRISMA | about | reported in |\n| ---: | ---: | :-- | :-- |\n${rows.join('')}`;
}
