import { headerWords } from '../columns/find-key.ts';
import type { Profile } from '../columns/profile.ts';
import { type ConsensusBlanks, consensusBlanks } from './consensus-blanks.ts';
import { isCoderHeader } from './is-coder-header.ts';
import { CODER_ROLE, splitHeader } from './split-header.ts';

/** Columns that come once a coder: `x_primary`, `x_secondary`, `x_agreed`, or `lb_x`, `ld_x`. */
export interface CoderColumns {
  /** as `codings.from.affix` wants it, e.g. `{field}_{coder}` */
  readonly affix: string;
  readonly coders: readonly string[];
  readonly consensus: string | null;
  /** field's stem → columns of the coders, and of the consensus */
  readonly stems: ReadonlyMap<string, { readonly coders: readonly number[]; readonly consensus: number | null }>;
  readonly evidence: string;
  /** cells that the consensus leaves blank where all coders agree; null where there are none */
  readonly blanks: ConsensusBlanks | null;
}

const CONSENSUS = /^[_ .-]?(agreed|consensus|final|adjudicated|resolved|reconciled|decision)$/i;
const BESIDE = /^(match|same|equal|agree|diff|disagree|detail|reason|note|notes|comment|comments|verbatim)$/i;
const ROLE = '(coder|reviewer|rater|r|rev|extractor|screener|annotator|assessor)';
const KNOWN = new RegExp(
  `^(primary|secondary|tertiary|${ROLE}[ _.-]?([a-z]|\\d{1,2})|first|second|third|initial|[a-d]|[1-4])$`,
  'i',
);
/** Slots, blocks and repeated questions are numbered and lettered in the same way. */
const GENERIC = /^(\d|[a-d]|first|second|third|initial)$/i;
const ROLE_BEFORE = new RegExp(`${CODER_ROLE}\\s?[:_.-]\\s?\\{coder\\}`, 'i');
const PERSON = /\b(screener|reviewer|coder|rater|extractor|annotator|assessor)\b/;
/** What two people decide about a record. */
const JUDGED =
  /\b(decisions?|votes?|judge?ments?|verdicts?|eligible|eligibility|included?|inclusion|screening|entscheidung|décision|decisión|decisão)\b/;
/** Words that part two measurements or arms, not two people. */
const NO_PERSON =
  /^(pre|post|before|after|baseline|follow ?up|fu|min|max|mean|median|sd|se|total|sum|n|male|female|men|women|start|end|from|to|low|high|left|right|type|details?|other|text|code|label|name|id|yes|no|date|year|intervention|control|treatment|main|sub|new|old|ti|ft|tiab|abs|title|abstract|full|de|en|fr|es)$/i;
/** What a study has several of, numbered or lettered. */
const NO_JUDGEMENT =
  /\b(arms?|groups?|outcomes?|times?|waves?|phases?|periods?|visits?|rounds?|doses?|sites?|countr(y|ies)|authors?|interventions?|treatments?|comparators?|comparisons?|stud(y|ies)|samples?|cohorts?|items?|questions?|q|score|keywords?|topics?|threats?|year|n)\b/;
/** One pair of columns that says the same so often is two people's work. */
const LIKE_CODERS = 0.6;
/** What nobody is compared in: who coded, when, and remarks. */
const ASIDE = /\b(comments?|notes?|remarks?|verbatim|quotes?|time ?stamp|date|initials|page|pages)$/;

const namesCoder = (stem: string): boolean =>
  isCoderHeader(stem) && /\b(ids?|names?|initials|by)\b/.test(headerWords(stem));

type Affixed = ReadonlyMap<string, Profile>;

/** Looks for affixes that the same stems carry, and whose columns mostly agree row by row. */
export function findCoderColumns(columns: readonly Profile[]): CoderColumns | null {
  // options of a REDCap checkbox field
  const profiles = columns.filter(profile => !profile.header.includes('___'));
  for (const side of ['suffix', 'prefix'] as const) {
    const forms = new Map<string, Map<string, Map<string, Profile>>>();
    for (const profile of profiles)
      for (const { stem, coder, pattern } of splitHeader(profile.header, side)) {
        if (namesCoder(stem)) continue;
        const affixes = forms.get(pattern) ?? new Map<string, Map<string, Profile>>();
        forms.set(pattern, affixes.set(coder, (affixes.get(coder) ?? new Map<string, Profile>()).set(stem, profile)));
      }
    const found = [...forms].flatMap(([affix, stems]) => coderColumnsOf(affix, stems) ?? []);
    const best = found.toSorted((a, b) => b.stems.size - a.stems.size)[0];
    if (best !== undefined) return best;
  }
  return null;
}

function coderColumnsOf(affix: string, stems: ReadonlyMap<string, Affixed>): CoderColumns | null {
  const affixes = [...stems].filter(([name]) => !CONSENSUS.test(name) && !BESIDE.test(name));
  const agreed = [...stems].filter(([name]) => CONSENSUS.test(name));
  const fits = (a: string, b: string): string[] => {
    const [inA, inB] = [stems.get(a)!, stems.get(b)!];
    if (KNOWN.test(a) !== KNOWN.test(b)) return [];
    const shared = [...inA.keys()].filter(stem => inB.has(stem));
    const settled = agreed.some(([, list]) => shared.some(stem => list.has(stem)));
    return shared.length > 0 && plausible(a, b, shared, inA, inB, settled, ROLE_BEFORE.test(affix)) ? shared : [];
  };
  let best: { pair: [string, string]; shared: string[] } | null = null;
  for (const [i, [a]] of affixes.entries())
    for (const [b] of affixes.slice(i + 1)) {
      const shared = fits(a, b);
      if (shared.length > (best?.shared.length ?? 0)) best = { pair: [a, b], shared };
    }
  if (best === null) return null;
  const { pair, shared } = best;
  const further = affixes
    .map(([name]) => name)
    .filter(name => !pair.includes(name) && fits(pair[0], name).length >= shared.length * 0.5);
  const coders = [...pair, ...further];
  const compared = shared.filter(stem => !ASIDE.test(headerWords(stem)));
  if (compared.length === 0) return null;
  const consensus = agreed.find(([, list]) => shared.some(stem => list.has(stem)))?.[0] ?? null;
  const named = coders.map(name => `"${name}"`);
  const columnsOf = (stem: string) => ({
    coders: coders.flatMap(coder => stems.get(coder)!.get(stem) ?? []),
    consensus: (consensus === null ? undefined : stems.get(consensus)?.get(stem)) ?? null,
  });
  return {
    affix,
    coders,
    consensus,
    blanks: consensusBlanks(compared.map(columnsOf)),
    stems: new Map(
      compared.map(stem => {
        const own = columnsOf(stem);
        return [
          stem,
          { coders: own.coders.map(({ index }) => index), consensus: own.consensus?.index ?? null },
        ] as const;
      }),
    ),
    evidence: `${compared.length} ${compared.length === 1 ? 'column comes' : 'columns come'} once for ${named.slice(0, -1).join(', once for ')} and once for ${named.at(-1)}, and mostly agree row by row`,
  };
}

/** Coders answer the same question: their columns share values, and are equal in at least half of the rows. */
function plausible(
  a: string,
  b: string,
  shared: readonly string[],
  inA: Affixed,
  inB: Affixed,
  /** a column with the consensus stands beside them */
  settled: boolean,
  /** the header says "Coder:" in front of both */
  titled: boolean,
): boolean {
  const known = titled || (KNOWN.test(a) && KNOWN.test(b));
  const isName = (text: string, most: number): boolean =>
    new RegExp(`^\\p{L}{2,${most}}$`, 'u').test(text) && !NO_PERSON.test(text);
  const initials = isName(a, 3) && isName(b, 3);
  const names = isName(a, 12) && isName(b, 12);
  if (!known && !names) return false;
  const generic = GENERIC.test(a) || (!known && !initials);
  const person = shared.some(stem => PERSON.test(headerWords(stem))) || PERSON.test(headerWords(a)) || titled;
  const areInitials = [a, b].every(name => /^\p{Lu}{2,3}$/u.test(name)) && initials;
  const judges = areInitials && shared.some(stem => JUDGED.test(headerWords(stem))) && sameRows(shared, inA, inB);
  const isPair = /^([a-d]|[1-4])$/i.test(a) && shared.every(stem => !NO_JUDGEMENT.test(headerWords(stem)));
  const alike = isPair && sameRows(shared, inA, inB) && sameCells(shared, inA, inB) >= LIKE_CODERS;
  if ((generic || initials) && shared.length < 2 && !person && !judges && !alike && !settled) return false;
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

/** What stands in the second block of questions where a study has only one. */
const NOTHING = /^(n\.?\/?a\.?|[-\u2013\u2014]|none|nil)$/i;

/** How often both columns of all pairs say the same: 0 to 1. */
function sameCells(shared: readonly string[], inA: Affixed, inB: Affixed): number {
  let [equal, both] = [0, 0];
  for (const stem of shared) {
    const [left, right] = [inA.get(stem)!, inB.get(stem)!];
    for (let row = 0; row < left.rows; row++) {
      const [x, y] = [left.text(row), right.text(row)];
      if (x === '' || y === '') continue;
      both++;
      if (x === y) equal++;
    }
  }
  return both === 0 ? 0 : equal / both;
}

/** Whether both columns of each pair are filled in the same rows, and with the same words. */
function sameRows(shared: readonly string[], inA: Affixed, inB: Affixed): boolean {
  return shared.every(stem => {
    const [left, right] = [inA.get(stem)!, inB.get(stem)!];
    const isFilled = (profile: Profile, row: number): boolean => {
      const text = profile.text(row);
      // "unclear" and "not reported" are answers of a coder, whatever the other one says
      return text !== '' && !NOTHING.test(text) && profile.missing.get(text)?.state !== 'not_applicable';
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
