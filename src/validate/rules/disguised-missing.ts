import { isNumeric } from '../../model/close-codebook.ts';
import { CODED } from '../../model/state.ts';
import { looksMissing } from '../looks-missing.ts';
import { cellRule } from '../rule.ts';

export const disguisedMissing = cellRule({
  name: 'disguised-missing',
  code: 'D112',
  severity: 'error',
  explain:
    'A cell looks like a missing value ("n/a", "-", "?") that the codebook doesn\'t declare. In an open text field it is a warning, and counts as text.',
  on: () => true,
  check(reading, field) {
    const cell = reading.raw.trim();
    if (reading.state !== CODED || !looksMissing(cell)) return null;
    const known = reading.items.length === 1 && (reading.items[0]?.level ?? -1) >= 0;
    if (known && (field.categories !== null || field.type === 'boolean')) return null;
    // whether a number stands for "missing" shows only beside the other numbers: see `sentinelNumber`
    if (isNumeric(field.type) && reading.typed) return null;
    const declared = [...field.missing].map(([token, state]) => `${token} (${state.replaceAll('_', ' ')})`);
    const message = `"${cell}" looks like a missing value that the codebook doesn't declare; ${declared.length > 0 ? `write ${declared.join(' or ')}` : 'leave the cell blank'}, or add it to missingValues with its state`;
    return { message, severity: known ? 'warning' : 'error' };
  },
});
