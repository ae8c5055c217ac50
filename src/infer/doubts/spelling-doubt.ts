import { fold } from '../../base/fold.ts';
import type { Claim } from '../columns/detector.ts';
import { shown } from '../columns/detector.ts';
import { type Doubt, type Draft, withField } from '../doubt.ts';
import type { DraftCategory } from '../draft.ts';

/** Spellings that were folded into a code that they very likely mean; the other answer keeps them apart. */
export function joinedDoubt(name: string, { joined = [] }: Claim): Doubt[] {
  const [first] = joined;
  if (first === undefined) return [];
  const bare = new Set(joined.map(([code]) => code));
  const pairs = joined.map(([code, whole]) => `${shown(code)} and ${shown(whole)}`);
  return [
    {
      scope: 'field',
      field: name,
      key: 'categories',
      evidence: `${pairs.slice(0, 4).join('; ')} are read as the same code`,
      question: `Is ${shown(first[0])} the same code as ${shown(first[1])}?`,
      proposal: 'yes',
      choices: [
        {
          label: 'no, they are two codes',
          apply: draft => {
            const categories = draft.codebook.fields.find(entry => entry.name === name)?.categories ?? [];
            const kept = categories.map(({ aliases = [], ...rest }) => {
              const others = aliases.filter(alias => !bare.has(alias));
              return others.length === 0 ? rest : { ...rest, aliases: others };
            });
            return withField(draft, name, { categories: [...kept, ...[...bare].map(value => ({ value }))] });
          },
        },
      ],
    },
  ];
}

/** Answers with an explanation behind them: kept apart until a person says that they are the plain answer. */
export function explainedDoubt(name: string, { explained = [] }: Claim): Doubt[] {
  const [first] = explained;
  if (first === undefined) return [];
  const pairs = explained.map(([other, code]) => `${shown(other)} and ${shown(code)}`);
  return [
    {
      scope: 'field',
      field: name,
      key: 'aliases',
      evidence: `${pairs.slice(0, 4).join('; ')} begin with the same answer`,
      question: `Is ${shown(first[0])} another answer than ${shown(first[1])}?`,
      proposal: 'yes, they are kept apart',
      choices: [{ label: 'no, what is behind it explains it', apply: draft => withAliases(draft, name, explained) }],
    },
  ];
}

/** Rare codes that are perhaps typing errors of frequent ones: kept as they are until a person says so. */
export function spellingDoubt(name: string, { alike }: Claim): Doubt[] {
  const [first, ...others] = alike ?? [];
  if (first === undefined) return [];
  const pairs = [first, ...others].map(([rare, often]) => `${shown(rare)} and ${shown(often)}`);
  return [
    {
      scope: 'field',
      field: name,
      key: 'aliases',
      evidence: `spelt nearly alike: ${pairs.slice(0, 4).join('; ')}${pairs.length > 4 ? `; and ${pairs.length - 4} more` : ''}`,
      question: `${pairs.length === 1 ? 'Is one of them' : 'Are these'} a typing error of the other?`,
      proposal: 'no, both are kept',
      choices: [
        {
          label: 'yes, the rarer spelling is an alias',
          apply: draft => withAliases(draft, name, [first, ...others]),
        },
      ],
    },
  ];
}

function withAliases(draft: Draft, name: string, pairs: readonly (readonly [string, string])[]): Draft {
  const field = draft.codebook.fields.find(entry => entry.name === name);
  let categories: DraftCategory[] = [...(field?.categories ?? [])];
  for (const [rare, often] of pairs) {
    const at = (code: string): number => categories.findIndex(entry => fold(entry.value) === fold(code));
    const [from, to] = [categories[at(rare)], categories[at(often)]];
    if (from === undefined || to === undefined) continue;
    const merged = { ...to, aliases: [...(to.aliases ?? []), from.value, ...(from.aliases ?? [])] };
    categories = categories.flatMap(entry => (entry === from ? [] : [entry === to ? merged : entry]));
  }
  return withField(draft, name, { categories });
}
