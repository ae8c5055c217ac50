import { ListSplitter } from '../../model/list-splitter.ts';
import { assessSplit, type Split } from './assess-split.ts';
import type { Profile } from './profile.ts';

const FORMS: readonly ((mark: string) => string)[] = [mark => `(${mark})`, mark => `${mark})`, mark => `${mark}. `];

/** `(1) cost (2) time`, `a) cost b) time`, `1. cost 2. time`: the numbers themselves part the items. */
export function splitByNumbers(profile: Profile): Split | null {
  for (const form of FORMS)
    for (const sequence of ['123456789', 'abcdefghi']) {
      const marks = [...sequence].map(form);
      const [first, second] = marks as [string, string];
      const isNumbered = (text: string): boolean => text.startsWith(first) && text.includes(` ${second}`);
      const several = profile.values.filter(([text]) => isNumbered(text));
      if (several.length < 2) continue;
      if (!profile.values.every(([text]) => isNumbered(text) || !text.includes(second))) continue;
      const splitter = new ListSplitter(marks);
      const parts = new Map(
        profile.values.map(([text]) => [
          text,
          text.startsWith(first) ? splitter.split(text).filter(part => part !== '') : [text],
        ]),
      );
      const split = assessSplit(profile, parts, first);
      const used = marks.slice(1).filter(mark => profile.values.some(([text]) => text.includes(mark)));
      if (split !== null) return { ...split, further: used.map(delimiter => ({ delimiter, parted: [] })) };
    }
  return null;
}
