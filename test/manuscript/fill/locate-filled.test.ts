import { expect, test } from 'vitest';
import { checkManuscript } from '../../../src/pipeline/manuscript/check-manuscript.ts';
import { draftMarkdown, draftResults } from '../../../src/pipeline/manuscript/draft-results.ts';
import { fillManuscript, numbersOf } from '../../../src/pipeline/manuscript/fill.ts';
import { openReview } from '../../../src/read/session.ts';
import { memoryEffects, seedFiles } from '../../support/memory-effects.ts';

const OPTIONS = { changes: 'accepted', certainty: 0.6, against: null } as const;

/** The seed review with a filled draft of its results, and the ledger beside it. */
async function filledDraft(draft?: string) {
  const effects = memoryEffects(
    Object.fromEntries(Object.entries(seedFiles()).filter(([path]) => !path.includes('figures/'))),
  );
  const open = await openReview(effects, null);
  const text =
    draft ??
    draftMarkdown(
      await draftResults(effects, open, [], {
        analysis: 'shares',
        fields: ['domain', 'method', 'privacy_claim'],
        by: [],
        where: null,
      }),
      true,
    );
  await effects.write('draft.md', text);
  const { data, filled, notes } = await fillManuscript(effects, open, 'draft.md');
  await effects.write('paper.md', data);
  await effects.write('paper.md.numbers.json', numbersOf(open, 'draft.md', filled, notes));
  const check = async (edit: (paper: string) => string = paper => paper) => {
    await effects.write('edited.md', edit(String(data)));
    await effects.write('edited.md.numbers.json', effects.text('paper.md.numbers.json'));
    return checkManuscript(effects, null, 'edited.md', OPTIONS);
  };
  return { effects, filled, check, paper: String(data) };
}

test('every number of a filled manuscript is bound to its row with certainty, and none is alarmed', async () => {
  const { filled, check } = await filledDraft();
  const { numbers } = await check();
  const known = numbers.filter(({ claim }) => claim.proposal?.certainty === 1 && claim.id.startsWith('filled-'));
  expect(filled.length).toBeGreaterThan(20);
  expect(known.map(({ claim }) => claim.proposal!.note)).toEqual(
    filled.map(({ query }) => `Filled from {{ ${query} }}`),
  );
  // what a draft says of the verification is no placeholder
  expect(numbers.filter(({ claim }) => !claim.bound && !claim.units).map(({ claim }) => claim.text)).toEqual([
    '0 of 87',
  ]);
  expect(numbers.filter(({ alarm }) => alarm)).toEqual([]);
});

test('a number that was changed after it was filled is an alarm at that number only, also below inserted lines', async () => {
  const { check, paper } = await filledDraft();
  const changes: [string, string][] = [...paper.matchAll(/\d+ \(\d+\.\d%\)/g)].map(([number]) => [
    number,
    `${Number.parseInt(number, 10) + 1} ${number.slice(number.indexOf('('))}`,
  ]);
  expect(changes.length).toBeGreaterThan(10);
  for (const [number, wrong] of [changes[0]!, changes[7]!, changes.at(-1)!]) {
    const { numbers } = await check(text => `A new first paragraph.\n\n${text.replace(number, wrong)}`);
    const alarms = numbers.filter(({ alarm }) => alarm);
    expect(alarms.map(({ claim, right }) => [claim.text, right])).toEqual([[wrong.replace(/\)$/, ''), number]]);
    expect(alarms[0]!.checked).toMatchObject({ verdict: 'not_reproduced' });
    expect(alarms[0]!.checked!.explanation).toContain(`\`fill\` wrote ${number} here (edited.md.numbers.json)`);
  }
});

test('numbers that no words name are bound by what fill knows; what fill did not write is judged as ever', async () => {
  const { check } = await filledDraft(
    'All {{ units }} are machine-coded. It was so in {{ method = prompting | n }}, and not in {{ method = prompting | N }} others.\n\nFine-tuning was used in 30 (34.5%).\n',
  );
  const { numbers } = await check(text => text.replace('in 69,', 'in 96,'));
  expect(numbers.map(({ claim, checked, alarm }) => [claim.text, checked?.verdict, alarm])).toEqual([
    ['87', 'reproduced', false],
    ['96', 'not_reproduced', true],
    ['87', 'reproduced', false],
    ['30 (34.5%)', expect.any(String), true],
  ]);
});

test('a number that the data no longer give is stale', async () => {
  const { effects, check } = await filledDraft('Prompting: {{ method = prompting }}.\n');
  const ledger = JSON.parse(effects.text('paper.md.numbers.json'));
  ledger.numbers[0].text = '68 (78.2%)';
  await effects.write('paper.md.numbers.json', JSON.stringify(ledger));
  const { numbers } = await check(text => text.replace('69 (79.3%)', '68 (78.2%)'));
  expect(numbers.map(({ checked, alarm, right }) => [checked?.verdict, alarm, right])).toEqual([
    ['stale', true, '69 (79.3%)'],
  ]);
});

test('a damaged ledger is said with its name', async () => {
  const { effects } = await filledDraft('Prompting: {{ method = prompting }}.\n');
  await effects.write('paper.md.numbers.json', '{');
  await expect(checkManuscript(effects, null, 'paper.md', OPTIONS)).rejects.toThrow('paper.md.numbers.json is damaged');
});
