import { headerWords } from '../columns/find-key.ts';
import type { Profile } from '../columns/profile.ts';

/** Columns that come once a coder: `x_primary`, `x_secondary`, `x_agreed`, or `lb_x`, `ld_x`. */
export interface CoderColumns {
  /** as `codings.from.affix` wants it, e.g. `{field}_{coder}` */
  readonly affix: string;
  readonly coders: readonly string[];
  readonly consensus: string | null;
  /** field's stem → columns of the coders, and of the consensus */
  readonly stems: ReadonlyMap<string, { readonly coders: readonly number[]; readonly consensus: number | null }>;
  readonly evidence: string;
}

const CONSENSUS = /^(agreed|consensus|final|adjudicated|resolved|reconciled|decision)$/i;
const BESIDE = /^(match|same|equal|agree|diff|disagree|detail|reason|note|notes|comment|comments|verbatim)$/i;
const KNOWN =
  /^(primary|secondary|(coder|reviewer|rater|r|rev|extractor|screener)[ _-]?[a-d1-4]|first|second|initial|[a-d]|[1-4])$/i;
/** Slots, blocks and repeated questions are numbered and lettered in the same way. */
const GENERIC = /^(\d|[a-d]|first|second|initial)$/i;
const PERSON = /\b(screener|reviewer|coder|rater|extractor|assessor)\b/;

/** Looks for affixes that the same stems carry, and whose columns mostly agree row by row. */
export function findCoderColumns(columns: readonly Profile[]): CoderColumns | null {
  // options of a REDCap checkbox field
  const profiles = columns.filter(profile => !profile.header.includes('___'));
  for (const side of ['suffix', 'prefix'] as const) {
    const stems = new Map<string, Map<string, Profile>>();
    for (const profile of profiles)
      for (const [stem, affix] of splits(profile.header, side)) {
        const list = stems.get(affix) ?? new Map<string, Profile>();
        list.set(stem, profile);
        stems.set(affix, list);
      }
    const affixes = [...stems].filter(([affix]) => !CONSENSUS.test(affix) && !BESIDE.test(affix));
    let best: { pair: [string, string]; shared: string[] } | null = null;
    for (const [i, [a, inA]] of affixes.entries())
      for (const [b, inB] of affixes.slice(i + 1)) {
        if (KNOWN.test(a) !== KNOWN.test(b)) continue;
        const shared = [...inA.keys()].filter(stem => inB.has(stem));
        if (shared.length === 0 || (best !== null && shared.length <= best.shared.length)) continue;
        const settled = [...stems].some(
          ([affix, list]) => CONSENSUS.test(affix) && shared.some(stem => list.has(stem)),
        );
        if (plausible(a, b, shared, inA, inB, settled)) best = { pair: [a, b], shared };
      }
    if (best === null) continue;
    const coders = [...best.pair];
    const consensus = [...stems.keys()].find(
      affix => CONSENSUS.test(affix) && best.shared.some(stem => stems.get(affix)?.has(stem)),
    );
    const mark = separatorOf(stems.get(coders[0]!)!.get(best.shared[0]!)!.header, best.shared[0]!, coders[0]!, side);
    return {
      affix: side === 'suffix' ? `{field}${mark}{coder}` : `{coder}${mark}{field}`,
      coders,
      consensus: consensus ?? null,
      stems: new Map(
        best.shared.map(stem => [
          stem,
          {
            coders: coders.map(coder => stems.get(coder)!.get(stem)!.index),
            consensus: (consensus === undefined ? undefined : stems.get(consensus)?.get(stem)?.index) ?? null,
          },
        ]),
      ),
      evidence: `${best.shared.length} ${best.shared.length === 1 ? 'column comes' : 'columns come'} once for "${coders[0]}" and once for "${coders[1]}", and mostly agree row by row`,
    };
  }
  return null;
}

function splits(header: string, side: 'suffix' | 'prefix'): [stem: string, affix: string][] {
  const match =
    side === 'suffix' ? /^(.+?)[_ .-]+([\p{L}]*\d?)$/u.exec(header) : /^([\p{L}]*\d?)[_ .-]+(.+)$/u.exec(header);
  const greedy = side === 'suffix' ? /^(.+)[_ .-]([\p{L}\d]{1,12})$/u.exec(header) : match;
  if (greedy === null) return [];
  const [stem, affix] = side === 'suffix' ? [greedy[1]!, greedy[2]!] : [greedy[2]!, greedy[1]!];
  return affix === '' || stem === '' ? [] : [[stem, affix]];
}

const separatorOf = (header: string, stem: string, affix: string, side: 'suffix' | 'prefix'): string =>
  side === 'suffix'
    ? header.slice(stem.length, header.length - affix.length)
    : header.slice(affix.length, header.length - stem.length);

/** Coders answer the same question: their columns share values, and are equal in at least half of the rows. */
function plausible(
  a: string,
  b: string,
  shared: readonly string[],
  inA: ReadonlyMap<string, Profile>,
  inB: ReadonlyMap<string, Profile>,
  /** a column with the consensus stands beside them */
  settled: boolean,
): boolean {
  const known = KNOWN.test(a) && KNOWN.test(b);
  const initials = /^\p{L}{2,3}$/u.test(a) && /^\p{L}{2,3}$/u.test(b);
  if (!known && !initials) return false;
  const generic = GENERIC.test(a);
  const person = shared.some(stem => PERSON.test(headerWords(stem))) || PERSON.test(headerWords(a));
  if ((generic || initials) && shared.length < 2 && !person && !settled) return false;
  // the second answer of a list is left blank where there is only one; coders fill the same rows
  if (generic && !person && !settled && !sameRows(shared, inA, inB)) return false;
  let agreeing = 0;
  let judged = 0;
  for (const stem of shared) {
    const [left, right] = [inA.get(stem)!, inB.get(stem)!];
    if (left.paged || right.paged || left.values.length > 30 || left.values.length < 2) continue;
    judged++;
    let equal = 0;
    let both = 0;
    for (let row = 0; row < left.rows; row++) {
      const [x, y] = [left.text(row), right.text(row)];
      if (x === '' && y === '') continue;
      both++;
      if (x === y) equal++;
    }
    if (both > 0 && equal / both >= 0.5) agreeing++;
  }
  return judged > 0 && agreeing >= judged * 0.5;
}

/** Whether both columns of each pair are filled in the same rows, and with the same words. */
function sameRows(
  shared: readonly string[],
  inA: ReadonlyMap<string, Profile>,
  inB: ReadonlyMap<string, Profile>,
): boolean {
  return shared.every(stem => {
    const [left, right] = [inA.get(stem)!, inB.get(stem)!];
    const isFilled = (profile: Profile, row: number): boolean => {
      const text = profile.text(row);
      return text !== '' && !profile.missing.has(text);
    };
    let differing = 0;
    let both = 0;
    for (let row = 0; row < left.rows; row++) {
      const [x, y] = [isFilled(left, row), isFilled(right, row)];
      if (x !== y) differing++;
      else if (x) both++;
    }
    const words = new Set(left.values.map(([text]) => text));
    const common = right.values.filter(([text]) => words.has(text)).length;
    return both > 0 && differing <= both * 0.05 && common >= Math.max(left.values.length, right.values.length) * 0.5;
  });
}
