import { ListsByNumber, NumberedLists } from './lists-by-number.ts';
import { isSameTitle, missingBits, type TitleForm, titleForm } from './title-form.ts';
import { type TitleRelation, titleRelation } from './title-relation.ts';
import { wordCount } from './title-words.ts';

/** A title that is related to another. */
export interface RelatedTitle {
  readonly index: number;
  readonly relation: Exclude<TitleRelation, null>;
}

const RANK = { same: 0, spelling: 1, subtitle: 2, similar: 3 } as const;
/** Lists longer than this tell little. */
const FREQUENT = 400;

/**
 * Titles that grow one by one, and can be asked for those that are related to another without comparing all of them: titles
 * with the same letters, with the same beginning, and those that share seven of ten words. Of two such titles the rarest words,
 * in one order for all titles, have one in common; so only these few words of each title are looked up (prefix filtering,
 * Chaudhuri et al. 2006).
 *
 * @example new TitleIndex(['Synthetic notes for mining']).related(titleForm('Synthetic Notes for Mining.')) // => [{ index: 0, relation: 'same' }]
 */
export class TitleIndex {
  // indices instead of iterators: code that runs a few thousand times is not optimised, and then makes an object for each step
  private readonly forms: TitleForm[] = [];
  private readonly frequency: Int32Array;
  private readonly byHash = new ListsByNumber();
  private readonly byBeginning = new ListsByNumber();
  private readonly byRareWord = new NumberedLists();
  /** the search that last met each title */
  private seen: Uint32Array<ArrayBuffer>;
  /** of each title, where a search reads them without looking at the title: how many words it has, and its bits */
  private sizes: Uint16Array<ArrayBuffer>;
  private lows: Int32Array<ArrayBuffer>;
  private highs: Int32Array<ArrayBuffer>;
  private searches = 0;
  private lastForm: TitleForm | null = null;
  private readonly rarest: number[] = [];

  /** @param titles their words say which are rare; titles that are added later keep to that order */
  constructor(titles: readonly (string | TitleForm)[] = []) {
    const forms = titles.map(title => (typeof title === 'string' ? titleForm(title) : title));
    this.frequency = frequencies(forms);
    this.seen = new Uint32Array(forms.length + 64);
    this.sizes = new Uint16Array(forms.length + 64);
    this.lows = new Int32Array(forms.length + 64);
    this.highs = new Int32Array(forms.length + 64);
    for (const form of forms) this.add(form);
  }

  add(form: TitleForm): void {
    const index = this.forms.push(form) - 1;
    if (index >= this.seen.length) this.grow();
    this.sizes[index] = form.words.length;
    this.lows[index] = form.low;
    this.highs[index] = form.high;
    if (form.words.length === 0) return;
    this.byHash.add(form.hash, index);
    this.byBeginning.add(beginning(form), index);
    const rarest = this.rarestOf(form);
    for (let at = 0; at < rarest.length; at++) this.byRareWord.add(rarest[at]!, index);
  }

  private grow(): void {
    const { seen, sizes, lows, highs } = this;
    this.seen = new Uint32Array(2 * seen.length);
    this.sizes = new Uint16Array(2 * sizes.length);
    this.lows = new Int32Array(2 * lows.length);
    this.highs = new Int32Array(2 * highs.length);
    this.seen.set(seen);
    this.sizes.set(sizes);
    this.lows.set(lows);
    this.highs.set(highs);
  }

  /**
   * Related titles, the closest first, then by order; of those that are only similar, the first.
   *
   * @param others places that are compared too, though they share no rare word
   */
  related(form: TitleForm, others: readonly number[] = []): RelatedTitle[] {
    const size = form.words.length;
    if (size === 0) return [];
    const { byHash, byBeginning, byRareWord, forms, seen } = this;
    const found: RelatedTitle[] = [];
    for (let entry = byHash.first(form.hash); entry !== 0; entry = byHash.next(entry)) {
      const index = byHash.value(entry);
      if (isSameTitle(form, forms[index]!)) found.push({ index, relation: 'same' });
    }
    if (found.length > 0) return found;
    const search = ++this.searches;
    let similar = -1;
    const compare = (index: number): void => {
      if (seen[index] === search) return;
      seen[index] = search;
      const relation = titleRelation(form, forms[index]!);
      if (relation === 'similar') similar = similar < 0 ? index : Math.min(similar, index);
      else if (relation !== null) found.push({ index, relation });
    };
    for (const index of others) compare(index);
    let entry = byBeginning.first(beginning(form));
    for (let count = 0; entry !== 0 && count < FREQUENT; count++, entry = byBeginning.next(entry))
      compare(byBeginning.value(entry));
    const { sizes, lows, highs } = this;
    const { nexts, values } = byRareWord;
    const most = Math.max(3, Math.floor(0.3 * size));
    const longest = Math.max(size + 3, Math.floor(size / 0.7));
    const rarest = this.rarestOf(form);
    for (let at = 0; at < rarest.length; at++) {
      const word = rarest[at]!;
      if (byRareWord.length(word) > FREQUENT) continue;
      for (entry = byRareWord.first(word); entry !== 0; entry = nexts[entry]!) {
        const index = values[entry]!;
        const other = sizes[index]!;
        // titles of very different length have too few words in common
        if (other < size - most || other > longest || seen[index] === search) continue;
        const missing = missingBits(form.low, lows[index]!);
        if (missing <= most && missing + missingBits(form.high, highs[index]!) <= most) compare(index);
      }
    }
    if (found.length > 1) found.sort((a, b) => RANK[a.relation] - RANK[b.relation] || a.index - b.index);
    if (similar >= 0) found.push({ index: similar, relation: 'similar' });
    return found;
  }

  /** The rarest words of a title, in an order that never changes: titles with seven of ten words in common share one of them. */
  private rarestOf(form: TitleForm): readonly number[] {
    const { frequency, rarest } = this;
    // a title is often looked for, and then added
    if (this.lastForm === form) return rarest;
    this.lastForm = form;
    rarest.length = 0;
    const rank = (word: number): number => (word < frequency.length ? frequency[word]! : 0);
    // insertion: a title has few words
    for (let i = 0; i < form.words.length; i++) {
      const word = form.words[i]!;
      if (rarest.includes(word)) continue;
      const own = rank(word);
      let at = rarest.length;
      for (; at > 0; at--) {
        const before = rarest[at - 1]!;
        const other = rank(before);
        if (other < own || (other === own && before < word)) break;
        rarest[at] = before;
      }
      rarest[at] = word;
    }
    rarest.length = rarest.length - Math.ceil(0.7 * rarest.length) + (rarest.length === 0 ? 0 : 1);
    return rarest;
  }
}

/** A number for the first four words; titles with other beginnings may have it too. */
function beginning({ words }: TitleForm): number {
  let hash = 0;
  for (let at = 0; at < 4 && at < words.length; at++) hash = (Math.imul(hash, 0x01000193) + words[at]!) | 0;
  return hash;
}

/** How often each word occurs, by its number. */
function frequencies(forms: readonly TitleForm[]): Int32Array {
  const counts = new Int32Array(wordCount());
  for (let i = 0; i < forms.length; i++) {
    const { words } = forms[i]!;
    for (let at = 0; at < words.length; at++) counts[words[at]!]!++;
  }
  return counts;
}
