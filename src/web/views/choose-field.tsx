import type { JSX } from 'preact';
import type { CodedColumn } from '../../model/coded-table.ts';

/** A field out of a list. */
export function ChooseField({
  label,
  columns,
  value,
  empty = null,
  choose,
}: {
  label: string;
  columns: readonly CodedColumn[];
  value: string | null;
  /** what stands for no field, where that is a choice */
  empty?: string | null;
  choose: (field: string | null) => void;
}): JSX.Element {
  return (
    <label>
      {label}{' '}
      <select
        value={value ?? ''}
        onChange={event => choose(event.currentTarget.value === '' ? null : event.currentTarget.value)}
      >
        {empty === null ? null : (
          <option value="" selected={value === null}>
            {empty}
          </option>
        )}
        {columns.map(({ field }) => (
          <option key={field.name} value={field.name} selected={field.name === value}>
            {field.title}
          </option>
        ))}
      </select>
    </label>
  );
}
