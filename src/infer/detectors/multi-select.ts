import { foundCategories } from '../columns/categories.ts';
import { dedupeNotes } from '../columns/dedupe-notes.ts';
import { cells, columnDetector, shown } from '../columns/detector.ts';
import { missingState } from '../columns/missing-tokens.ts';
import { findSplit } from '../columns/split-labels.ts';

const MOST_CODES = 400;
const NAMES: Readonly<Record<string, string>> = { '\n': 'line break' };

/** Several codes in a cell, also where a label holds the delimiter itself. */
export const multiSelect = columnDetector(
  'multi-select',
  'several items in a cell, whatever stands between them',
  profile => {
    if (profile.paged) return null;
    const split = findSplit(profile);
    if (split === null || split.repeated > 0 || split.counts.size > MOST_CODES) return null;
    const found = foundCategories(split.counts);
    // a token that stands beside items is an item here
    const notMissing = new Set([...split.counts.keys()].filter(item => missingState(item) !== null));
    for (const item of notMissing) for (const text of profile.missing.keys()) if (text === item) notMissing.add(text);
    const inOther = [...profile.missing.keys()].filter(text => notMissing.has(text));
    const counts = new Map(found.counts);
    for (const text of inOther) counts.set(text, (counts.get(text) ?? 0) + (profile.missing.get(text)?.count ?? 0));
    const name = NAMES[split.delimiter] ?? `"${split.delimiter}"`;
    return {
      field: { name: '', type: 'list', delimiter: split.delimiter, categories: found.categories },
      evidence: [
        `${cells(split.several)} of ${profile.coded} hold several of the ${split.counts.size} items, with a ${name} between them; ${Math.round(split.attested * 100)}% of those items also stand in other cells`,
        ...(split.withDelimiter.length > 0
          ? [
              `labels that hold the delimiter themselves: ${split.withDelimiter
                .slice(0, 3)
                .map(label => shown(label))
                .join(', ')}${split.withDelimiter.length > 3 ? ` and ${split.withDelimiter.length - 3} more` : ''}`,
            ]
          : []),
        ...found.evidence,
      ],
      counts,
      notMissing,
      notes: dedupeNotes(found.alike),
    };
  },
);
