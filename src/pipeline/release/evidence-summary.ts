import type { ClaimsCheck } from '../../claims/check.ts';
import { raisedIn, UNDECIDED } from '../../model/flag-codes.ts';
import type { SummaryBlock, SummaryPage } from '../../model/summary-page.ts';
import { tallyOf } from '../../model/tally.ts';
import type { OpenReview } from '../../read/session.ts';
import { plainTable } from '../../tables/plain-table.ts';
import { disclosureOf, disclosureSentence } from '../request/disclosure.ts';
import { fieldsWithEvidence } from '../request/fields-with-evidence.ts';
import { results } from '../request/results.ts';
import {
  type AgreementExhibit,
  agreedOnFlag,
  agreementBlocks,
  more,
  type SummaryLength,
  titleOf,
} from './agreement-blocks.ts';
import { claimBlocks } from './claim-blocks.ts';
import {
  codingSentences,
  limits,
  moduleSentences,
  rowsSentence,
  sourceSentence,
  unrecordedSentence,
} from './evidence-statements.ts';
import { flagsOf, reportedIn } from './evidence-tables.ts';
import { searchSentences } from './search-page.ts';
import type { StatedLimits } from './stated-limits.ts';

/** What 00-READ-FIRST.md says. */
export const WHOLE: SummaryLength = { rows: 12, limits: Number.POSITIVE_INFINITY, isWhole: true };

/** What one page of paper may say: the longest that fits is taken. */
export const PAGE_LENGTHS: readonly SummaryLength[] = [
  { rows: 10, limits: 4, isWhole: false },
  { rows: 10, limits: 3, isWhole: false },
  { rows: 10, limits: 2, isWhole: false },
  { rows: 10, limits: 1, isWhole: false },
  { rows: 6, limits: 2, isWhole: false },
  { rows: 4, limits: 1, isWhole: false },
];

/** What a summary is made from. */
export interface SummaryMaterial {
  readonly views: readonly OpenReview[];
  readonly claims: ClaimsCheck | null;
  readonly exhibits: readonly AgreementExhibit[];
  readonly stated: readonly StatedLimits[];
}

/** What an editor wants to know in two minutes: who coded, from what, how well they agreed, what was not evaluated. */
export function evidenceSummary(
  { views, claims, exhibits, stated }: SummaryMaterial,
  length: SummaryLength,
): SummaryPage {
  const [whole] = views;
  const { value } = whole!.review;
  const disclosure = disclosureOf(whole!);
  const searched = searchSentences(whole!);
  const modules = views.flatMap(moduleSentences);
  return {
    title: `Evidence package: ${value.title ?? value.name}${value.version === undefined ? '' : ` (version ${value.version})`}`,
    disclosure: disclosure === null ? null : disclosureSentence(disclosure),
    blocks: [
      { kind: 'heading', text: 'Who coded, and from what' },
      {
        kind: 'list',
        items: [
          ...views.flatMap(view => codingSentences(view, length.isWhole)),
          ...(length.isWhole ? views.flatMap(view => rowsSentence(view) ?? []) : []),
          [sourceSentence(whole!), unrecordedSentence(whole!)].filter(text => text !== null).join(' '),
          ...modules,
        ],
      },
      { kind: 'heading', text: 'How the studies were found' },
      ...(length.isWhole
        ? [{ kind: 'list' as const, items: searched }]
        : [{ kind: 'text' as const, text: searched.join(' ') }]),
      { kind: 'heading', text: 'What this cannot say' },
      {
        kind: 'list',
        items: limitItems(
          stated,
          limits(views).filter(
            // said above already
            limit =>
              !searched.includes(limit) &&
              !modules.includes(limit) &&
              (disclosure === null || !limit.includes(disclosureSentence(disclosure))),
          ),
          length,
        ),
      },
      ...views.flatMap(view => agreementBlocks(view, views, exhibits, length)),
      ...views.flatMap(view => reportedBlocks(view, length)),
      ...flagBlocks(views, length),
      ...(claims === null ? [] : claimBlocks(claims, length)),
      ...(length.isWhole
        ? []
        : [
            {
              kind: 'text' as const,
              text: 'More on each point, every file, and in which order to read them: 00-READ-FIRST.md.',
            },
          ]),
    ],
  };
}

/** The limits that the authors state, then those that follow from the declarations: the first of each, and where the rest is. */
function limitItems(
  stated: readonly StatedLimits[],
  found: readonly string[],
  { limits: most, isWhole }: SummaryLength,
): string[] {
  const own = stated.map(({ items }) => items);
  // on a page the authors' own words come first, where there are any
  const lists = isWhole || own.every(items => items.length === 0) ? [...own, found] : own;
  const elsewhere = stated.flatMap(({ items, title, path }) => (items.length === 0 ? [`${title}: ${path}.`] : []));
  const left = lists.reduce((sum, list) => sum + Math.max(0, list.length - most), 0);
  return [
    ...lists.flatMap(list => list.slice(0, most)),
    ...elsewhere,
    ...(left === 0 ? [] : [`${left} more, and what follows from the declarations: limits.md.`]),
  ];
}

/** What was not evaluated, or is not reported, with every reason apart. */
function reportedBlocks(view: OpenReview, { rows: most, isWhole }: SummaryLength): SummaryBlock[] {
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
  const notes = [
    ...(hasUnknown
      ? [
          isWhole
            ? `"May apply": the field depends on another one that is not reported, so nobody can say whether it applies. Such ${view.words.units} are also counted under a level, Not reported or Unclear.`
            : '"May apply" depends on a field that is not reported; these are also counted to the right.',
        ]
      : []),
    ...(denied.length === 0
      ? []
      : [
          isWhole
            ? `"Does not apply" is what the coders gave. Whether it is so depends on another field, which is not reported, for: ${denied.join('; ')}.`
            : `"Does not apply" is the coders' word, and depends on a field that is not reported for ${denied.join('; ')}.`,
        ]),
    ...(isWhole ? [] : ['"Not reported" does not mean "not done".']),
    ...(levels.length === 0
      ? []
      : [
          `${isWhole ? lowestLevels(view, all.slice(0, most)) : ''}Levels say how strong the reported evidence is, not how good the result was, and are never added or averaged; ${codebookPage(view)} defines them.`,
        ]),
  ];
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
          .slice(0, most)
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
    ...(isWhole
      ? notes.map(text => ({ kind: 'text' as const, text }))
      : notes.length === 0
        ? []
        : [{ kind: 'text' as const, text: notes.join(' ') }]),
    ...(all.length <= most ? [] : [more(all.length - most)]),
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

function flagBlocks(views: readonly OpenReview[], { isWhole }: SummaryLength): SummaryBlock[] {
  const items = views.flatMap(view =>
    flagsOf(view).map(flag => {
      const { rows } = results(view, [{ analysis: 'shares', fields: [flag.name], denominator: 'all' }]);
      const levels = rows.filter(row => row.kind === 'level');
      const count = (isCounted: (code: string) => boolean): string =>
        view.format.count(levels.reduce((sum, row) => sum + (isCounted(row.level ?? '') ? (row.n ?? 0) : 0), 0));
      const of = view.format.count(rows[0]?.N ?? null);
      if (isWhole)
        return `${flag.title} (of ${of}): ${levels.map(row => `${row.label}: ${view.format.count(row.n)}`).join('; ')}.${agreedOnFlag(view, flag)}`;
      const raising = raisedIn(flag);
      return `${flag.title}: raised in ${count(code => raising.has(code))}, undecided in ${count(code => code === UNDECIDED)} of ${of}.`;
    }),
  );
  return items.length === 0
    ? []
    : [
        { kind: 'heading', text: `Questions to the authors, no verdicts${isWhole ? '' : ' (flags.csv)'}` },
        { kind: 'list', items },
      ];
}
