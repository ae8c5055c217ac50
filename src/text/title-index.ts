import { missingWords, type TitleForm, titleForm } from './title-form.ts';
import { type TitleRelation, titleRelation } from './title-relation.ts';

/** A title that is related to another. */
export interface RelatedTitle {
  readonly index: number;
  readonly relation: Exclude<TitleRelation, null>;
}

/** Titles that grow one by one, and can be asked for those that are related to another. */
export interface TitleIndex {
  /** the place of the new title */
  add(title: string | TitleForm): number;
  form(index: number): TitleForm;
  /**
   * Related titles, the closest first, then by order.
   *
   * @param others places that are compared too, though they share no rare word
   */
  related(form: TitleForm, others?: readonly number[]): RelatedTitle[];
}

const RANK = { same: 0, spelling: 1, subtitle: 2, similar: 3 } as const;
/** Lists longer than this tell little. */
const FREQUENT = 400;

/**
 * Finds related titles without comparing all of them: titles with the same letters, with the same beginning, and those that
 * share seven of ten words. Of two such titles the rarest words, in one order for all titles, have one in common; so only
 * these few words of each title are looked up (prefix filtering, Chaudhuri et al. 2006).
 *
 * @param titles whose words say which are rare; titles that are added later keep to that order
 * @example titleIndex(['Synthetic notes for mining']).related(titleForm('Synthetic Notes for Mining.')) // => [{ index: 0, relation: 'same' }]
 */
export function titleIndex(titles: readonly (string | TitleForm)[] = []): TitleIndex {
  const known = titles.map(title => (typeof title === 'string' ? titleForm(title) : title));
  const order = wordOrder(known);
  const forms: TitleForm[] = [];
  const byCompact = new Map<string, number[]>();
  const byBeginning = new Map<string, number[]>();
  /** titles by each of their rarest words */
  const holders = new Map<number, number[]>();
  let seen = new Uint32Array(known.length + 64);
  let search = 0;
  let last: { readonly form: TitleForm; readonly rarest: readonly number[] } | null = null;
  const rarestOf = (form: TitleForm): readonly number[] => {
    // a title is often looked for, and then added
    if (last?.form !== form) last = { form, rarest: order.rarest(form) };
    return last.rarest;
  };
  const add = (title: string | TitleForm): number => {
    const form = typeof title === 'string' ? titleForm(title) : title;
    const index = forms.push(form) - 1;
    if (index >= seen.length) {
      const more = new Uint32Array(2 * seen.length);
      more.set(seen);
      seen = more;
    }
    if (form.compact === '') return index;
    put(byCompact, form.compact, index);
    put(byBeginning, beginning(form), index);
    for (const word of rarestOf(form)) put(holders, word, index);
    return index;
  };
  for (const form of known) add(form);
  return {
    add,
    form: index => forms[index]!,
    related(form, others = []) {
      if (form.compact === '') return [];
      const same = byCompact.get(form.compact);
      if (same !== undefined) return same.map(index => ({ index, relation: 'same' as const }));
      const found: RelatedTitle[] = [];
      search++;
      const compare = (index: number): void => {
        if (seen[index] === search) return;
        seen[index] = search;
        const relation = titleRelation(form, forms[index]!);
        if (relation !== null) found.push({ index, relation });
      };
      for (const index of others) compare(index);
      for (const index of (byBeginning.get(beginning(form)) ?? []).slice(0, FREQUENT)) compare(index);
      const size = form.words.length;
      const most = Math.max(3, Math.floor(0.3 * size));
      for (const word of rarestOf(form)) {
        const list = holders.get(word);
        if (list === undefined || list.length > FREQUENT) continue;
        for (const index of list) {
          if (seen[index] === search) continue;
          const other = forms[index]!;
          // titles of very different length have too few words in common
          if (other.words.length < size - most || other.words.length - most > size) continue;
          if (missingWords(form, other) <= most) compare(index);
        }
      }
      return found.sort((a, b) => RANK[a.relation] - RANK[b.relation] || a.index - b.index);
    },
  };
}

const put = <Key>(map: Map<Key, number[]>, key: Key, index: number): void => {
  const list = map.get(key);
  if (list === undefined) map.set(key, [index]);
  else list.push(index);
};

const beginning = ({ words: [a = '', b = '', c = '', d = ''] }: TitleForm): string => `${a} ${b} ${c} ${d}`;

/** How often each word occurs, and for each title its rarest words in an order that never changes. */
function wordOrder(titles: readonly TitleForm[]): { rarest(form: TitleForm): number[] } {
  const frequency = new Map<number, number>();
  for (const { ids } of titles) for (const id of ids) frequency.set(id, (frequency.get(id) ?? 0) + 1);
  return {
    rarest({ ids }) {
      const own: number[] = [];
      const counts: number[] = [];
      // insertion: a title has few words
      for (const id of ids) {
        if (own.includes(id)) continue;
        const count = frequency.get(id) ?? 0;
        let at = own.length;
        for (; at > 0 && (counts[at - 1]! > count || (counts[at - 1] === count && own[at - 1]! > id)); at--) {
          own[at] = own[at - 1]!;
          counts[at] = counts[at - 1]!;
        }
        own[at] = id;
        counts[at] = count;
      }
      // titles with seven of ten words in common share one of these
      own.length = own.length - Math.ceil(0.7 * own.length) + (own.length === 0 ? 0 : 1);
      return own;
    },
  };
}
