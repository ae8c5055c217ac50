import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { InEnglish } from '../views/in-english.tsx';
import type { FoundCell } from './found-cells.ts';
import type { TabProps } from './tab-props.ts';
import { setCell } from './workbench.ts';

/** One cell with what was found there, what is proposed, and its codes, to be corrected by hand. */
export function CellForm({
  cell,
  bench,
  language,
  work,
  close,
}: TabProps & { cell: FoundCell; close: () => void }): JSX.Element {
  const strings = language.strings.app;
  const { table, codebook } = bench.look.open.studies.coded;
  const column = table.columns[cell.column]!;
  const old = column.value(cell.row);
  const name = cell.findings.find(finding => finding.field !== null)?.field;
  const field = codebook.fields.find(entry => entry.name === name);
  const proposed = [...new Set([cell.repair, ...cell.findings.map(finding => finding.suggestion)])].filter(
    (text): text is string => text !== null && isCellText(text, field?.categories?.map(entry => entry.value) ?? []),
  );
  const [text, setText] = useState(cell.repair ?? old);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);
  return (
    <dialog ref={dialog} aria-labelledby="cell-title" onClose={close}>
      <form
        onSubmit={event => {
          event.preventDefault();
          dialog.current?.close();
          void work(() => setCell(bench, { row: cell.row, column: cell.column, old, new: text }));
        }}
      >
        <h2 id="cell-title" tabIndex={-1}>
          {strings.cell(cell.address, field?.title ?? column.header)}
        </h2>
        {cell.findings.map(finding => (
          <p key={finding.code + finding.message} class="notice">
            {strings.severities[finding.severity]}: <InEnglish>{finding.message}</InEnglish> ({finding.code})
            {finding.suggestion === null ? '' : ` ${strings.suggestion}: ${finding.suggestion}`}
          </p>
        ))}
        <p class="actions">
          <label>
            {strings.newValue} <input value={text} list="codes" onInput={event => setText(event.currentTarget.value)} />
          </label>
          {proposed.map(value => (
            <button key={value} type="button" onClick={() => setText(value)}>
              {strings.use(value)}
            </button>
          ))}
        </p>
        <datalist id="codes">
          {field?.categories?.map(category => (
            <option key={category.value} value={category.value}>
              {category.label}
            </option>
          ))}
        </datalist>
        <p class="dialog-actions">
          <button type="submit" disabled={text === old}>
            {strings.changeCell}
          </button>
          <button type="button" onClick={() => dialog.current?.close()}>
            {language.strings.close}
          </button>
        </p>
      </form>
    </dialog>
  );
}

/** A suggestion is a sentence or a text for the cell: of the latter kind are codes, and what has no spaces. */
const isCellText = (text: string, codes: readonly string[]): boolean => codes.includes(text) || !/\s/.test(text);
