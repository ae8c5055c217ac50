import type { BrokenEntry } from './reference.ts';

/** The lines of one entry of a tagged file, by tag. */
export interface TaggedEntry {
  readonly line: number;
  readonly tags: ReadonlyMap<string, readonly string[]>;
}

/** How a tagged file is cut into entries. */
export interface TagRules {
  /** tag and value of a line */
  readonly tag: RegExp;
  /** tags that begin an entry */
  readonly start: readonly string[];
  /** the tag that ends an entry; null where a blank line does */
  readonly end: string | null;
  /** tags of the file, outside entries */
  readonly outside?: readonly string[];
  /** tags whose continuation lines are values of their own */
  readonly listed?: readonly string[];
  /** what the format is called in messages */
  readonly called: string;
}

/** Cuts a tagged file into entries; a line that belongs to no entry, and an entry without an end, are named and lose nothing else. */
export function taggedEntries(text: string, rules: TagRules): { entries: TaggedEntry[]; broken: BrokenEntry[] } {
  const entries: TaggedEntry[] = [];
  const broken: BrokenEntry[] = [];
  const strayLine = strayLines(broken, rules.called);
  let entry: { line: number; tags: Map<string, string[]>; last: { tag: string; values: string[] } | null } | null =
    null;
  const close = (): void => {
    if (entry !== null) entries.push({ line: entry.line, tags: entry.tags });
    entry = null;
  };
  text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\r|\n/)
    .forEach((line, index) => {
      const match = rules.tag.exec(line.trimEnd());
      if (match === null) {
        if (line.trim() === '') {
          if (rules.end === null) close();
        } else if (entry?.last) {
          const { tag, values } = entry.last;
          if (rules.listed?.includes(tag)) values.push(line.trim());
          else values[values.length - 1] = `${values.at(-1)} ${line.trim()}`.trim();
        } else strayLine(index + 1, line.trim());
        return;
      }
      const [, tag = '', value = ''] = match;
      if (rules.outside?.includes(tag)) return;
      // where no tag ends an entry, the tag that begins one does so again
      if (rules.start.includes(tag) && (entry === null || rules.end !== null || entry.tags.has(tag))) {
        if (entry !== null && rules.end !== null)
          broken.push({
            line: index + 1,
            message: `the entry of line ${entry.line} has no end (${rules.end}); it was closed here and kept`,
          });
        close();
        entry = { line: index + 1, tags: new Map([[tag, [value.trim()]]]), last: null };
        entry.last = { tag, values: entry.tags.get(tag) ?? [] };
      } else if (tag === rules.end) close();
      else {
        if (entry === null && rules.end !== null) {
          broken.push({
            line: index + 1,
            message: `${tag} is outside an entry (${rules.start[0]} … ${rules.end})`,
          });
          return;
        }
        entry ??= { line: index + 1, tags: new Map(), last: null };
        const values = entry.tags.get(tag) ?? [];
        values.push(value.trim());
        entry.tags.set(tag, values);
        entry.last = { tag, values };
      }
    });
  close();
  return { entries, broken };
}

/** Numbers of records, as databases put them between entries. */
const COUNTER = /^(?:<?\d+\.?>?|record #?\d+(?: of \d+)?|\d+ of \d+)$/i;

/** Lines that belong to no entry; those that follow each other are one thing, such as the preamble of an export. */
function strayLines(broken: BrokenEntry[], called: string): (line: number, text: string) => void {
  let last: { readonly at: number; readonly from: number; to: number } | null = null;
  return (line, text) => {
    if (COUNTER.test(text)) return;
    if (last !== null && last.to === line - 1 && broken.length === last.at + 1) {
      last.to = line;
      broken[last.at] = {
        line: last.from,
        message: `lines ${last.from} to ${line} are not lines of ${called} and belong to no entry`,
      };
      return;
    }
    last = { at: broken.length, from: line, to: line };
    broken.push({ line, message: `"${text.slice(0, 60)}" is not a line of ${called} and belongs to no entry` });
  };
}

type Tags = TaggedEntry['tags'];

/** The first value of the first of these tags that has one. */
export function firstOf(tags: Tags, names: readonly string[]): string {
  for (const name of names) for (const value of tags.get(name) ?? []) if (value !== '') return value;
  return '';
}

/** Every value of these tags. */
export function allOf(tags: Tags, names: readonly string[]): string[] {
  const found: string[] = [];
  for (const name of names) for (const value of tags.get(name) ?? []) if (value !== '') found.push(value);
  return found;
}
