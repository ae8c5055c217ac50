import type { JSX } from 'preact';
import { searchable } from '../report/search.ts';

/** In a longer list fields are found by typing. */
const LONG = 12;

/** A box that shortens a long list of fields. */
export function FindField({
  count,
  typed,
  find,
  label,
}: {
  /** of all fields */
  count: number;
  typed: string;
  find: (text: string) => void;
  label: string;
}): JSX.Element | null {
  if (count <= LONG) return null;
  return (
    <label class="find-field">
      {label} <input type="search" value={typed} onInput={event => find(event.currentTarget.value)} />
    </label>
  );
}

/** Whether a field's title or name contains what was typed. */
export const isFound = ({ name, title = name }: { name: string; title?: string }, typed: string): boolean =>
  [name, title].some(text => searchable(text).includes(searchable(typed.trim())));
