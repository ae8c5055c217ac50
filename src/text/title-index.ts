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
/** Words that this many titles have tell little. */
const FREQUENT = 400;

/**
 * Finds related titles without comparing all of them: titles with the same letters, with the same beginning, and those that
 * share one of the rarer words.
 *
 * @example titleIndex(['Synthetic notes for mining']).related(titleForm('Synthetic Notes for Mining.')) // => [{ index: 0, relation: 'same' }]
 */
export function titleIndex(titles: readonly string[] = []): TitleIndex {
  const forms: TitleForm[] = [];
  const byCompact = new Map<string, number[]>();
  const byBeginning = new Map<string, number[]>();
  const holders = new Map<string, number[]>();
  const put = (map: Map<string, number[]>, key: string, index: number): void => {
    const list = map.get(key);
    if (list === undefined) map.set(key, [index]);
    else list.push(index);
  };
  const beginning = ({ words }: TitleForm): string => words.slice(0, 4).join(' ');
  const add = (title: string | TitleForm): number => {
    const form = typeof title === 'string' ? titleForm(title) : title;
    const index = forms.push(form) - 1;
    if (form.compact === '') return index;
    put(byCompact, form.compact, index);
    put(byBeginning, beginning(form), index);
    for (const word of new Set(form.words)) put(holders, word, index);
    return index;
  };
  for (const title of titles) add(title);
  return {
    add,
    form: index => forms[index]!,
    related(form, others = []) {
      if (form.compact === '') return [];
      const same = byCompact.get(form.compact);
      if (same !== undefined) return same.map(index => ({ index, relation: 'same' as const }));
      const found: RelatedTitle[] = [];
      const seen = new Set<number>();
      const compare = (index: number): void => {
        if (seen.has(index)) return;
        seen.add(index);
        const relation = titleRelation(form, forms[index]!);
        if (relation !== null) found.push({ index, relation });
      };
      for (const index of others) compare(index);
      for (const index of (byBeginning.get(beginning(form)) ?? []).slice(0, FREQUENT)) compare(index);
      // similar titles share seven of ten words: one of the rarest few must be among them
      const own = [...new Set(form.words)].map(word => ({ word, list: holders.get(word) ?? [] }));
      own.sort((a, b) => a.list.length - b.list.length);
      const most = Math.max(3, Math.floor(0.3 * own.length));
      for (const { list } of own.slice(0, own.length - Math.ceil(0.7 * own.length) + 1)) {
        if (list.length > FREQUENT) continue;
        for (const index of list) if (missingWords(form, forms[index]!) <= most) compare(index);
      }
      return found.sort((a, b) => RANK[a.relation] - RANK[b.relation] || a.index - b.index);
    },
  };
}
