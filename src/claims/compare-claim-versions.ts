import type { ClaimSet } from './claim.ts';
import { type ClaimContext, contextsOf, countRange } from './claim-context.ts';
import { type Moves, recoding } from './evidence/recoding.ts';

interface Range {
  readonly low: number;
  readonly high: number;
}

/** A quantity that both versions report, with other numbers. */
export interface Change {
  readonly id: string;
  readonly field: string | null;
  readonly level: string | null;
  readonly old: Readonly<Record<string, string>>;
  readonly new: Readonly<Record<string, string>>;
  /** the counts that the numbers stand for; null where they can't be known */
  readonly counts: { readonly old: Range | null; readonly new: Range | null };
  /** the later number is the earlier one's share of the others */
  readonly complement: boolean;
  readonly explanation: string;
}

export interface Comparison {
  readonly old: string;
  readonly new: string;
  readonly N: { readonly old: number | null; readonly new: number | null };
  readonly changed: readonly Change[];
  readonly same: readonly string[];
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** the smallest net recoding of each partition that changed */
  readonly recodings: readonly (Moves & { readonly partition: string; readonly explanation: string })[];
}

/** Claims by themselves. */
const NO_DATA = { data: null, former: null, resources: new Map(), cause: () => null };

/**
 * What changed between two versions of a publication, from their reported numbers alone. It says what the arithmetic shows,
 * not what the authors did: a net move of one study may hide several that cancel out.
 */
export function compareClaimVersions(older: ClaimSet, newer: ClaimSet): Comparison {
  const [before, after] = [older, newer].map(set => contextsOf(set, NO_DATA)) as [ClaimContext[], ClaimContext[]];
  const keyed = new Map(before.map(entry => [keyOf(entry), entry]));
  const pairs = after.flatMap(entry => {
    const old = keyed.get(keyOf(entry));
    return old === undefined ? [] : [[old, entry] as const];
  });
  const changed = pairs.filter(([old, now]) => differs(old, now));
  const paired = new Set(pairs.flat());
  return {
    old: nameOf(older),
    new: nameOf(newer),
    N: { old: older.N, new: newer.N },
    changed: changed.map(([old, now]) => changeOf(old, now)),
    same: pairs.filter(pair => !differs(...pair)).map(([, now]) => now.claim.id),
    added: after.filter(entry => !paired.has(entry)).map(entry => entry.claim.id),
    removed: before.filter(entry => !paired.has(entry)).map(entry => entry.claim.id),
    recodings: recodings(pairs),
  };
}

/** The same quantity in both versions: field, level and units, else the id. */
const keyOf = ({ claim }: ClaimContext): string =>
  claim.field === null
    ? `id ${claim.id}`
    : JSON.stringify([
        claim.field,
        claim.level,
        claim.where,
        claim.denominator,
        claim.statistics.map(entry => entry.statistic),
      ]);

const nameOf = (set: ClaimSet): string =>
  [set.source, set.citation === null ? '' : `(${set.citation}${set.version === null ? '' : `, ${set.version}`})`]
    .filter(part => part !== '')
    .join(' ');

const differs = (old: ClaimContext, now: ClaimContext): boolean =>
  Object.entries(now.claim.reported).some(
    ([name, number]) => old.claim.reported[name] !== undefined && old.claim.reported[name] !== number,
  );

function changeOf(old: ClaimContext, now: ClaimContext): Change {
  const counts = { old: countRange(old), new: countRange(now) };
  const complement = isComplement(old, now, counts.old, counts.new);
  const difference = differenceWords(counts.old, counts.new, old.N, now.N);
  return {
    id: now.claim.id,
    field: now.claim.field,
    level: now.claim.level,
    old: old.claim.reported,
    new: now.claim.reported,
    counts,
    complement,
    explanation: `${printed(old)} became ${printed(now)}${difference}.${
      complement && counts.old !== null && counts.new !== null && now.N !== null
        ? ` The later number is the complement of the earlier one: ${counts.new.low} = ${now.N} − ${counts.old.low}.`
        : ''
    }`,
  };
}

const printed = ({ claim }: ClaimContext): string =>
  Object.entries(claim.reported)
    .map(([name, number]) => (name === 'percent' ? `${number}%` : `${name} ${number}`))
    .join(', ');

const rangeWords = ({ low, high }: Range): string => (low === high ? String(low) : `${low}–${high}`);

function differenceWords(old: Range | null, now: Range | null, N: number | null, later: number | null): string {
  if (old === null || now === null) return '';
  const of = N !== null && N === later ? ` of ${N}` : '';
  const least = now.low > old.high ? now.low - old.high : now.high < old.low ? now.high - old.low : 0;
  return ` (${rangeWords(old)}, then ${rangeWords(now)}${of}${least === 0 ? '' : `: ${least > 0 ? 'at least +' : 'at least −'}${Math.abs(least)}`})`;
}

/** Both counts known, and together they are all. Half of an even N is its own complement and says nothing. */
function isComplement(old: ClaimContext, now: ClaimContext, before: Range | null, after: Range | null): boolean {
  if (before === null || after === null || old.N === null || old.N !== now.N) return false;
  return (
    before.low === before.high &&
    after.low === after.high &&
    before.low + after.low === now.N &&
    before.low !== after.low
  );
}

/** The smallest net recoding of each partition whose numbers changed. */
function recodings(pairs: readonly (readonly [ClaimContext, ClaimContext])[]): Comparison['recodings'] {
  const groups = new Map<string, (readonly [ClaimContext, ClaimContext])[]>();
  for (const pair of pairs) {
    const name = pair[1].claim.partition;
    if (name === null || pair[0].claim.partition === null) continue;
    const group = groups.get(name);
    if (group) group.push(pair);
    else groups.set(name, [pair]);
  }
  return [...groups].flatMap(([partition, group]) => {
    if (!group.some(([old, now]) => differs(old, now))) return [];
    const [old, now] = [wholeOf(group.map(pair => pair[0])), wholeOf(group.map(pair => pair[1]))];
    if (old === null || now === null) return [];
    const names = group.map(([, entry]) => entry.claim.level ?? entry.claim.id);
    const moves = recoding(names, old, now);
    if (moves === null) return [];
    const steps = moves.moves.map(move => `${move.n} from ${move.from} to ${move.to}`).join(', ');
    const grown =
      moves.added === 0 ? '' : `${moves.added > 0 ? `${moves.added} more` : `${-moves.added} fewer`} in all; `;
    return [
      {
        partition,
        ...moves,
        explanation: `${partition}: ${grown}the smallest net recoding that gives the later numbers moves ${moves.least === 0 ? 'nothing' : `${moves.least}${steps === '' ? '' : `: ${steps}`}`}. Moves that cancel out don't show.`,
      },
    ];
  });
}

/** The counts of a partition; one member whose percentage is impossible is what the others leave. */
function wholeOf(members: readonly ClaimContext[]): Range[] | null {
  const ranges = members.map(countRange);
  const unknown = ranges.filter(range => range === null).length;
  const N = members[0]?.N ?? null;
  if (unknown > 1 || (unknown === 1 && N === null)) return null;
  const known = ranges.filter(range => range !== null);
  const rest = {
    low: Math.max(0, (N ?? 0) - known.reduce((sum, range) => sum + range.high, 0)),
    high: Math.max(0, (N ?? 0) - known.reduce((sum, range) => sum + range.low, 0)),
  };
  return ranges.map(range => range ?? rest);
}
