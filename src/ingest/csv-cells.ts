/** The cells of a CSV text, the header first; a row may be shorter or longer than the header. */
export async function csvCells(text: string): Promise<string[][]> {
  const { parse } = await import('csv-parse/sync');
  return parse(text, { bom: true, relax_column_count: true, skip_empty_lines: true });
}

/** The names in the first line of a CSV text, in lower case. */
export const headerNames = (head: string): Set<string> =>
  new Set(
    (/^[^\r\n]*/.exec(head.replace(/^\ufeff/, ''))?.[0] ?? '')
      .split(/[,;\t]/)
      .map(name => name.trim().replace(/^"|"$/g, '').toLowerCase()),
  );
