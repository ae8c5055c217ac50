/** Collects footnotes while a table is made: the same text is one footnote. */
export interface Footnotes {
  /** the index of a footnote with this text */
  mark(text: string): number;
  readonly list: readonly string[];
}

/**
 * An empty list of footnotes.
 *
 * @example [footnotes().mark('a'), footnotes().list.length] // => [0, 0]
 */
export function footnotes(): Footnotes {
  const list: string[] = [];
  return {
    list,
    mark(text) {
      const known = list.indexOf(text);
      if (known >= 0) return known;
      list.push(text);
      return list.length - 1;
    },
  };
}

/** A sentence: first letter large, a full stop at the end. */
export const sentence = (text: string): string => {
  const trimmed = text.trim();
  const begun = `${trimmed[0]?.toUpperCase() ?? ''}${trimmed.slice(1)}`;
  return /[.!?]$/.test(begun) || begun === '' ? begun : `${begun}.`;
};
