import { describe, expect, test } from 'vitest';
import { renderExhibits } from '../../src/pipeline/exhibits/render.ts';
import { openReview } from '../../src/read/session.ts';
import { TABLE_TYPES } from '../../src/tables/types/index.ts';
import { seedWith } from '../support/figures.ts';
import { memoryEffects } from '../support/memory-effects.ts';

const DECLARATIONS: Readonly<Record<string, string>> = {
  shares: 'fields: [method, modality]\n',
  characteristics: 'fields: [first_author, method, modality, evaluation]\n',
  crosstab: 'field: method\nwith: modality\n',
  trend: 'field: method\n',
  'gap-list': 'field: modality\nwith: method\n',
  profile: 'of: audit\nfields: [privacy, equity]\n',
};

async function drawn(type: string, more: string): Promise<{ text: string; faults: string }> {
  const file = `table: ${type}\nformats: [md]\n${DECLARATIONS[type]}${more}`;
  const effects = memoryEffects(seedWith({ t: file }));
  const { outputs, faults } = await renderExhibits(effects, await openReview(effects, null), 'table', []);
  return { text: String(outputs[0]?.data ?? ''), faults: faults.map(({ message }) => message).join('\n') };
}

test('every table type that follows an edit is tested', () => {
  const editable = TABLE_TYPES.names.filter(name => TABLE_TYPES.need(name, 'table type').edits !== undefined);
  expect(editable.sort()).toEqual(Object.keys(DECLARATIONS).sort());
});

describe.each(Object.keys(DECLARATIONS))('%s', type => {
  const field = type === 'profile' ? 'privacy' : 'method';
  test('`labels:` names a field and its categories anew, and no number moves', async () => {
    const before = await drawn(type, '');
    const { text, faults } = await drawn(type, `labels: { ${field}: How made }\n`);
    expect(faults).toBe('');
    expect(text.toLowerCase()).toContain('how made');
    if (type !== 'profile')
      expect((await drawn(type, 'labels: { specialised_model: Own models }\n')).text).toContain('Own models');
    const numbers = (table: string): string[] => table.match(/\d+/g) ?? [];
    expect(numbers(text)).toEqual(numbers(before.text));
  });

  test('`order:` is followed, or refused with the reason', async () => {
    const order =
      type === 'profile' ? 'order: { domain: [other, oncology] }\nby: domain\n' : 'order: [specialised_model]\n';
    const { text, faults } = await drawn(type, order);
    if (TABLE_TYPES.need(type, 'table type').edits?.order !== true) {
      expect(faults).toMatch(/does not follow `order:`: its rows are units/);
      return;
    }
    expect(faults).toBe('');
    expect(text).not.toBe((await drawn(type, type === 'profile' ? 'by: domain\n' : '')).text);
  });
});

test('a label of several codes in one cell, and of a code that no cell holds', async () => {
  const { text } = await drawn('characteristics', 'labels: { evaluation: { human: Experts } }\nwhere: year = 2023\n');
  expect(text).toContain('Intrinsic metrics, Experts');
  expect((await drawn('characteristics', 'labels: { evaluation: { humann: Experts } }\n')).faults).toContain(
    'did you mean "human',
  );
});
