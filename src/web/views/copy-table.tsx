import type { JSX } from 'preact';
import type { TableModel } from '../../model/table-model.ts';
import { COPY_FORMATS, copyText } from '../report/copy-text.ts';
import { copy } from '../report/download.ts';
import { Announced } from './announced.tsx';
import { usePage } from './context.ts';

/** Buttons that put a table on the clipboard. */
export function CopyTable({ make }: { make: () => TableModel }): JSX.Element {
  const { strings } = usePage();
  return (
    <p class="live actions">
      {strings.copyTable}{' '}
      {COPY_FORMATS.map(format => (
        <Announced
          key={format}
          label={strings.copyAs[format]}
          run={async () => {
            const { plain, html } = await copyText(make(), format);
            await copy(plain, html);
          }}
        />
      ))}
    </p>
  );
}
