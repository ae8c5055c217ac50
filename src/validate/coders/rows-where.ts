import { checkExpression, ExpressionError, evaluate, fieldsOf, parseExpression } from '../../base/expression.ts';
import { usageFault } from '../../base/fault.ts';
import { expressionScope } from '../../model/close-codebook.ts';
import type { Codebook } from '../../model/codebook.ts';
import type { Table } from '../../model/table.ts';
import { codeColumn } from '../code-column.ts';
import { matchColumns } from '../match-columns.ts';
import { selectRows } from './views.ts';

/** The rows of a sheet for which a condition is true: one stage of a sheet that holds several. */
export function rowsWhere(table: Table, codebook: Codebook, where: string): Table {
  const wrong = (message: string, hint: string) => usageFault('expression', `where: "${where}": ${message}`, hint);
  try {
    const expression = parseExpression(where);
    const problems = checkExpression(expression, expressionScope(codebook.fields, []));
    if (problems[0] !== undefined)
      throw wrong(problems[0].message, problems[0].hint ?? `the fields are in ${codebook.file}`);
    const { byField } = matchColumns(table, codebook);
    const columns = new Map(
      fieldsOf(expression).map(({ name }) => {
        const at = byField.get(name)?.[0]?.column;
        if (at === undefined) throw wrong(`${table.file} has no column for ${name}`, 'add the column or an alias');
        return [
          name,
          codeColumn(codebook.fields.find(field => field.name === name)!, table.columns[at]!, [], () => {}),
        ];
      }),
    );
    const truth = evaluate(expression, name => columns.get(name)!, table.rows);
    return selectRows(
      table,
      Array.from(truth, (value, row) => (value === 1 ? row : -1)).filter(row => row >= 0),
    );
  } catch (error) {
    if (error instanceof ExpressionError) throw wrong(error.message, error.hint || 'write e.g. stage = title');
    throw error;
  }
}
