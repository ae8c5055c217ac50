import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { usePage } from './context.ts';

/** A button whose work is confirmed in words, for readers who do not see it happen. */
export function Announced({ label, run }: { label: string; run: () => Promise<void> }): JSX.Element {
  const { strings } = usePage();
  const [isDone, setDone] = useState(false);
  return (
    <span class="announced">
      <button
        type="button"
        onClick={() => {
          setDone(false);
          void run().then(() => setDone(true));
        }}
      >
        {label}
      </button>
      <span role="status">{isDone ? ` ${strings.copied}` : ''}</span>
    </span>
  );
}
