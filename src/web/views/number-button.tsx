import type { JSX } from 'preact';
import { usePage } from './context.ts';

/** A count that opens its studies. */
export function NumberButton({
  id,
  n,
  title,
  text,
  isFrozen = false,
}: {
  /** of the result row */
  id: string;
  n: number | null;
  /** what is counted, for the list's heading */
  title: string;
  text?: string;
  /** counted among all units, whatever the filter */
  isFrozen?: boolean;
}): JSX.Element {
  const { loaded, strings, opened, unitsOf } = usePage();
  const shown = text ?? loaded.format.count(n);
  if (id === '' || n === null) return <>{shown}</>;
  return (
    <button
      type="button"
      class="number"
      data-n={n}
      data-row={id}
      aria-label={strings.open(`${title}: ${text ?? `${loaded.format.count(n)} ${unitsOf(n)}`}`)}
      onClick={() => {
        opened.value = { kind: 'row', id, title, isFrozen };
      }}
    >
      {shown}
    </button>
  );
}
