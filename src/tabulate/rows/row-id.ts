import type { ResultRow } from '../../model/result-row.ts';

type Parts = Pick<
  ResultRow,
  'analysis' | 'statistic' | 'field' | 'with' | 'level' | 'kind' | 'by' | 'where' | 'coder' | 'denominator'
> & { readonly base?: ResultRow['base'] };

/** The id of a row of another resource than the studies. */
export const idFrom = (id: string, resource: string): string => `${id} from ${quote(resource)}`;

const quote = (text: string): string => (/^[\p{L}\p{N}_.+-]+$/u.test(text) ? text : JSON.stringify(text));

/**
 * The stable name of a row: what is computed, of which units, over which denominator.
 *
 * @example rowId({ analysis: 'shares', statistic: 'share', field: 'method', with: null, level: 'prompting', kind: 'level', by: [], where: null, coder: null, denominator: 'applicable' }) // => 'share method=prompting /applicable'
 */
export function rowId(parts: Parts): string {
  const level = parts.level === null ? '' : `${parts.kind === 'level' ? '=' : `:${parts.kind}=`}${quote(parts.level)}`;
  const words = [
    `${parts.statistic} ${parts.field === null ? '' : quote(parts.field)}${level}`.trim(),
    parts.with === null ? '' : `with ${quote(parts.with)}`,
    parts.by.length === 0
      ? ''
      : `by ${parts.by.map(group => `${quote(group.field)}=${group.missing ? ':' : ''}${quote(group.level)}`).join(',')}`,
    parts.where === null ? '' : `where ${parts.where}`,
    parts.coder === null ? '' : `coder ${quote(parts.coder)}`,
    parts.denominator === null ? '' : `/${parts.denominator}`,
    // a percentage of the group is the usual one and isn't said
    parts.base === undefined || parts.base === 'group' ? '' : `of ${parts.base}`,
  ];
  return words.filter(word => word !== '').join(' ');
}
