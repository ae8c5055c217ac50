import type { CheckedClaim, ClaimsCheck } from '../../claims/check.ts';
import { shareAWord } from '../../claims/evidence/share-a-word.ts';
import { conditionOf } from '../../manuscript/bind/scopes.ts';
import type { Proposal, Term } from '../../manuscript/bind/term.ts';
import type { Scan, ScannedClaim } from '../../manuscript/scan/scan.ts';
import { isShare } from '../../manuscript/scan/table-wholes.ts';
import { explains } from '../../manuscript/scan/wholes.ts';

/** A binding that is surer than this keeps its alarm, whatever else the numbers fit. */
const SURE = 0.93;
/** A binding that is less sure than this is more probably wrong than the number, where the data give another. */
const UNSURE = 0.75;

/** Verdicts on the numbers of a scan, each as its proposal says. */
export type Judge = (claims: readonly ScannedClaim[]) => Promise<ClaimsCheck>;

/**
 * Withdraws bindings that are more probably wrong than their numbers. Where the data contradict a number, either the author
 * erred or the binding does; an error in print is rare, so only a sure binding makes an alarm. What is withdrawn is listed as
 * bound to nothing, with both readings and the reason: the numbers never choose a binding, they only cast doubt on one.
 */
export async function releaseDoubtful(
  given: Scan,
  check: ClaimsCheck,
  { terms, certainty }: { readonly terms: readonly Term[]; readonly certainty: number },
  judge: Judge,
): Promise<Scan> {
  const alarmed = new Map(check.unexpected.map(entry => [entry.id, entry]));
  const scan = await asStated(given, alarmed, certainty, judge);
  const torn = tornQuantities(scan.claims, alarmed);
  const doubtful = scan.claims.filter(
    ({ id, bound, proposal, statistic, numbers }) =>
      bound &&
      proposal?.denominator === undefined &&
      // a count that is right speaks for the binding, and only the percentage is wrong
      (numbers.n === undefined || Number(numbers.n) !== alarmed.get(id)?.computed?.n) &&
      alarmed.has(id) &&
      // all of it is as the earlier data gave it, which no other reading explains better
      (alarmed.get(id)!.verdict !== 'stale' || proposal!.certainty < UNSURE) &&
      statistic === undefined &&
      proposal !== null &&
      proposal.row === undefined &&
      (proposal.certainty < SURE ||
        isOfTheNamed(numbers, alarmed.get(id)?.computed?.n) ||
        torn.has(quantity(proposal)) ||
        isOfOthers(numbers, alarmed.get(id)?.computed) ||
        isTotal(numbers, scan.total)),
  );
  if (doubtful.length === 0) return scan;
  const trials = doubtful.flatMap(claim =>
    otherReadings(claim, terms).map((proposal, i) => ({
      claim: { ...claim, id: `${claim.id} ${i}`, proposal },
      of: claim.id,
    })),
  );
  const fits = new Map<string, Proposal>();
  const verdicts = new Map(
    (await judge(trials.map(({ claim }) => claim))).claims.map(({ id, verdict }) => [id, verdict]),
  );
  for (const { claim, of } of trials)
    if (verdicts.get(claim.id) === 'reproduced' && !fits.has(of)) fits.set(of, claim.proposal);
  const isDoubtful = new Set(doubtful);
  const bySame = new Map<string, ScannedClaim[]>();
  for (const claim of scan.claims) {
    const key = quantityOf(claim);
    if (key !== null) bySame.set(key, [...(bySame.get(key) ?? []), claim]);
  }
  /** Another number near by is bound to this reading, and either is right there or fits what this one was bound to. */
  const isTaken = (claim: ScannedClaim, fit: Proposal): boolean =>
    (bySame.get(quantity(fit)) ?? []).some(other => {
      if (other === claim || !isBeside(scan, claim, other) || other.proposal!.certainty < UNSURE) return false;
      const crossed = fits.get(other.id);
      return !alarmed.has(other.id) || (crossed !== undefined && quantity(crossed) === quantity(claim.proposal!));
    });
  return {
    ...scan,
    claims: scan.claims.map(claim => {
      if (!isDoubtful.has(claim)) return claim;
      const proposal = claim.proposal!;
      const fit = fits.get(claim.id);
      const computed = alarmed.get(claim.id)!.computed;
      const whole = isOfTheNamed(claim.numbers, computed?.n);
      const others = isOfOthers(claim.numbers, computed);
      const total = isTotal(claim.numbers, scan.total);
      const apart = torn.has(quantity(proposal)) && alarmed.get(claim.id)!.verdict === 'contradiction';
      const released = whole || others || total || apart;
      // a reading that fits, but is taken by a number beside it, is an error in print and no reading
      if (!released && (fit === undefined ? proposal.certainty >= UNSURE : isTaken(claim, fit))) return claim;
      const given =
        computed?.n === undefined
          ? ''
          : ` (the data give ${computed.n}${computed.N === undefined ? '' : ` of ${computed.N}`})`;
      const named = `its words name ${readingOf(proposal, terms)} with probability ${proposal.certainty}${given}`;
      return {
        ...claim,
        bound: false,
        alternatives: [proposal, ...(fit === undefined ? claim.others.slice(0, 1) : [{ ...fit, certainty: 0 }])],
        reason: whole
          ? `${named}, and its percentage is a share of just those`
          : total
            ? `${named}, but it is the number of all units`
            : others && fit === undefined
              ? `${named}, but both its count and its total are others: it may be of a part that its words do not name`
              : fit !== undefined
                ? `${named}, but its numbers are those of ${readingOf(fit, terms)}`
                : apart
                  ? `${named}, but the text says so of several different numbers, so that more must tell them apart`
                  : named,
      };
    }),
  };
}

/** In the same paragraph, or in the same table. */
const isBeside = ({ blocks }: Scan, a: ScannedClaim, b: ScannedClaim): boolean =>
  a.block === b.block ||
  (blocks[a.block]!.row !== undefined && blocks[a.block]!.row!.table === blocks[b.block]!.row?.table);

const quantity = ({ field, level, where, data, row }: Proposal): string =>
  JSON.stringify([field, level, where, data, row]);
const quantityOf = ({ bound, proposal }: ScannedClaim): string | null =>
  bound && proposal !== null ? quantity(proposal) : null;

/** A quantity that a text gives so many different numbers for is several, which words that were not read tell apart. */
const TOO_MANY_NUMBERS = 3;

function tornQuantities(
  claims: readonly ScannedClaim[],
  alarmed: ReadonlyMap<string, CheckedClaim>,
): ReadonlySet<string> {
  const counts = new Map<string, Set<string>>();
  const right = new Map<string, number>();
  for (const claim of claims) {
    const key = quantityOf(claim);
    const { n } = claim.numbers;
    if (key === null || n === undefined) continue;
    counts.set(key, (counts.get(key) ?? new Set()).add(n));
    if (!alarmed.has(claim.id)) right.set(key, (right.get(key) ?? 0) + 1);
  }
  // what most of its numbers agree with is one quantity, and another number of it is an error
  return new Set(
    [...counts].flatMap(([key, numbers]) =>
      numbers.size >= TOO_MANY_NUMBERS && (right.get(key) ?? 0) < numbers.size ? [key] : [],
    ),
  );
}

/**
 * The denominator that a text states itself: all units (`Half of the 975 articles (484; 49.6%)`, of an item that applies to
 * 681), or those that report the field (`Among the remaining 94, 57 (60.6%) …`).
 */
async function asStated(
  scan: Scan,
  alarmed: ReadonlyMap<string, CheckedClaim>,
  certainty: number,
  judge: Judge,
): Promise<Scan> {
  const trials = new Map(
    scan.claims.flatMap(claim => {
      const { id, bound, proposal, numbers, N } = claim;
      if (proposal === null || proposal.where !== undefined || proposal.denominator !== undefined) return [];
      const { ofStated, note, ...plain } = proposal;
      const sure = ofStated === undefined ? proposal.certainty : 3 * proposal.certainty;
      const stated = ofStated ?? Number(numbers.N ?? N ?? Number.NaN);
      if (Number.isNaN(stated) || (ofStated === undefined ? !bound : sure < certainty)) return [];
      const computed = alarmed.get(id)?.computed;
      if (ofStated === undefined && (computed?.n === undefined || Number(numbers.n) !== computed.n)) return [];
      if (numbers.percent !== undefined && !explains(stated, { numbers })) return [];
      const denominator = stated === scan.total ? ('all' as const) : ('reported' as const);
      return [
        [
          id,
          {
            stated,
            claim: {
              ...claim,
              bound: true,
              alternatives: [],
              reason: null,
              proposal: { ...plain, certainty: sure, denominator },
            },
          },
        ] as const,
      ];
    }),
  );
  if (trials.size === 0) return scan;
  const judged = (await judge([...trials.values()].map(({ claim }) => claim))).claims;
  const ofWhole = judged.filter(({ id, computed }) => computed?.N === trials.get(id)!.stated);
  const right = ofWhole.filter(({ verdict }) => verdict === 'reproduced').map(({ id }) => trials.get(id)!);
  // what another number of the passage confirms is the whole of a wrong one, too
  const fits = new Set(
    ofWhole.flatMap(({ id }) => {
      const { claim, stated } = trials.get(id)!;
      return right.some(
        other => other.claim === claim || (other.stated === stated && other.claim.block === claim.block),
      )
        ? [id]
        : [];
    }),
  );
  return { ...scan, claims: scan.claims.map(claim => (fits.has(claim.id) ? trials.get(claim.id)!.claim : claim)) };
}

/** What the words name is the whole of the number and no part: `147 of the 200 field-wide articles`, of 200 that are field-wide. */
const isOfTheNamed = (numbers: ScannedClaim['numbers'], count: number | undefined): boolean =>
  count !== undefined &&
  numbers.n !== undefined &&
  Number(numbers.n) < count &&
  (numbers.N === undefined ? explains(count, { numbers }) : Number(numbers.N) === count);

/** Count and total both differ and agree with each other: they are of other units than its words name, since an error changes one of them. */
const isOfOthers = (
  numbers: ScannedClaim['numbers'],
  computed: Readonly<Record<string, number>> | null | undefined,
): boolean =>
  computed?.n !== undefined &&
  computed.N !== undefined &&
  numbers.N !== undefined &&
  Number(numbers.N) !== computed.N &&
  (numbers.n === undefined
    ? numbers.percent !== undefined && !isShare(computed.n, computed.N, numbers.percent)
    : Number(numbers.n) !== computed.n && (numbers.percent === undefined || explains(Number(numbers.N), { numbers })));

/** A bare count that is the number of all units. */
const isTotal = ({ n, ...others }: ScannedClaim['numbers'], total: number | null): boolean =>
  n !== undefined && Number(n) === total && Object.keys(others).length === 0;

/** Fields whose titles have a word of this one's: `Preregistration statement` and `Preregistration accessible`. */
function fieldsAlike({ field, data }: Proposal, terms: readonly Term[]): ReadonlySet<string> {
  const titles = new Map(
    terms.flatMap(term => (term.data === data ? [[term.field, term.fieldNames[0] ?? term.field] as const] : [])),
  );
  const own = titles.get(field) ?? '';
  return new Set([...titles].flatMap(([name, title]) => (name !== field && shareAWord(own, title) ? [name] : [])));
}

const readingOf = ({ certainty: _, ...proposal }: Proposal, terms: readonly Term[]): string =>
  conditionOf({ ...proposal, certainty: 1 }, terms).replaceAll('`', '');

/** What else a number may speak of: by its words, of all units instead of some, or another category of the field. */
function otherReadings({ proposal, others, numbers }: ScannedClaim, terms: readonly Term[]): Proposal[] {
  const own = proposal!;
  const { where: _, ...whole } = own;
  const byWords = [...others.filter(({ row }) => row === undefined), ...(own.where === undefined ? [] : [whole])];
  // a percentage alone fits many categories by accident
  const telling = numbers.n !== undefined || /[.,]\d/.test(numbers.percent ?? '');
  if (!telling) return byWords;
  const alike = fieldsAlike(own, terms);
  const siblings = terms.flatMap(({ field, level, data, state }): Proposal[] =>
    data === own.data &&
    level !== null &&
    state !== true &&
    (field === own.field ? level !== own.level : alike.has(field))
      ? [{ ...own, field, level }]
      : [],
  );
  return [...byWords, ...siblings];
}
