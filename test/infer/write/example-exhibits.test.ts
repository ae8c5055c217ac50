import { expect, test } from 'vitest';
import { initReview } from '../../../src/pipeline/sheets/init.ts';
import { memoryEffects } from '../../support/memory-effects.ts';

const rows = Array.from(
  { length: 12 },
  (_, i) => `s${i},${i % 2 === 0 ? 'AB' : 'CD'},${i % 3 === 0 ? '' : ['cohort', 'trial'][i % 2]},literate\n`,
);

test('the example exhibits are of what studies say, not of who coded them', async () => {
  const effects = memoryEffects({ 'c.csv': `id,coder_id_primary,design,literature\n${rows.join('')}` });
  await initReview(effects, 'review', { from: 'c.csv', dictionary: null, sheet: null });
  expect(effects.text('review/figures/figure-1-design.yaml')).toContain('field: design');
  expect(effects.text('review/figures/table-1-characteristics.yaml')).not.toContain('coder_id');
});
