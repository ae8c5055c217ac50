import { printWord } from '../base/expression/print.ts';
import { looksLikeExpression } from '../base/expression.ts';
import { Fault, faultIn } from '../base/fault.ts';
import { unknownMessage } from '../base/unknown-word.ts';
import { FILE_WORDING } from '../base/wording.ts';
import { type Field, fieldNamed } from '../model/codebook.ts';
import type { Denominator } from '../model/state.ts';
import type { Claim } from './claim.ts';
import { type Resolution, unresolved } from './resolution.ts';
import { resolveRow } from './resolve-row.ts';
import { type ReviewData, shareValues } from './review-data.ts';

/** Looks up what the data say where the claim reports something. */
export function resolveClaim(claim: Claim, data: ReviewData): Resolution {
  try {
    if (claim.field === null) return resolveCount(claim, data);
    if (claim.field === 'verified' && !isDeclared(data, claim.field)) {
      if (data.verified === null)
        return unresolved(
          `${claim.place}: review.yaml does not state how many of the ${data.units} a person has verified; add e.g. \`provenance: { verified: 0 }\``,
        );
      const figures = shareValues(data.verified, data.count(null), `${data.units} that a person has verified`);
      return { figures, field: null, level: null, note: '' };
    }
    const renamed = fieldNamed(data.codebook, claim.field)
      ? undefined
      : data.codebook.fields.find(field => field.aliases.includes(claim.field!));
    const name = renamed?.name ?? claim.field;
    const note = renamed === undefined ? '' : `The field is called ${renamed.name} now. `;
    const field = fieldNamed(data.codebook, name);
    if (claim.row?.analysis === 'flow') return resolveRow(claim, claim.row, data, claim.field, '');
    if (!isDeclared(data, name) && !looksLikeExpression(name)) {
      const names = data.codebook.fields.map(entry => entry.name);
      return unresolved(`${claim.place}: ${unknownMessage(name, names, 'field')}`);
    }
    if (claim.row !== null) return resolveRow(claim, claim.row, data, name, note);
    const coded = field ?? categoriesDerived(data, name);
    return resolveStatistic(claim, data, name, note) ?? resolveShare(claim, data, name, coded, note);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return unresolved(`${claim.place}: ${faultIn(FILE_WORDING, error).message}`);
  }
}

/** What a share is of: a field, or a derived field with categories; a proposition has neither. */
type Coded = Pick<Field, 'categories' | 'type'>;

function categoriesDerived({ codebook }: ReviewData, name: string): Coded | undefined {
  const categories = codebook.derive.find(entry => entry.name === name)?.categories ?? null;
  return categories === null ? undefined : { categories, type: 'string' };
}

const isDeclared = ({ codebook }: ReviewData, name: string): boolean =>
  fieldNamed(codebook, name) !== undefined || codebook.derive.some(entry => entry.name === name);

/** A count without a field: how many units there are, or how many a condition is true for. */
function resolveCount(claim: Claim, data: ReviewData): Resolution {
  if (claim.n === null && claim.N === null) return unresolved('it names no field, and reports no count', false);
  if (claim.parts.length > 0 || claim.of.length > 0)
    return unresolved('it is the sum of other claims, and names no field', false);
  const all = data.count(null);
  if (claim.where === null && claim.n !== null && claim.N?.value === all && claim.n.value < all)
    return unresolved(`it names no field, so it is unknown what ${claim.n.value} of the ${all} have in common`, false);
  const n = claim.where === null ? all : data.count(claim.where);
  const words = claim.where === null ? `all ${data.units}` : `${data.units} where ${claim.where}`;
  return { figures: shareValues(n, all, words), field: null, level: null, note: '' };
}

/** Medians, ranges and coefficients. */
function resolveStatistic(claim: Claim, data: ReviewData, name: string, note: string): Resolution | null {
  const wanted = claim.statistics.map(entry => entry.statistic);
  if (wanted.length === 0) return null;
  const request = { fields: [name], where: claim.where };
  const plain = wanted.every(statistic => SUMMARY.has(statistic));
  const rows = data.rows([plain ? { analysis: 'shares', ...request } : { analysis: 'agreement', ...request }]);
  const values = new Map<string, number>();
  // agreement is by stage; the first stage that has the statistic is meant
  for (const row of rows)
    if (
      row.by.every(group => group.field === 'stage') &&
      row.level === null &&
      row.estimate !== null &&
      !values.has(row.statistic)
    )
      values.set(row.statistic, row.estimate);
  const absent = wanted.filter(statistic => !values.has(statistic));
  if (absent.length > 0)
    return unresolved(
      `${data.name} gives no ${absent.join(', ')} of ${name}${plain ? '; the field is not numeric there' : ''}`,
    );
  const row = rows.find(entry => entry.statistic === wanted[0]);
  // n and a percentage beside a median are the units that report the number
  const reporting = plain && (claim.n !== null || claim.percent !== null) ? reportingOf(data, name, claim) : null;
  return {
    figures: {
      n: reporting?.n ?? row?.n ?? null,
      N: reporting?.N ?? row?.N ?? null,
      values,
      ci: row?.ci ?? null,
      words: data.fieldTitle(name),
    },
    field: name,
    level: null,
    note,
  };
}

/** How many units report a number, of those to which it applies. */
function reportingOf(data: ReviewData, name: string, claim: Claim): { n: number | null; N: number | null } | null {
  const row = data
    .rows([sharesOf(`${printWord(name, '`')} is not missing`, claim.where, claim.denominator)])
    .find(entry => entry.statistic === 'share' && entry.level === 'true');
  return row === undefined ? null : { n: row.n, N: row.N };
}

const SUMMARY = new Set(['median', 'mean', 'sd', 'q1', 'q3', 'min', 'max']);

function resolveShare(
  claim: Claim,
  data: ReviewData,
  name: string,
  field: Coded | undefined,
  note: string,
): Resolution {
  const rows = data.rows([sharesOf(name, claim.where, claim.denominator)]).filter(row => row.by.length === 0);
  const proposition = field === undefined;
  const level = levelOf(claim, field, proposition);
  if (level === null && rows.some(row => row.statistic === 'median')) {
    const reporting = reportingOf(data, name, claim);
    if (reporting !== null)
      return {
        figures: shareValues(reporting.n, reporting.N, `${data.fieldTitle(name)}: reported`),
        field: null,
        level: null,
        note,
      };
  }
  if (level === null)
    return unresolved(
      rows.some(row => row.statistic === 'median')
        ? `${claim.place}: ${name} is a number; report its median or range, or count a condition such as "${name} >= 2024"`
        : `${claim.place}: it names no level of ${name}`,
    );
  const row = rows.find(entry => entry.statistic === 'share' && entry.level === level);
  const words = wordsOf(data, name, proposition ? null : level, claim.where);
  if (row !== undefined) return { figures: shareValues(row.n, row.N ?? baseOf(rows), words), field: name, level, note };
  if (field?.categories && !STATE_ROWS.has(level)) {
    const categories = field.categories.flatMap(category => [category.value, category.label]);
    return unresolved(`${claim.place}: ${unknownMessage(claim.level ?? level, categories, `category of ${name}`)}`);
  }
  return { figures: shareValues(0, baseOf(rows), words), field: name, level, note };
}

const STATE_ROWS = new Set([
  'not_reported',
  'unclear',
  'not_applicable',
  'not_coded',
  'not_accessible',
  'invalid',
  'none',
]);

const baseOf = (rows: readonly { N: number | null }[]): number | null => rows.find(row => row.N !== null)?.N ?? null;

/** A code, its label or an alias; a yes-or-no question without a level asks for its yes. */
function levelOf(claim: Claim, field: Coded | undefined, proposition: boolean): string | null {
  if (proposition) return 'true';
  const given = claim.level;
  if (given === null) return field?.type === 'boolean' ? 'true' : null;
  const category =
    field?.categories?.find(entry => entry.value === given) ??
    field?.categories?.find(entry => entry.label === given || entry.aliases.includes(given)) ??
    field?.categories?.find(entry => entry.label.toLowerCase() === given.toLowerCase());
  return category?.value ?? given;
}

export const sharesOf = (field: string, where: string | null, denominator: Denominator | null) => ({
  analysis: 'shares',
  fields: [field],
  where,
  denominator,
});

export const wordsOf = (data: ReviewData, field: string, level: string | null, where: string | null): string =>
  `${level === null ? field : `${data.fieldTitle(field)}: ${data.levelLabel(field, level)}`}${where === null ? '' : `, where ${where}`}`;
