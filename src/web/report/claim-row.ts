import { tabulate } from '../../analyses/tabulate.ts';
import { Fault } from '../../base/fault.ts';
import type { ResultRow } from '../../model/result-row.ts';
import type { ClaimJson } from '../data/report-json.ts';
import type { Loaded } from './load-material.ts';

/** The row that a claim reports, of all units; null where it is no share of a code. */
export function claimRow({ request }: ClaimJson, { material, words }: Loaded): ResultRow | null {
  if (request === null) return null;
  const { field, level, where, denominator } = request;
  try {
    const { rows } = tabulate([{ analysis: 'shares', fields: [field], where, denominator }], material);
    const shares = rows.filter(row => row.statistic === 'share');
    if (level === null) return shares.length === 1 ? shares[0]! : null;
    const category = words
      .categories(field)
      ?.find(entry => entry.value === level || entry.label === level || entry.aliases.includes(level));
    const code = category?.value ?? level;
    return shares.find(row => row.level === code) ?? shares.find(row => row.label === level) ?? null;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return null;
  }
}
