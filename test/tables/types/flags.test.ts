import { expect, test } from 'vitest';
import { renderExhibits } from '../../../src/pipeline/exhibits/render.ts';
import { openReview } from '../../../src/read/session.ts';
import { seedWith } from '../../support/figures.ts';
import { memoryEffects } from '../../support/memory-effects.ts';

const FLAGS = '[claim_exceeds_test, weakly_tested, exposed, circular]';

async function drawn(more: string) {
  const effects = memoryEffects(seedWith({ t: `table: flags\nof: audit\nformats: [md]\n${more}` }));
  const { outputs, faults } = await renderExhibits(effects, await openReview(effects, null), 'table', []);
  return { text: String(outputs[0]?.data ?? ''), faults: faults.map(fault => fault.message) };
}

test('flags are questions with the units, their codes and the words of the evidence; "not raised" is hidden', async () => {
  const { text } = await drawn(`fields: ${FLAGS}\n`);
  // counted by hand when the audit was made (corpus/audit): undecided 15, 4, 56 and 80; motive only 17
  expect([...text.matchAll(/\*\*(\d+) \(/g)].map(match => match[1])).toEqual(['15', '17', '4', '56', '80']);
  expect(text).not.toContain('Not raised');
  expect(text).toContain('A flag is a question to the authors');
  expect(text).toContain('not a verdict');
  expect(text).toContain(
    '| s003.1 | Text that was read: Title and abstract; Privacy claim: Property \\[abstract \\| synthetic-data route said to keep patient data private\\]; Privacy: 1 asserted \\[abstract \\| privacy preservation stated in the aim, no check\\] |',
  );
  expect(text).toContain('Machine-coded from abstracts; 0 of 87 verified.');
});

test('`agreement: true` has a line of the coders for each flag', async () => {
  const { text } = await drawn(`fields: [claim_exceeds_test, circular]\noptions: { agreement: true }\n`);
  expect(
    [...text.matchAll(/Agreement of the coders \| (\d+\/\d+) \([\d.]+%\)(\S*) \| (.*?) \|/g)].map(found =>
      found.slice(1),
    ),
  ).toEqual([
    // neither coder's sheet raises it: a motive alone raises nothing (corpus/audit/AUDIT-GUIDE.md)
    ['85/87', '[^t-a]', "Gwet's AC1: 0.97 (0.93 to 1.00)"],
    // neither coder's sheet raises it: both are undecided in 80 and silent in 7
    ['87/87', '[^t-a]', "Gwet's AC1: 1.00 (1.00 to 1.00)"],
  ]);
  expect(text).toContain('No coder raised it, so this says nothing about agreement on raising it.');
  expect((await drawn(`fields: [circular]\n`)).text).not.toContain('Agreement');
});

test('another field is refused as a flag, and `hide:` says which codes are left out', async () => {
  expect((await drawn('fields: [privacy]\n')).faults.join()).toContain(
    'privacy is not a derived field with categories, so it cannot be listed as a flag',
  );
  const { text } = await drawn('fields: [claim_exceeds_test]\noptions: { hide: [not_raised, motive_only] }\n');
  expect([...text.matchAll(/\*\*(\d+) \(/g)].map(match => match[1])).toEqual(['15']);
});
