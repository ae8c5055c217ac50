import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { locateFilled } from '../src/manuscript/fill/locate-filled.ts';
import { nodeEffects } from '../src/node/node-effects.ts';
import { checkAgainst } from '../src/pipeline/manuscript/check-manuscript.ts';
import { draftResults } from '../src/pipeline/manuscript/draft-results.ts';
import { answersOf } from '../src/pipeline/manuscript/fill.ts';
import { manuscriptData } from '../src/pipeline/manuscript/scan-manuscript.ts';
import { openReview } from '../src/read/session.ts';

/** Below the first limit nothing is bound. */
const LIMITS = [0.6, 0.75, 0.9, 1.01];
const OPTIONS = { changes: 'accepted', certainty: LIMITS[0]!, against: null } as const;

const withoutFields = (text: string): string =>
  text.replace(/\*\*[^*]*\*\* /g, '').replace(/, [\p{L} ]+ was coded as /gu, ' were coded as ');

/** How a draft is made harder: what a manuscript may leave out. */
const EDITS: readonly (readonly [name: string, edit: (text: string) => string])[] = [
  ['as drafted', text => text],
  ['without the names of the fields', withoutFields],
  ['labels of one word', text => text.replace(/(\p{Lu}[\p{Ll}-]+)(?: \p{Ll}[\p{L}-]+)+(?= in \d)/gu, '$1')],
];

interface Bin {
  bound: number;
  right: number;
}

/**
 * Of the numbers of drafts that are bound with a probability, how many are compared with the right row. The drafts are those of
 * `results` on the review of this repository, of all fields with categories, alone, by year and by another field, without the
 * queries below them.
 */
export async function calibration(): Promise<string> {
  const effects = nodeEffects();
  const open = await openReview(effects, null);
  const data = await manuscriptData(effects, null);
  const { answering } = answersOf(open);
  const { columns } = open.studies.coded;
  const fields = open.codebook.fields
    .filter(({ name, categories }) => categories !== null && categories !== undefined && columns.has(name))
    .map(({ name }) => name);
  const folder = mkdtempSync(join(tmpdir(), 'scopebook-calibration-'));
  const rows = new Map<string, Bin[]>();
  try {
    for (const [name, edit] of EDITS) {
      const bins = LIMITS.slice(1).map((): Bin => ({ bound: 0, right: 0 }));
      rows.set(name, bins);
      for (const [where, by] of [
        [null, []],
        ['year = 2024', []],
        ['year = 2025', []],
        [null, ['modality']],
      ] as const) {
        // the name of the field and the units of a paragraph stand together
        if (edit === withoutFields && where !== null) continue;
        const own = fields.filter(field => !by.includes(field as never));
        const { paragraphs } = await draftResults(effects, open, [], { analysis: 'shares', fields: own, by, where });
        const file = join(folder, 'draft.md');
        writeFileSync(file, paragraphs.map(({ text }) => edit(text)).join('\n\n'));
        const { numbers, scan } = await checkAgainst(effects, data, file, OPTIONS);
        const written = paragraphs.flatMap(paragraph =>
          paragraph.numbers.map(number => ({ ...number, place: '', before: '' })),
        );
        const places = locateFilled(scan.blocks, written);
        written.forEach(({ query }, i) => {
          const place = places[i];
          if (place == null || place.changed || /\| [nN]$/.test(query)) return;
          const found = numbers.find(
            ({ claim }) => claim.block === place.block && claim.start <= place.start && place.start < claim.end,
          );
          const [row] = answering(query).rows;
          if (found === undefined || row === undefined || !found.claim.bound || found.claim.proposal === null) return;
          const bin = bins[LIMITS.findIndex(limit => found.claim.proposal!.certainty < limit) - 1];
          if (bin === undefined) return;
          bin.bound++;
          const { computed } = found.checked ?? {};
          if (computed?.n === row.n && computed?.N === row.N) bin.right++;
        });
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  const cell = ({ bound, right }: Bin): string =>
    bound === 0 ? '–' : `${right} of ${bound} (${((100 * right) / bound).toFixed(1)}%)`;
  return [
    '| draft | 0.60 to 0.74 | 0.75 to 0.89 | 0.90 and above |',
    '| --- | --- | --- | --- |',
    ...[...rows].map(([name, bins]) => `| ${name} | ${bins.map(cell).join(' | ')} |`),
  ].join('\n');
}
