import { Fault } from '../../base/fault.ts';
import type { Codebook, Field } from '../../model/codebook.ts';
import type { Table } from '../../model/table.ts';
import { commonCode } from './common-code.ts';
import { layout } from './layout.ts';
import { type ColumnView, selectColumns } from './views.ts';

/** Paired columns: `method_primary`, `method_secondary`, `method_agreed`; or with the coder in front. */
export const byAffix = layout({
  name: 'affix',
  describe: 'one row per unit, and a column a field and coder, named by a pattern such as "{field}_{coder}"',
  split(table, codebook, { affix = '', coders, consensus, otherwise }) {
    if (
      !/^[^{}]*(\{field\}[^{}]+\{coder\}|\{coder\}[^{}]+\{field\}|\{field\}\{coder\}|\{coder\}\{field\})[^{}]*$/.test(
        affix,
      )
    )
      throw new Fault(
        'affix',
        `"${affix}" is not a pattern of column names`,
        'write {field} and {coder} where they stand, e.g. "{field}_{coder}" or "{coder}_{field}"',
      );
    const named = coders ?? codersIn(table, codebook, affix, consensus);
    const everybody = [...named, ...(consensus === undefined ? [] : [consensus])];
    const owned = new Set(
      everybody
        .flatMap(coder => codebook.fields.map(field => columnOf(table, field, affix, coder)))
        .filter(at => at >= 0),
    );
    const headersOf = (fields: readonly Field[]) =>
      new Set(fields.flatMap(field => [field.name, field.title, ...field.aliases]));
    const fieldHeaders = headersOf(codebook.fields);
    const keys = headersOf(codebook.fields.filter(field => codebook.primaryKey.includes(field.name)));
    const view = (coder: string): Table => {
      const own = codebook.fields.flatMap((field): ColumnView[] => {
        const source = columnOf(table, field, affix, coder);
        if (source < 0) return [];
        const agreed =
          coder !== consensus || otherwise === undefined
            ? []
            : named.map(name => columnOf(table, field, affix, name)).filter(at => at >= 0);
        return [
          {
            source,
            header: field.name,
            ...(agreed.length === 0 ? {} : { agreed: { columns: agreed, cell: commonCode(field) } }),
          },
        ];
      });
      if (own.length === 0)
        throw new Fault(
          'no-coder',
          `${table.file} has no column "${affix.replace('{coder}', coder)}" for any field`,
          `its columns are ${table.columns.map(column => column.header).join(', ')}`,
        );
      const filled = new Set(own.map(entry => entry.header));
      const taken = new Set(
        codebook.fields
          .filter(field => filled.has(field.name))
          .flatMap(field => [field.name, field.title, ...field.aliases]),
      );
      // a column without a coder's mark is nobody's code: only the key, and for the consensus everything, is shared
      const isShared = (header: string): boolean =>
        coder === consensus || keys.has(header) || !fieldHeaders.has(header);
      const shared = table.columns.flatMap(({ header }, source): ColumnView[] =>
        owned.has(source) || taken.has(header) || !isShared(header) ? [] : [{ source, header }],
      );
      return selectColumns(table, [...shared, ...own]);
    };
    return {
      sheets: named.map(coder => ({ coder, table: view(coder) })),
      consensus: consensus === undefined ? null : view(consensus),
      shared: new Set(table.columns.flatMap(({ header }, source) => (owned.has(source) ? [] : [header]))),
      findings: [],
    };
  },
});

/** The column of a field and coder, by the field's name or an alias; −1 where there is none. */
function columnOf(table: Table, field: Field, affix: string, coder: string): number {
  for (const name of [field.name, ...field.aliases]) {
    const header = filled(affix, name, coder);
    const at = table.columns.findIndex(column => column.header === header);
    if (at >= 0) return at;
  }
  return -1;
}

const filled = (affix: string, field: string, coder: string): string =>
  affix.replace(/\{(field|coder)\}/g, (_, part) => (part === 'field' ? field : coder));

/** Whoever has a column for as many fields as anybody else; fewer than two is a Fault. */
function codersIn(table: Table, codebook: Codebook, affix: string, consensus: string | undefined): string[] {
  const fields = new Map<string, Set<string>>();
  for (const field of codebook.fields) {
    const [before = '', after = ''] = affix.replace('{field}', () => field.name).split('{coder}');
    for (const { header } of table.columns)
      if (header.length > before.length + after.length && header.startsWith(before) && header.endsWith(after)) {
        const coder = header.slice(before.length, header.length - after.length);
        fields.set(coder, (fields.get(coder) ?? new Set()).add(field.name));
      }
  }
  fields.delete(consensus ?? '');
  const most = Math.max(0, ...[...fields.values()].map(set => set.size));
  const found = [...fields.keys()].filter(coder => fields.get(coder)!.size === most);
  if (found.length >= 2) return found;
  throw new Fault(
    'no-coder',
    `${table.file}: the pattern "${affix}" fits ${found.length === 0 ? 'no column' : `only "${found[0]}"`}`,
    door =>
      `name the coders (\`coders:\` in review.yaml, or ${door.option('coderNames')}), and check the pattern against the column headers`,
  );
}
