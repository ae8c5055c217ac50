import { markdownText } from '../../../base/markdown-text.ts';
import { derivedText } from '../../../model/derived-text.ts';
import { codebookFormat } from '../codebook-format.ts';
import { humanCodebook } from '../human-codebook.ts';

/** Markdown: a heading a field, a table of its codes. */
export const md = codebookFormat({
  name: 'md',
  extension: 'md',
  describe: 'a codebook for people, in Markdown',
  binary: false,
  async write(codebook) {
    const lines = [`# ${markdownText(codebook.title || 'Codebook')}`, ''];
    if (codebook.version !== null) lines.push(`Version ${markdownText(codebook.version)}`, '');
    const groups = humanCodebook(codebook);
    for (const group of groups) {
      if (group.heading !== null) lines.push(`## ${markdownText(group.heading)}`, '');
      for (const field of group.fields) {
        lines.push(
          `### ${markdownText(field.title)}${field.title === field.name ? '' : ` (\`${field.name.replaceAll('`', "'")}\`)`}`,
          '',
        );
        if (field.description !== '') lines.push(markdownText(field.description), '');
        lines.push(...field.facts.map(([label, text]) => `- ${label}: ${markdownText(text)}`), '');
        if (field.categories.length === 0) continue;
        lines.push('| Code | Label | Definition |', '| :-- | :-- | :-- |');
        for (const { code, label, description, depth } of field.categories)
          lines.push(
            `| ${'&emsp;'.repeat(depth)}${markdownText(code)} | ${markdownText(label)} | ${markdownText(description)} |`,
          );
        lines.push('');
      }
    }
    if (codebook.rules.length > 0)
      lines.push(
        '## Rules between fields',
        '',
        ...codebook.rules.map(
          rule =>
            `- ${markdownText(rule.name)}: ${markdownText(rule.assert.text)}${rule.message === rule.assert.text ? '' : ` – ${markdownText(rule.message)}`}`,
        ),
        '',
      );
    if (codebook.derive.length > 0)
      lines.push(
        '## Derived fields',
        '',
        ...codebook.derive.map(entry => `- ${markdownText(entry.title)}: ${markdownText(derivedText(entry))}`),
        '',
      );
    return { data: `${lines.join('\n').trimEnd()}\n`, unsaid: [] };
  },
});
