import { joined } from '../../manuscript/draft/phrases.ts';
import type { Derived } from '../../model/codebook.ts';
import { raisedIn, SILENT, UNDECIDED } from '../../model/flag-codes.ts';
import { printedEnds } from '../../model/printed-ends.ts';
import type { ResultRow } from '../../model/result-row.ts';
import { CODED, STATE_LABELS, STATES } from '../../model/state.ts';
import type { SummaryBlock } from '../../model/summary-page.ts';
import type { OpenReview } from '../../read/session.ts';
import { COEFFICIENTS } from '../../stats/agreement/index.ts';
import { plainTable } from '../../tables/plain-table.ts';
import { agree, type FieldAgreement } from '../../tabulate/agreement/agree.ts';
import { overruled } from '../../tabulate/agreement/overruled.ts';
import { type StateUse, stateUses } from '../../tabulate/agreement/state-uses.ts';
import { whichToReport } from '../../tabulate/agreement/which-to-report.ts';
import { fieldsWithEvidence } from '../request/fields-with-evidence.ts';

/** A table of agreement that the review declares. */
export interface AgreementExhibit {
  /** the resource whose coders it compares */
  readonly of: string;
  readonly title: string;
  /** where the package has it */
  readonly path: string;
}

/** How much a summary says: all of it, or what fits on one page of paper. */
export interface SummaryLength {
  /** rows of a table */
  readonly rows: number;
  /** of the authors' own limits, from each page that states them */
  readonly limits: number;
  /** false: the categories of flags, what explains a column, and files are left to 00-READ-FIRST.md */
  readonly isWhole: boolean;
}

export const titleOf = (view: OpenReview): string => view.resource.title ?? view.resource.name;

export const more = (count: number): SummaryBlock => ({
  kind: 'text',
  text: `${count} more ${count === 1 ? 'field is' : 'fields are'} in the files of the package.`,
});

/** How well the coders agreed, field by field: those with evidence first, since the package rests on them. */
export function agreementBlocks(
  view: OpenReview,
  views: readonly OpenReview[],
  exhibits: readonly AgreementExhibit[],
  { rows: most, isWhole }: SummaryLength,
): SummaryBlock[] {
  if (view.material.stages === undefined || view.coders.length < 2) return [];
  const own = new Set(fieldsWithEvidence(view).map(field => field.name));
  const all = agree({ analysis: 'agreement', fields: [] }, view.material).stages.flatMap(stage => stage.fields);
  // what only the coders' own sheets have, such as how sure they were, is no charted result
  const charted = all.filter(({ ratings }) => view.studies.coded.columns.has(ratings.field.name));
  const fields = charted.length === 0 ? all : charted;
  const isAside = own.size === 0 && views.some(other => fieldsWithEvidence(other).length > 0);
  if (isAside) return rangeOf(view, fields, exhibits, isWhole);
  const wanted = own.size === 0 ? fields : fields.filter(({ ratings }) => own.has(ratings.field.name));
  const { format } = view;
  const rows = wanted.slice(0, most).map(entry => {
    const row = (statistic: string | null): ResultRow | undefined =>
      entry.rows.find(other => other.statistic === statistic && other.kind === 'field' && other.by.length === 1);
    const percent = agreedRow(entry.rows);
    // of an ordered field always its own coefficient, also where it is undefined, and why
    const { statistic } = whichToReport(entry, format);
    const weighted = row('weighted_kappa_quadratic');
    const best = entry.ratings.scale === 'ordered' && weighted !== undefined ? weighted : row(statistic);
    const coefficient = (entry: ResultRow | undefined): string[] => {
      if (entry === undefined || entry === percent) return [];
      // the pairs of the percentage stand in the column before
      const pairs = entry.N === percent?.N ? '' : `, ${format.count(entry.N)} pairs`;
      if (entry.estimate === null) {
        const [why] = (entry.warnings.find(({ code }) => code === 'undefined')?.message ?? '').split(';');
        return [`${shortLabel(entry.statistic)} undefined${pairs}${why === '' ? '' : ` (${why})`}`];
      }
      const ends = printedEnds(entry);
      const interval = ends === null || entry.se === 0 ? '' : ` (${format.interval(ends.low, ends.high, 2)})`;
      return [`${shortLabel(entry.statistic)} ${format.coefficient(entry.estimate)}${interval}${pairs}`];
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
  const isOrdered = wanted.some(({ ratings }) => ratings.scale === 'ordered');
  return [
    { kind: 'heading', text: `How well the coders agreed: ${titleOf(view)}` },
    {
      kind: 'table',
      table: plainTable(['Field', 'Agreed', '%', 'Coefficient (95% CI)'], rows, {
        left: [3],
        title: `Agreement of the coders: ${titleOf(view)}`,
      }),
    },
    ...(wanted.length <= most ? [] : [more(wanted.length - most)]),
    {
      kind: 'text',
      text: `${pairsSentence(view, isWhole)}${isOrdered ? weightedSentence(isWhole) : ''}${isWhole ? rest(fields, wanted, view) : ''}${changedAgreed(fields, view)}Every coefficient: ${wherePrinted(view, isWhole ? exhibits : [])}.`,
    },
  ];
}

/** What a weighted kappa does not see. */
const weightedSentence = (isWhole: boolean): string =>
  `Weighted kappa${isWhole ? ' (quadratic weights: a near miss counts in part)' : ''} uses only pairs of two levels, so it sees no disagreement between a level and "not reported"; ${isWhole ? "Gwet's " : ''}AC1 does. `;

/** What "66 of 86" counts: which pairs of codes are compared, and which are left out. */
function pairsSentence({ material }: OpenReview, isWhole: boolean): string {
  const [stage] = material.stages ?? [];
  const uses = stateUses(stage?.ratings ?? {});
  const named = (use: StateUse): string =>
    joined(
      uses.flatMap((own, at) => (own === use ? [`"${STATE_LABELS[STATES[at]!].toLowerCase()}"`] : [])),
      'or',
    );
  const [both, one] = [named('pair'), named('none')];
  const left = `${both === '' ? '' : `both coders gave ${both}, or `}one gave ${one}`;
  return isWhole
    ? `"Agreed": pairs of codes that were alike before differences were resolved, of all that were compared. A pair is not compared if ${left}. `
    : `"Agreed": alike before differences were resolved, of all pairs but those where ${left}. `;
}

const agreementFile = ({ resource, review }: OpenReview): string =>
  resource.name === review.studies.name ? 'agreement.csv' : `agreement-${resource.name}.csv`;

/** The name of a statistic in a narrow column; the note below the table has the rest. */
const shortLabel = (statistic: string): string =>
  (COEFFICIENTS.get(statistic)?.label ?? statistic)
    .replace(' (quadratic)', '')
    .replace(' (MASI distance)', '')
    .replace("Gwet's ", '');

/** The file with every coefficient of a resource, and the tables of the review that print some of them. */
function wherePrinted(view: OpenReview, exhibits: readonly AgreementExhibit[]): string {
  const own = exhibits.filter(({ of }) => of === view.resource.name);
  const tables = own.length === 0 ? '' : `; the review prints some of them in ${joined(own.map(({ path }) => path))}`;
  return `${agreementFile(view)}${tables}`;
}

/** How often the counted code is another than the one that all coders gave; '' where it never is. */
function changedAgreed(fields: readonly FieldAgreement[], view: OpenReview): string {
  const coded = new Set(view.codebook.fields.map(({ name }) => name));
  const changed = fields
    .filter(({ ratings }) => coded.has(ratings.field.name))
    .reduce((sum, { ratings }) => sum + overruled(ratings).length, 0);
  return changed === 0
    ? ''
    : `In ${view.format.count(changed)} ${changed === 1 ? 'cell' : 'cells'} on which all coders agreed, the counted code is another one. `;
}

/** The fields that a table leaves out, with those of least agreement among them. */
function rest(all: readonly FieldAgreement[], shown: readonly FieldAgreement[], view: OpenReview): string {
  const coded = new Set(view.codebook.fields.map(({ name }) => name));
  const others = all
    .filter(entry => !shown.includes(entry) && coded.has(entry.ratings.field.name))
    .flatMap(agreedOn)
    .sort((a, b) => a.n * b.N - b.n * a.N);
  if (others.length === 0) return '';
  const least = others
    .slice(0, 2)
    .map(({ title, n, N }) => `${title}, ${n} of ${N} (${view.format.percentSigned(n, N)})`);
  return `The table shows the fields with evidence. Of the ${others.length === 1 ? 'other field' : `${others.length} other fields`}, agreement is least on ${least.join('; ')}. `;
}

/** The row on a field as a whole that says on how many units all coders agree. */
const agreedRow = (rows: readonly ResultRow[]): ResultRow | undefined =>
  rows.find(
    ({ kind, by, statistic }) =>
      kind === 'field' && by.length === 1 && ['percent_agreement', 'exact_set_agreement'].includes(statistic),
  );

/** Units on which all coders agree on a field; nothing where none could be compared. */
function agreedOn({
  ratings,
  rows,
}: FieldAgreement): { readonly title: string; readonly n: number; readonly N: number }[] {
  const row = agreedRow(rows);
  return row?.n == null || !row.N ? [] : [{ title: ratings.field.title, n: row.n, N: row.N }];
}

/** How many fields a sentence on agreement names. */
const NAMED = 3;

/** The least agreement of a resource whose codes the package does not rest on. */
function rangeOf(
  view: OpenReview,
  fields: readonly FieldAgreement[],
  exhibits: readonly AgreementExhibit[],
  isWhole: boolean,
): SummaryBlock[] {
  const found = fields.flatMap(({ ratings, rows }) => {
    const row = agreedRow(rows);
    const { statistic } = whichToReport({ ratings, rows }, view.format);
    const best = rows.find(
      entry => entry.kind === 'field' && entry.by.length === 1 && entry.statistic === statistic && entry !== row,
    );
    const isSet = row?.statistic === 'exact_set_agreement';
    const coefficient =
      !isWhole || best?.estimate == null
        ? ''
        : `; ${shortLabel(best.statistic)} ${view.format.coefficient(best.estimate)}`;
    return agreedOn({ ratings, rows }).map(agreed => ({ ...agreed, isSet, also: coefficient }));
  });
  found.sort((a, b) => a.n * b.N - b.n * a.N);
  const most = found.at(-1);
  if (most === undefined) return [];
  // several may agree as well as the last
  const best = found.filter(({ n, N }) => n * most.N === most.n * N);
  const words = ({ title, n, N, also }: typeof most): string =>
    `${title}, ${n} of ${N} (${view.format.percentSigned(n, N)}${also})`;
  const least = found.slice(0, Math.min(NAMED, found.length - 1));
  const named = [...least, ...best];
  const sets = named.some(({ isSet }) => isSet)
    ? isWhole
      ? "Where a cell holds several codes, only cells with the same codes agree; alpha is Krippendorff's, which counts cells that share codes as partly alike (MASI distance). "
      : 'Where a cell holds several codes, only cells with the same codes agree. '
    : '';
  return [
    { kind: 'heading', text: `How well the coders agreed: ${titleOf(view)}` },
    {
      kind: 'text',
      text: `${found.length === 1 ? 'One field was' : `${found.length} fields were`} compared. ${least.length === 0 ? '' : `Least agreement: ${least.map(words).join('; ')}. `}${least.length === 0 ? '' : 'Most: '}${best.map(words).join('; ')}. ${sets}${isWhole ? pairsSentence(view, true) : ''}${changedAgreed(fields, view)}Every field: ${wherePrinted(view, isWhole ? exhibits : [])}.`,
    },
  ];
}

/**
 * How well the coders agreed on a flag, by the codes that each of them gave; '' where it was not coded twice. A unit on which
 * all coders are silent (or gave a code that asks nothing either) says nothing: where hardly any is flagged, agreement on silence is close to complete whatever they do.
 */
export function agreedOnFlag(view: OpenReview, flag: Derived): string {
  const raising = raisedIn(flag);
  const isCoded = view.coders.filter(({ coded }) => coded.columns.has(flag.name)).length > 1;
  if (view.material.stages === undefined || !isCoded) return '';
  let [flagged, same, raised] = [0, 0, 0];
  for (const { fields } of agree({ analysis: 'agreement', fields: [flag.name] }, view.material).stages)
    for (const { ratings } of fields)
      ratings.joined.keys.forEach((_, unit) => {
        const codes = ratings.columns.map((column, rater) => {
          const at = ratings.joined.at[rater]?.[unit] ?? -1;
          const code =
            at < 0 || column.states[at] !== CODED || column.kind !== 'single'
              ? SILENT
              : (column.levels[column.codes[at]!]?.value ?? SILENT);
          return raising.has(code) || code === UNDECIDED ? code : SILENT;
        });
        if (codes.every(code => code === SILENT)) return;
        flagged++;
        if (new Set(codes).size === 1) same++;
        if (codes.some(code => raising.has(code))) raised++;
      });
  if (flagged === 0) return ' No coder raised it, so agreement on it is unknown.';
  const unraised = raised === 0 ? ' No coder raised it, so agreement on raising it is unknown.' : '';
  return ` A coder raised it or left it undecided in ${view.format.count(flagged)}; in ${view.format.count(same)} of these all coders gave the same code.${unraised}`;
}
