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
  /** what stands before each tag, where tags are two characters, two spaces, a hyphen and a space */
  readonly indent?: string;
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

/**
 * Cuts a tagged file into entries, of which each is read at once, so that no lines are kept; a line that belongs to no entry, and an entry without an end, are named and lose nothing else.
 */
export function taggedEntries<T>(
  text: string,
  rules: TagRules,
  read: (entry: TaggedEntry) => T,
): { entries: T[]; broken: BrokenEntry[] } {
  const entries: T[] = [];
  const broken: BrokenEntry[] = [];
  const strayLine = strayLines(broken, rules.called);
  let line = 0;
  let tags = null as Map<string, string[]> | null;
  /** of the last tag, whose value may go on in the next line */
  let lastTag = '';
  let lastValues = null as string[] | null;
  const close = (): void => {
    if (tags !== null) entries.push(read({ line, tags }));
    tags = null;
  };
  const begin = (at: number): Map<string, string[]> => {
    line = at;
    tags = new Map();
    return tags;
  };
  const lines = new Lines(text);
  for (let index = 0; lines.next(); index++) {
    const tagged = taggedLine(text, lines.from, lines.to, rules);
    if (tagged === null) {
      const rest = text.slice(lines.from, lines.to).trim();
      if (rest === '') {
        if (rules.end === null) close();
      } else if (tags !== null && lastValues !== null) {
        if (rules.listed?.includes(lastTag)) lastValues.push(rest);
        else lastValues[lastValues.length - 1] = `${lastValues.at(-1)} ${rest}`.trim();
      } else strayLine(index + 1, rest);
      continue;
    }
    const { tag, value } = tagged;
    if (rules.outside?.includes(tag)) continue;
    // where no tag ends an entry, the tag that begins one does so again
    const own = tags;
    if (rules.start.includes(tag) && (own === null || rules.end !== null || own.has(tag))) {
      if (own !== null && rules.end !== null)
        broken.push({
          line: index + 1,
          message: `the entry of line ${line} has no end (${rules.end}); it was closed here and kept`,
        });
      close();
      lastValues = [value];
      lastTag = tag;
      begin(index + 1).set(tag, lastValues);
    } else if (tag === rules.end) close();
    else {
      if (own === null && rules.end !== null) {
        broken.push({ line: index + 1, message: `${tag} is outside an entry (${rules.start[0]} … ${rules.end})` });
        continue;
      }
      const into = own ?? begin(index + 1);
      lastTag = tag;
      lastValues = into.get(tag) ?? null;
      if (lastValues === null) {
        lastValues = [value];
        into.set(tag, lastValues);
      } else lastValues.push(value);
    }
  }
  close();
  return { entries, broken };
}

/** The lines of a text, one after the other; each ends with CR, LF or both. */
class Lines {
  /** where the line begins and ends, without its line break */
  from = 0;
  to = -1;
  private readonly text: string;
  private start: number;
  private feed: number;
  private carriage: number;

  constructor(text: string) {
    this.text = text;
    this.start = text.startsWith('\ufeff') ? 1 : 0;
    this.feed = this.place('\n');
    this.carriage = this.place('\r');
  }

  /** Goes to the next line; false where there is none. */
  next(): boolean {
    if (this.to === this.text.length) return false;
    this.from = this.start;
    if (this.feed < this.from) this.feed = this.place('\n');
    if (this.carriage < this.from) this.carriage = this.place('\r');
    this.to = Math.min(this.feed, this.carriage);
    this.start = this.to + (this.feed === this.to + 1 && this.carriage === this.to ? 2 : 1);
    return true;
  }

  private place(mark: string): number {
    const at = this.text.indexOf(mark, this.start);
    return at < 0 ? this.text.length : at;
  }
}

interface TaggedLine {
  readonly tag: string;
  readonly value: string;
}

/** Tag and value of the line between two places; null where it has no tag. */
function taggedLine(text: string, from: number, to: number, { tag, indent }: TagRules): TaggedLine | null {
  // most lines of most files are in the one standard form, and need no expression
  if (indent !== undefined && isStandardLine(text, from, to, indent)) {
    const at = from + indent.length;
    return { tag: text.slice(at, at + 2), value: text.slice(at + 6, to).trim() };
  }
  const match = tag.exec(text.slice(from, to).trimEnd());
  return match === null ? null : { tag: match[1] ?? '', value: (match[2] ?? '').trim() };
}

/** Two capitals or a capital and a digit, two spaces, a hyphen, a space. */
function isStandardLine(text: string, from: number, to: number, indent: string): boolean {
  const at = from + indent.length;
  if (at + 6 > to) return false;
  const first = text.charCodeAt(at);
  const second = text.charCodeAt(at + 1);
  return (
    first >= 65 &&
    first <= 90 &&
    ((second >= 65 && second <= 90) || (second >= 48 && second <= 57)) &&
    text.startsWith('  - ', at + 2) &&
    text.startsWith(indent, from)
  );
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

// these are called for each part of each entry: indices spare an iterator for each list

/** The first value of the first of these tags that has one. */
export function firstOf(tags: Tags, names: readonly string[]): string {
  for (let at = 0; at < names.length; at++) {
    const values = tags.get(names[at]!);
    if (values !== undefined) for (let i = 0; i < values.length; i++) if (values[i] !== '') return values[i]!;
  }
  return '';
}

/** What is read in the first value of these tags in which anything is; undefined where nothing is. */
export function readFirst(
  tags: Tags,
  names: readonly string[],
  read: (value: string) => string | null | undefined,
): string | undefined {
  for (let at = 0; at < names.length; at++) {
    const values = tags.get(names[at]!);
    if (values === undefined) continue;
    for (let i = 0; i < values.length; i++) {
      const found = values[i] === '' ? null : read(values[i]!);
      if (found !== null && found !== undefined && found !== '') return found;
    }
  }
  return undefined;
}

/** Every value of these tags. */
export function allOf(tags: Tags, names: readonly string[]): string[] {
  const found: string[] = [];
  for (let at = 0; at < names.length; at++) {
    const values = tags.get(names[at]!);
    if (values !== undefined) for (let i = 0; i < values.length; i++) if (values[i] !== '') found.push(values[i]!);
  }
  return found;
}
