import { counted } from '../../base/plural.ts';
import type { ClaimsCheck } from '../../claims/check.ts';
import type { SummaryBlock, SummaryPage } from '../../model/summary-page.ts';
import { tallyOf } from '../../model/tally.ts';
import type { OpenReview } from '../../read/session.ts';
import { plainTable } from '../../tables/plain-table.ts';
import { disclosureOf, disclosureSentence } from '../request/disclosure.ts';
import { results } from '../request/results.ts';
import { type AgreementExhibit, agreedOnFlag, agreementBlocks, more, ROWS, titleOf } from './agreement-blocks.ts';
import {
  codingSentences,
  limits,
  moduleSentences,
  rowsSentence,
  sourceSentence,
  statedLimits,
} from './evidence-statements.ts';
import { fieldsWithEvidence, flagsOf, reportedIn } from './evidence-tables.ts';
import { searchSentences } from './search-page.ts';

/** What an editor wants to know in two minutes: who coded, from what, how well they agreed, what was not evaluated. */
export function evidenceSummary(
  views: readonly OpenReview[],
  claims: ClaimsCheck | null,
  exhibits: readonly AgreementExhibit[] = [],
): SummaryPage {
  const [whole] = views;
  const { value } = whole!.review;
  const disclosure = disclosureOf(whole!);
  const searched = searchSentences(whole!);
  return {
    title: `Evidence package: ${value.title ?? value.name}${value.version === undefined ? '' : ` (version ${value.version})`}`,
    disclosure: disclosure === null ? null : disclosureSentence(disclosure),
    blocks: [
      { kind: 'heading', text: 'Who coded, and from what' },
      {
        kind: 'list',
        items: [
          ...views.flatMap(codingSentences),
          ...views.flatMap(view => rowsSentence(view) ?? []),
          sourceSentence(whole!),
          ...views.flatMap(moduleSentences),
        ],
      },
      { kind: 'heading', text: 'How the studies were found' },
      { kind: 'list', items: searched },
      ...views.flatMap(view => agreementBlocks(view, views, exhibits)),
      ...views.flatMap(view => reportedBlocks(view)),
      ...flagBlocks(views),
      { kind: 'heading', text: 'What this cannot say' },
      {
        kind: 'list',
        items: [
          ...limits(views).filter(
            // said above already
            limit =>
              !searched.includes(limit) &&
              !views.flatMap(moduleSentences).includes(limit) &&
              (disclosure === null || !limit.includes(disclosureSentence(disclosure))),
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

/** What was not evaluated, or is not reported, with every reason apart. */
function reportedBlocks(view: OpenReview): SummaryBlock[] {
  const levels = sharedLevels(view);
  const hasLevels = (categories: readonly { readonly value: string }[] | null): boolean =>
    levels.length === 0 || JSON.stringify(categories?.map(({ value }) => value)) === JSON.stringify(levels);
  const all = reportedIn(view).filter(({ field }) => hasLevels(field.categories));
  if (all.length === 0) return [];
  const count = (n: number | undefined): string => view.format.count(n ?? 0);
  const hasUnknown = all.some(({ unknown }) => unknown > 0);
  const none = all.filter(({ base, coded }) => base > 0 && coded === 0).map(({ field }) => field.title);
  const seldom = all
    .map(({ field, base, unknown, coded, states, unknownSilent }) => ({
      title: field.title,
      coded,
      // of those to which it surely applies
      silent: (states.not_reported ?? 0) - unknownSilent,
      of: base - unknown,
    }))
    .filter(({ coded, silent, of }) => coded > 0 && 2 * silent > of)
    .map(({ title, silent, of }) => `${title} (${count(silent)} of ${count(of)})`);
  const denied = all
    .filter(({ deniedUnknown }) => deniedUnknown > 0)
    .map(
      ({ field, deniedUnknown, states }) =>
        `${field.title} (${count(deniedUnknown)} of ${count(states.not_applicable)})`,
    );
  return [
    { kind: 'heading', text: `What was not evaluated, or not reported: ${titleOf(view)}` },
    ...(none.length === 0 ? [] : [{ kind: 'text' as const, text: `Reported by none: ${none.join(', ')}.` }]),
    ...(seldom.length === 0
      ? []
      : [
          {
            kind: 'text' as const,
            text: `Not reported in more than half of the ${view.words.units} to which the field applies: ${seldom.join(', ')}.`,
          },
        ]),
    {
      kind: 'table',
      table: plainTable(
        [
          'Field',
          'Applies',
          ...(hasUnknown ? ['May apply'] : []),
          ...(levels.length === 0 ? ['Coded'] : levels.map(level => `Level ${level}`)),
          'Not reported',
          'Unclear',
          'Does not apply',
          'No text',
        ],
        all
          .slice(0, ROWS)
          .map(({ field, base, unknown, coded, states }) => [
            field.title,
            count(base - unknown),
            ...(hasUnknown ? [count(unknown)] : []),
            ...levelCounts(view, field.name, coded, levels),
            count(states.not_reported),
            count(states.unclear),
            count(states.not_applicable),
            count(states.not_accessible),
          ]),
        { title: `What is reported: ${titleOf(view)}` },
      ),
    },
    ...(hasUnknown
      ? [
          {
            kind: 'text' as const,
            text: `"May apply": the field depends on another one that is not reported, so nobody can say whether it applies. Such ${view.words.units} are also counted under a level, Not reported or Unclear.`,
          },
        ]
      : []),
    ...(denied.length === 0
      ? []
      : [
          {
            kind: 'text' as const,
            text: `"Does not apply" is what the coders gave. Whether it is so depends on another field, which is not reported, for: ${denied.join('; ')}.`,
          },
        ]),
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

/** How many units stand at the lowest level that was coded, in its words: `Fidelity, 1 asserted (30 of 34)`. */
function lowestLevels(view: OpenReview, reported: ReturnType<typeof reportedIn>): string {
  const said = reported.flatMap(({ field, coded }) => {
    const { rows } = results(view, [{ analysis: 'shares', fields: [field.name] }]);
    const lowest = rows.find(row => row.kind === 'level' && (row.n ?? 0) > 0);
    return lowest === undefined || coded === 0
      ? []
      : [`${field.title}, ${lowest.label} (${view.format.count(lowest.n)} of ${view.format.count(coded)})`];
  });
  return said.length === 0
    ? ''
    : `At the lowest level that was coded, of all ${view.words.units} with a level: ${said.join('; ')}. `;
}

function flagBlocks(views: readonly OpenReview[]): SummaryBlock[] {
  const items = views.flatMap(view =>
    flagsOf(view).map(flag => {
      const { rows } = results(view, [{ analysis: 'shares', fields: [flag.name], denominator: 'all' }]);
      const parts = rows.filter(row => row.kind === 'level').map(row => `${row.label}: ${view.format.count(row.n)}`);
      return `${flag.title} (of ${view.format.count(rows[0]?.N ?? null)}): ${parts.join('; ')}.${agreedOnFlag(view, flag)}`;
    }),
  );
  return items.length === 0
    ? []
    : [
        { kind: 'heading', text: 'Questions to the authors' },
        { kind: 'list', items },
      ];
}

/** What a verdict says to somebody who does not know its name. */
const MEANS: ReadonlyMap<string, string> = new Map([
  ['reproduced', 'reproduced from the data'],
  ['possible', 'possible, with no row-level data to compare'],
]);

function claimBlocks({ claims, unexpected }: ClaimsCheck): SummaryBlock[] {
  const verdicts = [...tallyOf(claims.map(({ verdict }) => verdict))].sort((a, b) => b[1] - a[1]);
  const alarms =
    unexpected.length === 0
      ? 'The review declares every problem among them beforehand.'
      : `${unexpected.length} of them need attention: the review does not declare these problems.`;
  return [
    {
      kind: 'text',
      text: `Reported numbers (out/claims.md): ${counted(claims.length, 'claim')} checked; ${verdicts.map(([verdict, n]) => `${n} ${MEANS.get(verdict) ?? verdict.replaceAll('_', ' ')}`).join('; ')}. ${verdicts.every(([verdict]) => verdict === 'reproduced') ? '' : alarms}`.trim(),
    },
  ];
}
