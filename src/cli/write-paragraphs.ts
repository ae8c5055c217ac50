import { type CommandContext, listOption, type OptionValues, textOption } from './command.ts';

/** Writes Results paragraphs of the declared analyses, of the named exhibits, or of fields. */
export async function writeParagraphs(
  { effects, review, json, strict }: CommandContext,
  names: readonly string[],
  options: OptionValues,
): Promise<number> {
  const { openReview } = await import('../read/session.ts');
  const { draftResults: narrate, draftMarkdown: narrationMarkdown } = await import(
    '../pipeline/manuscript/draft-results.ts'
  );
  const { failed, printFaults } = await import('./print-findings.ts');
  const open = await openReview(effects, review);
  const by = textOption(options, 'by');
  const narration = await narrate(effects, open, names, {
    analysis: textOption(options, 'analysis') ?? 'shares',
    fields: listOption(options, 'fields'),
    by: by === null ? [] : [by],
    where: textOption(options, 'where'),
    of: textOption(options, 'of'),
  });
  printFaults(effects, narration.faults);
  if (narration.skipped.length > 0) effects.err(`note: no sentences for ${narration.skipped.join('; ')}\n`);
  const out = textOption(options, 'out');
  const text = narrationMarkdown(narration, options.linked === true);
  const incomplete = narration.faults.length > 0;
  if (out !== null && !incomplete)
    await (await import('../write/outputs.ts')).writeFiles(effects, { review: open.review }, [
      { path: out, data: text },
    ]);
  if (json) {
    const paragraphs = narration.paragraphs.map(({ linked, text: filled, numbers }) => ({
      text: filled,
      linked,
      numbers: numbers.map(({ query, text: printed, rows }) => ({
        query,
        text: printed,
        rows: rows.map(row => row.id),
      })),
    }));
    effects.out(`${JSON.stringify({ paragraphs, notes: narration.notes }, null, 2)}\n`);
  } else effects.out(out === null ? text : incomplete ? '' : `wrote ${out}\n`);
  return failed([], narration.faults, strict);
}
