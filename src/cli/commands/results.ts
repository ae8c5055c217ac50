import { command, listOption, textOption } from '../command.ts';

export const resultsCommand = command({
  name: 'results',
  describe: 'draft Results paragraphs from the declared analyses, with the query of every number',
  arguments: [{ name: '[exhibit...]', describe: 'names of declarations without .yaml; default: all' }],
  options: [
    { flags: '--fields <fields>', describe: 'these fields instead of the declared analyses', many: true },
    {
      flags: '--analysis <name>',
      describe: 'with --fields: an analysis other than shares, e.g. crosstab or diversity',
      needs: { flag: '--fields', except: ['flow'] },
    },
    { flags: '--by <field>', describe: 'with --fields: by subgroup', needs: { flag: '--fields' } },
    {
      flags: '--where <expression>',
      describe: 'with --fields: only units that satisfy this expression',
      needs: { flag: '--fields' },
    },
    {
      flags: '--of <resource>',
      describe: 'with --fields or --for-each: the units of this resource of the review (default: the studies)',
    },
    {
      flags: '--for-each <field>',
      describe: 'a page for each category of this field, from --template',
    },
    {
      flags: '--template <file>',
      describe: 'with --for-each: a Markdown template, or the name of a shipped one (evaluation-playbook)',
      needs: { flag: '--for-each' },
    },
    { flags: '--linked', describe: 'write placeholders for scopebook fill instead of numbers' },
    {
      flags: '--format <name>',
      describe: 'md (default): paragraphs; csv or ard (for the R package cards): the rows of the declared analyses',
    },
    { flags: '--out <file>', describe: 'the file, or with --for-each a folder; default: standard output' },
  ],
  async run(context, [names], options) {
    const { effects, review, json, strict } = context;
    const format = textOption(options, 'format') ?? 'md';
    if (format !== 'md')
      return (await import('../write-rows.ts')).writeRows(context, Array.isArray(names) ? names : [], format, options);
    if (textOption(options, 'forEach') !== null)
      return (await import('../write-pages.ts')).writePages(context, options);
    const { openReview } = await import('../../read/session.ts');
    const { draftResults: narrate, draftMarkdown: narrationMarkdown } = await import(
      '../../pipeline/manuscript/draft-results.ts'
    );
    const { failed, printFaults } = await import('../print-findings.ts');
    const open = await openReview(effects, review);
    const by = textOption(options, 'by');
    const narration = await narrate(effects, open, Array.isArray(names) ? names : [], {
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
      await (await import('../../write/outputs.ts')).writeFiles(effects, { review: open.review }, [
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
  },
});
