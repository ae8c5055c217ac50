import type { Term } from './proposal.ts';

const folded = (text: string): string =>
  text
    .replace(/[([]\s*[nN]\s*=.*$/, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();

/**
 * Labels of tables against titles: which fields are named by title around a label (or in it, as in `Modality: Tabular`), and
 * the category of such a field that is called just so.
 */
export function labelled(terms: readonly Term[]) {
  const titles = new Map<string, Set<string>>();
  for (const { field, fieldNames } of terms)
    for (const name of fieldNames) {
      const title = folded(name);
      titles.set(title, (titles.get(title) ?? new Set()).add(field));
    }
  return (label: string, around: string): { titled: ReadonlySet<string>; exact: Term | null } => {
    const [, before = '', after = label] = /^(.*):\s+(\S.*)$/s.exec(label) ?? [];
    const said = ` ${folded(around)} ${folded(before)} `;
    const titled = new Set([...titles].flatMap(([title, fields]) => (said.includes(` ${title} `) ? [...fields] : [])));
    const name = folded(after);
    const exact = terms.filter(term => titled.has(term.field) && term.names.some(entry => folded(entry) === name));
    return { titled, exact: exact.length === 1 ? exact[0]! : null };
  };
}
