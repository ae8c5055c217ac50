import { expect, test } from 'vitest';
import { tabulate } from '../../../src/analyses/tabulate.ts';
import { type CheckedNumber, checkAgainst } from '../../../src/pipeline/manuscript/check-manuscript.ts';
import { manuscriptData } from '../../../src/pipeline/manuscript/scan-manuscript.ts';
import { openReview } from '../../../src/read/session.ts';
import { seededRandom } from '../../../src/stats/random.ts';
import { CAUSES, type Cause, type Corruption, corruption, keyOf, PLAIN } from '../../support/corruptions.ts';
import { type Fact, FOREIGN } from '../../support/foreign-manuscripts.ts';
import { memoryEffects, seedFiles } from '../../support/memory-effects.ts';

/*
 * Single errors in manuscripts of five layouts (Word with counts in the text, Word tables, LaTeX, PDF, a web page): a digit, a
 * wrong denominator, two numbers swapped, a wrong rounding, numbers of an earlier state of the data. The suite tries a part;
 * `node scripts/corruptions.mjs` tries 400.
 */

const COUNT = Number(process.env.SCOPEBOOK_CORRUPTIONS ?? 25);
const FIELDS = ['domain', 'modality', 'method', 'model_access', 'privacy_claim', 'purpose', 'evaluation', 'release'];
const FILES = Object.fromEntries(Object.entries(seedFiles()).filter(([path]) => !path.includes('figures/')));
const OPTIONS = { changes: 'accepted', certainty: 0.6, against: 'former.csv' } as const;

/** The sheet before its last eight studies were added. */
const former = (): string => FILES['corpus/studies.csv']!.trimEnd().split('\n').slice(0, -8).join('\n');
const review = (more: Readonly<Record<string, string>> = {}) => memoryEffects({ ...FILES, ...more });

async function factsOf(effects: ReturnType<typeof review>): Promise<Fact[][]> {
  const open = await openReview(effects, null);
  return FIELDS.map(field =>
    tabulate([{ analysis: 'shares', fields: [field] }], open.material).rows.flatMap(row =>
      row.statistic === 'share' && row.level !== null && row.N !== null && (row.n ?? 0) > 0
        ? [
            {
              field,
              title: open.words.fieldTitle(field),
              level: row.level,
              label: row.label ?? row.level,
              n: row.n!,
              N: row.N,
            },
          ]
        : [],
    ),
  );
}

/** What shows that the verdict names the cause. */
const NAMED: Readonly<Record<Cause, (number: CheckedNumber, wrong: Corruption) => boolean>> = {
  // nothing explains another digit but the slip itself; the right number is given
  digit: ({ right }, { facts: [fact] }) => right?.startsWith(`${fact!.n} of ${fact!.N}`) === true,
  denominator: ({ checked }) => [checked!.verdict, ...checked!.also].includes('other_denominator'),
  swap: ({ checked }) => [checked!.verdict, ...checked!.also].includes('near_miss'),
  rounding: ({ checked }) => /rounded|cut off/.test(checked!.explanation),
  stale: ({ checked }) => [checked!.verdict, ...checked!.also].includes('stale'),
};

test(`${COUNT} single errors in five manuscripts`, { timeout: 120_000 + COUNT * 20_000 }, async () => {
  const fields = await factsOf(review());
  const before = new Map(
    (await factsOf(review({ 'corpus/studies.csv': former() }))).flat().map(fact => [keyOf(fact), fact]),
  );
  const stream = seededRandom(15);
  const random = (): number => stream.uniform();
  const missed: string[] = [];
  const unnamed: string[] = [];
  const effects = review({ 'former.csv': former() });
  // opened and tabulated once: each text costs one scan
  const data = await manuscriptData(effects, null);
  for (const manuscript of FOREIGN) {
    await effects.write(manuscript.name, await manuscript.write(fields, 87, PLAIN));
    expect((await checkAgainst(effects, data, manuscript.name, OPTIONS)).coverage.alarms).toBe(0);
    for (let made = 0, i = 0; made < COUNT / FOREIGN.length; i++) {
      const wrong = corruption(CAUSES[i % CAUSES.length]!, {
        fields,
        former: before,
        decimals: manuscript.decimals,
        random,
      });
      if (wrong === null) continue;
      made++;
      await effects.write(manuscript.name, await manuscript.write(fields, 87, wrong.numbers));
      const { numbers } = await checkAgainst(effects, data, manuscript.name, OPTIONS);
      const places = wrong.facts.map(keyOf);
      const alarms = numbers.filter(
        ({ alarm, claim: { proposal } }) =>
          alarm && proposal !== null && places.includes(`${proposal.field}=${proposal.level}`),
      );
      const said = `${manuscript.name}, ${wrong.cause} of ${places.join(' and ')}`;
      if (alarms.length === 0) missed.push(said);
      else if (!alarms.some(number => NAMED[wrong.cause](number, wrong)))
        unnamed.push(
          `${said}: ${alarms.map(({ claim, checked }) => `${claim.text} ${checked!.verdict}: ${checked!.explanation}`).join(' | ')}`,
        );
    }
  }
  if (process.env.SCOPEBOOK_CORRUPTIONS !== undefined)
    process.stdout.write(
      `${COUNT - missed.length} of ${COUNT} caught, cause named in ${COUNT - missed.length - unnamed.length}\n${[...missed.map(text => `missed: ${text}`), ...unnamed.map(text => `cause: ${text}`)].join('\n')}\n`,
    );
  expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(0.05 * COUNT);
  expect(unnamed.length + missed.length, unnamed.join('\n')).toBeLessThanOrEqual(0.1 * COUNT);
});
