import { command, textOption } from '../command.ts';

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
    const format = textOption(options, 'format') ?? 'md';
    if (format !== 'md')
      return (await import('../write-rows.ts')).writeRows(context, Array.isArray(names) ? names : [], format, options);
    if (textOption(options, 'forEach') !== null)
      return (await import('../write-pages.ts')).writePages(context, options);
    return (await import('../write-paragraphs.ts')).writeParagraphs(
      context,
      Array.isArray(names) ? names : [],
      options,
    );
  },
});
