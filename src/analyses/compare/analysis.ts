import { usageFault } from '../../base/fault.ts';
import { fold } from '../../base/fold.ts';
import { didYouMean } from '../../base/nearest.ts';
import { counted, plural } from '../../base/plural.ts';
import type { Material } from '../../model/material.ts';
import { noteList } from '../../model/note.ts';
import type { ResultRow, Results } from '../../model/result-row.ts';
import { text } from '../../model/scalars.ts';
import { wordsOf } from '../../model/words.ts';
import { PROPORTION_METHODS } from '../../stats/proportion/index.ts';
import { targetNote } from '../../tabulate/rows/interval.ts';
import { levelOf } from '../../tabulate/rows/level-of.ts';
import { statisticRow } from '../../tabulate/rows/statistic-row.ts';
import { analysis } from '../analysis.ts';
import { words } from '../option-shape.ts';
import { shares } from '../shares/analysis.ts';
import { readReference } from './read-reference.ts';

/**
 * Shares of the categories of a field beside those of a declared reference population: the share of the review, less that of
 * the reference. The reference is taken as known; the interval is Wilson's of the share, shifted by it. By default N is the
 * units that report the field, since a population has no "not reported".
 */
export const compare = analysis({
  name: 'compare',
  describe:
    'The share of each category of a field less its share in a declared reference population, with the confidence interval of the share.',
  command: {
    describe: 'set the shares of a field beside those of a reference population, e.g. a census',
    arguments: [{ name: '<field>', describe: 'a field with categories, e.g. of subgroups' }],
    common: ['where', 'denominator', 'confidence', 'target'],
  },
  shape: {
    with: text.meta({
      description: 'a CSV file of the reference: a column category, and one of share, percent or count',
      value: '<file>',
    }),
    reference: words.meta({
      description: 'the reference as category=share, e.g. female=0.504,male=0.496, instead of a file',
      value: '<shares>',
      many: true,
    }),
  },
  countsCells: () => [],
  catalogue: { fields: [1], statistics: { share_less_reference: 'points', reference_share: 'percent' } },
  run(request, material: Material): Results {
    const { coded } = material;
    const given = request.options.reference ?? [];
    if (given.length === 0)
      throw usageFault(
        'reference',
        'there is no reference population to compare with',
        door =>
          `name a file with ${door.option('with', 'reference.csv')}, or shares with ${door.option('reference', 'female=0.504')}`,
        { option: 'reference' },
      );
    const level = levelOf(request);
    const interval = PROPORTION_METHODS.get('wilson')!;
    const { fieldTitle, categories } = wordsOf(coded);
    const notes = noteList();
    const rows = request.fields.flatMap(field => {
      const found = shares.run(
        {
          analysis: 'shares',
          fields: [field],
          where: request.where ?? null,
          denominator: request.denominator ?? 'reported',
        },
        material,
      ).rows;
      const levels = found.filter(row => row.kind === 'level' && row.statistic === 'share' && row.level !== null);
      if (levels.length === 0)
        throw usageFault('compare', `${field} has no categories to compare`, 'name a field with categories', { field });
      const reference = readReference(given);
      const spellings = (row: ResultRow): string[] => [
        row.level!,
        row.label ?? row.level!,
        ...(categories(field)?.find(category => category.value === row.level)?.aliases ?? []),
      ];
      const used = new Set<string>();
      const made = levels.flatMap((row): ResultRow[] => {
        const entry = reference.find(({ category }) => spellings(row).some(word => fold(word) === fold(category)));
        if (entry === undefined) return [];
        used.add(entry.category);
        const ends = row.n === null || row.N === null ? null : interval.interval(row.n, row.N, level);
        const { field: name, level: code, label, kind, where, coder, unit, denominator, n, N } = row;
        const common = { analysis: 'compare', field: name, level: code, label, kind, where, coder, unit, denominator };
        return [
          statisticRow({
            ...common,
            statistic: 'share_less_reference',
            n,
            N,
            estimate: N === null || N === 0 ? null : (n ?? 0) / N - entry.share,
            ci:
              ends === null
                ? null
                : { method: interval.name, level, low: ends.low - entry.share, high: ends.high - entry.share },
            warnings: N === 0 ? [{ code: 'empty-group', message: `no ${unit} reports it, so there is no share` }] : [],
            units: row.units!,
          }),
          statisticRow({
            ...common,
            statistic: 'reference_share',
            denominator: null,
            estimate: entry.share,
            units: () => ({
              none: 'a population outside of the review',
              instead: 'explain the row share_less_reference',
            }),
          }),
        ];
      });
      const alone = levels.filter(row => !made.some(other => other.level === row.level));
      const strange = reference.filter(({ category }) => !used.has(category)).map(({ category }) => category);
      const all = levels.flatMap(spellings);
      if (made.length === 0)
        throw usageFault(
          'reference',
          `no category of the reference (${strange.join(', ')}) is a category of ${fieldTitle(field)}`,
          `its categories are ${levels.map(row => row.level).join(', ')}`,
          { option: 'reference' },
        );
      if (alone.length > 0)
        notes.add(
          'result',
          `Not in the reference, and so not compared: ${alone.map(row => `${row.label} (${counted(row.n ?? 0, coded.unit)})`).join(', ')}.`,
        );
      if (strange.length > 0)
        notes.add(
          'result',
          `In the reference, and no category of ${fieldTitle(field)}: ${strange.map(word => `${word}${didYouMean(word, all)}`).join(', ')}.`.replace(
            /\?\.$/,
            '?',
          ),
        );
      const silent = found.filter(row => row.kind === 'state' && (row.n ?? 0) > 0);
      if (silent.length > 0)
        notes.add(
          'result',
          `${silent.map(row => `${row.label}: ${counted(row.n ?? 0, coded.unit)}`).join('; ')}${silent.some(row => row.N === null) ? ', not part of N' : ''}.`,
        );
      return made;
    });
    const source = typeof request.options.with === 'string' ? ` (${request.options.with})` : '';
    notes.add(
      'method',
      `Difference: the share of ${plural(coded.unit)} less the share of the reference${source}, which is taken as known. A share of ${plural(coded.unit)} is not a share of the persons in them.`,
    );
    notes.add(
      'interval',
      `${Math.round(level * 100_000) / 1000}% confidence intervals: ${interval.label} (${interval.source}), less the reference. ${targetNote(material.target)}`,
    );
    return { rows, notes: notes.list };
  },
});
