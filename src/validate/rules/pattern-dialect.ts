import { differsFromJavaScript } from '../../base/linear-pattern.ts';
import { type Located, type Sheet, tableRule } from '../rule.ts';

export const patternDialect = tableRule({
  name: 'pattern-dialect',
  code: 'D118',
  severity: 'warning',
  explain:
    "A field's pattern gives another result for one of its own codes, or its example, than it would in JavaScript: patterns are read as RE2.",
  *check({ codebook, match }: Sheet): Iterable<Located> {
    for (const field of codebook.fields) {
      const pattern = field.constraints.pattern ?? field.itemPattern;
      if (pattern === null) continue;
      const codes = field.categories?.map(category => category.value) ?? [];
      const differing = differsFromJavaScript(pattern, field.example === null ? codes : [...codes, field.example]);
      if (differing.length === 0) continue;
      yield {
        row: null,
        column: match.byField.get(field.name)?.[0]?.column ?? null,
        field: field.name,
        message: `the pattern ${pattern} of ${field.name} is read as RE2 reads it; other programs judge ${differing.map(text => `"${text}"`).join(', ')} differently`,
      };
    }
  },
});
