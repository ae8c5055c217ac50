import type { JSX } from 'preact';
import type { TableModel } from '../../model/table-model.ts';
import { disclosureSentence } from '../../pipeline/request/disclosure.ts';
import { COPY_FORMATS, copyText } from '../report/copy-text.ts';
import { copy } from '../report/download.ts';
import { Announced } from './announced.tsx';
import { usePage } from './context.ts';

/** Buttons that put a table on the clipboard, with what must be disclosed of the data. */
export function CopyTable({ make }: { make: () => TableModel }): JSX.Element {
  const { strings, loaded } = usePage();
  const { disclosure } = loaded.json;
  const disclosed = (table: TableModel): TableModel => {
    if (disclosure === null) return table;
    const sentence = disclosureSentence(disclosure);
    return { ...table, notes: [...table.notes, sentence], disclosure: sentence };
  };
  return (
    <p class="live actions">
      {strings.copyTable}{' '}
      {COPY_FORMATS.map(format => (
        <Announced
          key={format}
          label={strings.copyAs[format]}
          run={async () => {
            const { plain, html } = await copyText(disclosed(make()), format);
            await copy(plain, html);
          }}
        />
      ))}
    </p>
  );
}
