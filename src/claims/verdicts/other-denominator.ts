import type { Field } from '../../model/codebook.ts';
import { DENOMINATORS, type Denominator } from '../../model/state.ts';
import type { ClaimContext } from '../claim-context.ts';
import { type Candidate, searchCauses } from '../evidence/search-causes.ts';
import { sharesOf } from '../resolve-claim.ts';
import { shareValues } from '../review-data.ts';
import { verdict } from '../verdict.ts';

/** Groups that are worth a try: a year, a domain; not titles or identifiers. */
const MAX_GROUPS = 60;

/** The share of another denominator: a step of the chain, or a part of the units. */
export const otherDenominator = verdict({
  name: 'other_denominator',
  describe: 'the number fits another denominator: another step of the chain, or the units of one category only',
  alarm: true,
  cause: true,
  judge: entry =>
    entry.explanation('other_denominator', () => {
      const { claim, figures, binding, wrong } = entry;
      if (figures === null || binding?.figures == null || binding.field === null || wrong.length === 0) return null;
      if (claim.statistics.length > 0) return null;
      return searchCauses(
        entry,
        [
          () => chain(entry, binding.field!, binding.level),
          () => printedWholes(entry),
          () => parts(entry, binding.field!, binding.level),
        ],
        hits => `Another denominator gives it: ${hits}`,
      );
    }),
});

const levelName = (level: string | null): string => level ?? 'true';

/** The steps of the denominator chain, mentions, and the units without the claim's own condition. */
function chain(entry: ClaimContext, field: string, level: string | null): Candidate[] {
  const { claim, data, figures } = entry;
  if (data === null || figures === null) return [];
  const found: Candidate[] = [];
  const seen = new Set([`${figures.n}/${figures.N}`]);
  const add = (n: number | null, N: number | null, words: string): void => {
    if (n === null || N === null || n > N || seen.has(`${n}/${N}`)) return;
    seen.add(`${n}/${N}`);
    found.push({ figures: shareValues(n, N, words) });
  };
  const declared = data.fields.find(entry => entry.name === field);
  const steps: Denominator[] = [...DENOMINATORS, ...(declared?.type === 'list' ? (['responses'] as const) : [])];
  for (const where of claim.where === null ? [null] : [claim.where, null])
    for (const step of steps) {
      const row = data
        .rows([sharesOf(field, where, step)])
        .find(candidate => candidate.statistic === 'share' && candidate.level === levelName(level));
      const of =
        step === 'responses' ? 'all mentions' : `all ${data.units} that are ${step === 'all' ? 'included' : step}`;
      const name = `${step} (${of}${where === null && claim.where !== null ? ', without the condition' : ''})`;
      add(row?.n ?? null, row?.N ?? null, name);
      add(figures.n, row?.N ?? null, name);
    }
  return found;
}

/** How many percentages can be printed with so many digits: as probable is it that one of them fits by accident. */
const accidentOfWhole = ({ claim, data }: ClaimContext): number =>
  claim.percent === null ? 1 / Math.max(1, data?.count(null) ?? 1) : 1 / (1 + 100 * 10 ** claim.percent.decimals);

/** The wholes of other numbers of the publication, with the count of this one. */
function printedWholes(entry: ClaimContext): Candidate[] {
  const { figures } = entry;
  if (figures === null || figures.n === null || !countIsRight(entry)) return [];
  const wholes = new Map<number, string>();
  for (const other of entry.siblings()) {
    const N = other.claim.N?.value ?? other.figures?.N ?? null;
    if (other !== entry && N !== null && N !== figures.N && N >= figures.n && !wholes.has(N))
      wholes.set(N, other.claim.id);
  }
  const named = new Map([...wholes].map(([N, id]) => [N, `the whole of "${id}"`]));
  for (const N of entry.set.wholes ?? [])
    if (N !== figures.N && N >= figures.n && !named.has(N)) named.set(N, 'a whole that the text names');
  const accident = accidentOfWhole(entry);
  return [...named].map(([N, words]) => ({
    figures: shareValues(figures.n, N, `${N}, ${words}, with the count of this number`),
    accident,
  }));
}

const countIsRight = ({ comparisons }: ClaimContext): boolean =>
  comparisons.some(part => part.quantity === 'n' && part.same);

/** One category of another field as the whole. */
function* parts(entry: ClaimContext, field: string, level: string | null): Iterable<Candidate> {
  const { claim, data, figures } = entry;
  if (data === null || figures === null) return;
  // of a part of the units there are no more than of all
  if (figures.n !== null && claim.n !== null && claim.n.value > figures.n) return;
  const ownCountIsRight = countIsRight(entry);
  // with the count right, only the whole is in doubt: each whole is tried once, and one of so many fits by accident
  const wholes = new Set<number>();
  const accident = accidentOfWhole(entry);
  for (const other of data.fields) {
    if (other.name === field || !groups(other) || data.levels(other.name) > MAX_GROUPS) continue;
    const rows = data
      .rows([{ ...sharesOf(field, claim.where, claim.denominator), by: [other.name] }])
      .filter(row => row.statistic === 'share' && row.level === levelName(level) && row.by.length === 1);
    for (const row of rows) {
      if (row.N === null || row.N === 0 || row.N === figures.N) continue;
      const words = `${data.units} with ${data.fieldTitle(other.name)}: ${data.levelLabel(other.name, row.by[0]!.level)}`;
      if (!ownCountIsRight) yield { figures: shareValues(row.n, row.N, `only ${words}`) };
      else if (!wholes.has(row.N)) {
        wholes.add(row.N);
        yield { figures: shareValues(figures.n, row.N, `all ${words}, with the count of the whole`), accident };
      }
    }
  }
}

const groups = (field: Field): boolean =>
  field.categories !== null || field.type === 'boolean' || field.type === 'year' || field.type === 'integer';
