import type { ClaimsCheck } from '../../claims/check.ts';
import { printedEnds } from '../../model/printed-ends.ts';
import type { ResultRow } from '../../model/result-row.ts';
import type { SummaryBlock, SummaryPage } from '../../model/summary-page.ts';
import { tallyOf } from '../../model/tally.ts';
import type { OpenReview } from '../../read/session.ts';
import { COEFFICIENTS } from '../../stats/agreement/index.ts';
import { plainTable } from '../../tables/plain-table.ts';
import { agree } from '../../tabulate/agreement/agree.ts';
import { whichToReport } from '../../tabulate/agreement/which-to-report.ts';
import { disclosureOf, disclosureSentence } from '../request/disclosure.ts';
import { results } from '../request/results.ts';
import { codingSentences, limits, sourceSentence, statedLimits } from './evidence-statements.ts';
import { fieldsWithEvidence, flagsOf, reportedIn } from './evidence-tables.ts';
import { searchSentences } from './search-page.ts';

/** More rows would need a second page; the files have all of them. */
const ROWS = 10;

/** What an editor wants to know in two minutes: who coded, from what, how well they agreed, what was not evaluated. */
export function evidenceSummary(views: readonly OpenReview[], claims: ClaimsCheck | null): SummaryPage {
  const [whole] = views;
  const { value } = whole!.review;
  const disclosure = disclosureOf(whole!);
  const searched = searchSentences(whole!);
  return {
    title: `Evidence package: ${value.title ?? value.name}${value.version === undefined ? '' : ` (version ${value.version})`}`,
    disclosure: disclosure === null ? null : disclosureSentence(disclosure),
    blocks: [
      { kind: 'heading', text: 'Who coded, and from what' },
      { kind: 'list', items: [...views.flatMap(codingSentences), sourceSentence(whole!)] },
      { kind: 'heading', text: 'How the studies were found' },
      { kind: 'list', items: searched },
      ...views.flatMap(view => agreementBlocks(view, views)),
      ...views.flatMap(view => reportedBlocks(view)),
      ...flagBlocks(views),
      { kind: 'heading', text: 'What this cannot say' },
      {
        kind: 'list',
        items: [
          ...limits(views).filter(
            // said above already
            limit =>
              !searched.includes(limit) && (disclosure === null || !limit.includes(disclosureSentence(disclosure))),
          ),
          ...statedLimits(whole!),
        ],
      },
      ...(claims === null ? [] : claimBlocks(claims)),
      {
        kind: 'text',
        text: 'Files: 00-READ-FIRST.md lists them; evidence.csv (place and words behind each code), flags.csv, not-reported.csv, agreement*.csv, the sheets of the coders, codebook*.md, search.md, limits.md, ai-use.md, datasheet.md, SHA256SUMS.',
      },
    ],
  };
}

const titleOf = (view: OpenReview): string => view.resource.title ?? view.resource.name;

/** How well the coders agreed, field by field: those with evidence first, since the package rests on them. */
function agreementBlocks(view: OpenReview, views: readonly OpenReview[]): SummaryBlock[] {
  if (view.material.stages === undefined || view.coders.length < 2) return [];
  const own = new Set(fieldsWithEvidence(view).map(field => field.name));
  const fields = agree({ analysis: 'agreement', fields: [] }, view.material).stages.flatMap(stage => stage.fields);
  const isAside = own.size === 0 && views.some(other => fieldsWithEvidence(other).length > 0);
  if (isAside) return rangeOf(view, fields);
  const wanted = own.size === 0 ? fields : fields.filter(({ ratings }) => own.has(ratings.field.name));
  const { format } = view;
  const rows = wanted.slice(0, ROWS).map(entry => {
    const row = (statistic: string | null): ResultRow | undefined =>
      entry.rows.find(other => other.statistic === statistic && other.kind === 'field' && other.by.length === 1);
    const percent = row('percent_agreement') ?? row('exact_set_agreement');
    const { statistic } = whichToReport(entry, format);
    const best = row(statistic);
    const coefficient = (entry: ResultRow | undefined): string[] => {
      if (entry === undefined || entry === percent || entry.estimate === null) return [];
      const ends = printedEnds(entry);
      return [
        `${COEFFICIENTS.get(entry.statistic)?.label ?? entry.statistic} ${format.coefficient(entry.estimate)}${ends === null || entry.se === 0 ? '' : ` (${format.interval(ends.low, ends.high, 2)})`}, ${format.count(entry.N)} pairs`,
      ];
    };
    // what leaves out pairs with a missing state has AC1 beside it, which does not
    const isPartial = best?.N == null || percent?.N == null || best.N < percent.N;
    const said = [...coefficient(best), ...(isPartial || best === percent ? coefficient(row('gwet_ac1')) : [])];
    return [
      entry.ratings.field.title,
      percent?.n == null ? '–' : `${format.count(percent.n)} of ${format.count(percent.N)}`,
      percent?.n == null ? '–' : format.percent(percent.n, percent.N),
      said.length === 0 ? 'undefined' : said.join('; '),
    ];
  });
  return [
    { kind: 'heading', text: `How well the coders agreed: ${titleOf(view)}` },
    {
      kind: 'table',
      table: plainTable(['Field', 'Agreed', '%', 'Coefficient (95% CI)'], rows, {
        left: [3],
        title: `Agreement of the coders: ${titleOf(view)}`,
      }),
    },
    ...(wanted.length <= ROWS ? [] : [more(wanted.length - ROWS)]),
    {
      kind: 'text',
      text: `This compares what the coders gave before their differences were resolved. Weighted kappa leaves out pairs in which a coder gave no level (not reported, unclear); AC1 does not. All coefficients are in ${agreementFile(view)}.`,
    },
  ];
}

const agreementFile = ({ resource, review }: OpenReview): string =>
  resource.name === review.studies.name ? 'agreement.csv' : `agreement-${resource.name}.csv`;

/** The least and the most agreement of a resource whose codes the package does not rest on. */
function rangeOf(view: OpenReview, fields: ReturnType<typeof agree>['stages'][number]['fields']): SummaryBlock[] {
  const found = fields.flatMap(({ ratings, rows }) => {
    const row = rows.find(
      other => ['percent_agreement', 'exact_set_agreement'].includes(other.statistic) && other.kind === 'field',
    );
    return row?.n == null || !row.N ? [] : [{ title: ratings.field.title, n: row.n, N: row.N }];
  });
  found.sort((a, b) => a.n * b.N - b.n * a.N);
  const [least, most] = [found[0], found.at(-1)];
  if (least === undefined || most === undefined) return [];
  const words = ({ title, n, N }: typeof least): string =>
    `${title}, ${n} of ${N} (${view.format.percentSigned(n, N)})`;
  return [
    { kind: 'heading', text: `How well the coders agreed: ${titleOf(view)}` },
    {
      kind: 'text',
      text: `${found.length} fields were compared. Least agreement: ${words(least)}; most: ${words(most)}. All fields are in agreement.csv.`,
    },
  ];
}

const more = (count: number): SummaryBlock => ({
  kind: 'text',
  text: `${count} more ${count === 1 ? 'field is' : 'fields are'} in the files of the package.`,
});

/** What was not evaluated, or is not reported, with every reason apart. */
function reportedBlocks(view: OpenReview): SummaryBlock[] {
  const levels = sharedLevels(view);
  const hasLevels = (categories: readonly { readonly value: string }[] | null): boolean =>
    levels.length === 0 || JSON.stringify(categories?.map(({ value }) => value)) === JSON.stringify(levels);
  const all = reportedIn(view).filter(({ field }) => hasLevels(field.categories));
  if (all.length === 0) return [];
  const count = (n: number | undefined): string => view.format.count(n ?? 0);
  const none = all.filter(({ applies, coded }) => applies > 0 && coded === 0).map(({ field }) => field.title);
  const seldom = all
    .filter(({ applies, coded, states }) => coded > 0 && 2 * (states.not_reported ?? 0) > applies)
    .map(({ field, applies, states }) => `${field.title} (${count(states.not_reported)} of ${count(applies)})`);
  return [
    { kind: 'heading', text: `What was not evaluated, or not reported: ${titleOf(view)}` },
    ...(none.length === 0 ? [] : [{ kind: 'text' as const, text: `Reported by none: ${none.join(', ')}.` }]),
    ...(seldom.length === 0
      ? []
      : [
          {
            kind: 'text' as const,
            text: `Not reported in more than half of the ${view.words.units} to which the field applies or may apply: ${seldom.join(', ')}.`,
          },
        ]),
    {
      kind: 'table',
      table: plainTable(
        [
          'Field',
          'Applies or may apply',
          ...(levels.length === 0 ? ['Coded'] : levels.map(level => `Level ${level}`)),
          'Not reported',
          'Unclear',
          'Does not apply',
          'No text',
        ],
        all
          .slice(0, ROWS)
          .map(({ field, applies, coded, states }) => [
            field.title,
            count(applies),
            ...levelCounts(view, field.name, coded, levels),
            count(states.not_reported),
            count(states.unclear),
            count(states.not_applicable),
            count(states.not_accessible),
          ]),
        { title: `What is reported: ${titleOf(view)}` },
      ),
    },
    ...(levels.length === 0
      ? []
      : [
          {
            kind: 'text' as const,
            text: `${lowestLevels(view, all.slice(0, ROWS))}${codebookPage(view)} defines the levels of each field. They say how strong the reported evidence is, not how good the result was, and are never added or averaged.`,
          },
        ]),
    ...(all.length <= ROWS ? [] : [more(all.length - ROWS)]),
  ];
}

/** The data dictionary of a resource in the package. */
const codebookPage = ({ resource, review }: OpenReview): string =>
  resource.name === review.studies.name ? 'codebook.md' : `codebook-${resource.name}.md`;

/** The codes that the ordered fields with evidence share, e.g. levels 0 to 3; else how many are coded at all. */
function sharedLevels(view: OpenReview): readonly string[] {
  const ordered = fieldsWithEvidence(view).filter(field => field.ordered && field.categories !== null);
  const lists = ordered.map(field => field.categories!.map(category => category.value));
  const [common] = [...tallyOf(lists.map(list => JSON.stringify(list)))].sort((a, b) => b[1] - a[1]);
  return common === undefined || common[1] * 2 <= ordered.length ? [] : (JSON.parse(common[0]) as string[]);
}

function levelCounts(view: OpenReview, field: string, coded: number, levels: readonly string[]): string[] {
  if (levels.length === 0) return [view.format.count(coded)];
  const { rows } = results(view, [{ analysis: 'shares', fields: [field] }]);
  return levels.map(level => view.format.count(rows.find(row => row.kind === 'level' && row.level === level)?.n ?? 0));
}

/** How many units stand at the lowest level that was coded, in its words: `Fidelity: 1 asserted (30 of 34)`. */
function lowestLevels(view: OpenReview, reported: ReturnType<typeof reportedIn>): string {
  const said = reported.flatMap(({ field, coded }) => {
    const { rows } = results(view, [{ analysis: 'shares', fields: [field.name] }]);
    const lowest = rows.find(row => row.kind === 'level' && (row.n ?? 0) > 0);
    return lowest === undefined || coded === 0
      ? []
      : [`${field.title}: ${lowest.label} (${view.format.count(lowest.n)} of ${view.format.count(coded)})`];
  });
  return said.length === 0 ? '' : `The lowest level that was coded, of those with a level: ${said.join('; ')}. `;
}

function flagBlocks(views: readonly OpenReview[]): SummaryBlock[] {
  const items = views.flatMap(view =>
    flagsOf(view).map(flag => {
      const { rows } = results(view, [{ analysis: 'shares', fields: [flag.name], denominator: 'all' }]);
      const parts = rows
        .filter(row => row.kind === 'level' && row.level !== 'not_raised')
        .map(row => `${row.label}: ${view.format.count(row.n)}`);
      return `${flag.title} (of ${view.format.count(rows[0]?.N ?? null)}): ${parts.join('; ')}.${agreedOn(view, flag.name)}`;
    }),
  );
  return items.length === 0
    ? []
    : [
        { kind: 'heading', text: 'Questions to the authors' },
        { kind: 'list', items },
      ];
}

/** How well the coders agreed on a flag, by the codes that each of them gave; '' where it was not coded twice. */
function agreedOn(view: OpenReview, flag: string): string {
  const isCoded = view.coders.filter(({ coded }) => coded.columns.has(flag)).length > 1;
  if (view.material.stages === undefined || !isCoded) return '';
  const rows = agree({ analysis: 'agreement', fields: [flag] }, view.material).stages.flatMap(stage =>
    stage.fields.flatMap(field => field.rows),
  );
  const row = rows.find(({ statistic, kind }) => statistic === 'percent_agreement' && kind === 'field');
  return row?.n == null || !row.N
    ? ''
    : ` The coders agreed on ${view.format.count(row.n)} of ${view.format.count(row.N)} (${view.format.percentSigned(row.n, row.N)}).`;
}

function claimBlocks(claims: ClaimsCheck): SummaryBlock[] {
  const reproduced = claims.claims.filter(claim => claim.verdict === 'reproduced').length;
  return [
    {
      kind: 'text',
      text: `Reported numbers: ${reproduced} of ${claims.claims.length} are reproduced from the data; ${claims.unexpected.length} have a verdict that nobody expected (out/claims.md).`,
    },
  ];
}
