import { expect, test } from 'vitest';
import { TEMPLATES } from '../../../src/model/templates.ts';
import { initFromTemplate } from '../../../src/pipeline/sheets/init-from-template.ts';
import { openReview } from '../../../src/read/session.ts';
import { memoryEffects } from '../../support/memory-effects.ts';

test.each(TEMPLATES.names)('the template %s starts a review that loads and has no error', async name => {
  const effects = memoryEffects();
  const begun = await initFromTemplate(effects, 'audit', name);
  expect(begun.written).toContain('audit/review.yaml');
  const open = await openReview({ ...effects, cwd: '/review/audit' }, null);
  expect(open.findings.filter(finding => finding.severity === 'error')).toEqual([]);
  expect(open.codebook.fields).toHaveLength(begun.fields);
  expect(open.codebook.version).not.toBeNull();
  expect(open.unit.key).toBe(TEMPLATES.get(name)?.unit.key);
});

test.each(TEMPLATES.names)('a row of %s that has only its bibliography is not started, and no error', async name => {
  const effects = memoryEffects();
  await initFromTemplate(effects, null, name);
  const { codebook } = await openReview(effects, null);
  const given = codebook.fields.filter(field => field.given);
  // what a bibliography holds, without a code
  const cell = (field: string): string =>
    ({ study_id: 's001', audit_id: 's001.1', year: '2024', domain: 'oncology' })[field] ?? 'x';
  const row = codebook.fields.map(field => (given.includes(field) ? cell(field.name) : ''));
  const header = codebook.fields.map(field => field.name);
  effects.files.set('/review/corpus/studies.csv', new TextEncoder().encode(`${header.join(',')}\n${row.join(',')}\n`));
  const { findings } = await openReview(effects, null);
  expect(findings.map(finding => finding.code)).toEqual(['D304']);
});

test('a review that is there is not written over, and an unknown template is named with the nearest one', async () => {
  const effects = memoryEffects({ 'review.yaml': 'name: mine\n' });
  await expect(initFromTemplate(effects, null, 'scoping-review')).rejects.toThrow('there is a review already');
  await expect(initFromTemplate(effects, 'x', 'synthetic')).rejects.toThrow(
    'unknown template "synthetic"; did you mean "synthetic-data"?',
  );
  expect([...effects.files.keys()]).toEqual(['/review/review.yaml']);
});

test('the audit template keeps version and source of its module on each of its fields', async () => {
  const effects = memoryEffects();
  await initFromTemplate(effects, null, 'synthetic-data-audit');
  const { codebook } = await openReview(effects, null);
  const modules = new Set(codebook.fields.map(field => field.module?.version ?? 'own'));
  expect([...modules]).toEqual(['own', '0.2.0']);
  expect(codebook.fields.find(field => field.name === 'fidelity')?.module?.source).toContain('synthetic-data-audit');
});
