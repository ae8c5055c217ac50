import { cellRule } from '../rule.ts';

export const tokenInList = cellRule({
  name: 'token-in-list',
  code: 'D111',
  severity: 'error',
  explain: 'A missing-value token appears beside items; it must be the whole cell.',
  on: field => field.type === 'list' && field.columns === null,
  check(reading, field) {
    if (reading.items.length < 2) return null;
    const token = reading.items.find(item => field.missing.has(item.raw));
    return token
      ? {
          message: `"${token.raw}" means ${field.missing.get(token.raw)?.replaceAll('_', ' ')} and can't appear beside items; keep one or the other`,
        }
      : null;
  },
});
