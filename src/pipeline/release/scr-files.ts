import type { ScrFiles } from '../../export/deposit/prisma-scr.ts';
import type { Prepared } from './build.ts';

/** What of a deposit can serve an item of PRISMA-ScR. */
export function scrFiles({ open, shown }: Pick<Prepared, 'open' | 'shown'>, files: readonly string[]): ScrFiles {
  const { value, studies } = open.review;
  const pathsOf = (names: readonly string[]): string[] =>
    value.resources.flatMap(({ name, path }) => (names.includes(name) ? [path] : []));
  const { flow } = value;
  const screening = typeof flow === 'object' && flow.screening !== undefined ? [flow.screening].flat() : [];
  const screened = screening.map(({ resource }) => resource);
  return {
    files,
    documents: value.documents ?? [],
    studies: studies.path,
    counted: pathsOf(open.counted),
    coders: pathsOf((value.codings ?? []).flatMap(({ from }) => ('files' in from ? Object.values(from.files) : []))),
    screening: pathsOf(screened),
    criteria: value.resources.flatMap(({ name, schema }) =>
      screened.includes(name) && schema !== undefined ? [schema] : [],
    ),
    exhibits: shown.flatMap(({ declaration, files: [first] }) => {
      const type = declaration.figure ?? declaration.table;
      return type === undefined || first === undefined ? [] : [{ type, path: `out/${first}` }];
    }),
    logs: (value.codings ?? []).flatMap(({ adjudicator }) => adjudicator?.log ?? []),
    isDated: value.searched !== undefined,
    isSourced: (value.search?.databases ?? []).length > 0,
  };
}
