import { ListSplitter } from '../../model/list-splitter.ts';
import { assessSplit, type Split } from './assess-split.ts';
import { CONJUNCTIONS } from './conjunctions.ts';
import type { Profile } from './profile.ts';

/** `cost, time and mood`: commas part the items, and a conjunction stands before the last one; neither alone gives items that come back. */
export function splitByEnumeration(profile: Profile): Split | null {
  for (const conjunction of CONJUNCTIONS) {
    const enumerated = profile.values.filter(([text]) => text.slice(text.lastIndexOf(',') + 1).includes(conjunction));
    if (enumerated.filter(([text]) => text.includes(',')).length < 2) continue;
    const splitter = new ListSplitter([',', conjunction]);
    const parts = new Map(profile.values.map(([text]) => [text, splitter.split(text).filter(part => part !== '')]));
    const split = assessSplit(profile, parts, ',');
    if (split === null) continue;
    return { ...split, further: [{ delimiter: conjunction, parted: enumerated.slice(0, 3).map(([text]) => text) }] };
  }
  return null;
}
