import { yamlFlow, yamlText } from '../../../base/yaml-text.ts';
import { codebookFormat } from '../codebook-format.ts';
import { type PlainCodebook, plainCodebook } from '../plain-codebook.ts';

/** The codebook's own form, without the comments of its file. */
export const yaml = codebookFormat({
  name: 'yaml',
  extension: 'yaml',
  describe: "scopebook's own form: a Table Schema in YAML",
  binary: false,
  write: async codebook => ({ data: codebookYaml(plainCodebook(codebook)), unsaid: [] }),
});

/** A plain codebook as YAML: a block a field, a line a category. */
export function codebookYaml({ fields, ...head }: PlainCodebook): string {
  const lines = Object.entries(head).flatMap(([key, value]) =>
    Array.isArray(value) && typeof value[0] === 'object'
      ? [`${key}:`, ...value.map(entry => `  - ${yamlFlow(entry)}`)]
      : [`${key}: ${typeof value === 'string' ? yamlText(value) : yamlFlow(value)}`],
  );
  lines.push('fields:');
  for (const field of fields) {
    let mark = '  - ';
    for (const [key, value] of Object.entries(field)) {
      const block = key === 'categories' || key === 'columns';
      if (block)
        lines.push(`${mark}${key}:`, ...(value as readonly unknown[]).map(entry => `      - ${yamlFlow(entry)}`));
      else
        lines.push(
          `${mark}${key}: ${typeof value === 'string' ? yamlText(value) : typeof value === 'object' ? yamlFlow(value) : String(value)}`,
        );
      mark = '    ';
    }
  }
  return `${lines.join('\n')}\n`;
}
