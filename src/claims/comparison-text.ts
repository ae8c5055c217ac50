import type { Comparison } from './compare-claim-versions.ts';

/** A comparison as text for the terminal. */
export function comparisonText(found: Comparison): string {
  const lines = [
    `${found.old}\n→ ${found.new}\n`,
    ...found.changed.map(change => `${change.id}: ${change.explanation}\n`),
    ...found.recodings.map(entry => `${entry.explanation}\n`),
    found.added.length > 0 ? `only in the later version: ${found.added.join(', ')}\n` : '',
    found.removed.length > 0 ? `only in the earlier version: ${found.removed.join(', ')}\n` : '',
    `${found.changed.length} changed, ${found.same.length} the same. This is what the arithmetic shows, not what the authors did.\n`,
  ];
  return lines.join('');
}
