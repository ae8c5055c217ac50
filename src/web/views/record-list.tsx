import type { JSX } from 'preact';
import { flowRecords } from '../report/flow-records.ts';
import { usePage } from './context.ts';

/** The records of a box of the flow; those that became studies open their cards. */
export function RecordList({ box, title }: { box: string; title: string }): JSX.Element {
  const { loaded, strings, opened } = usePage();
  const records = flowRecords(box, loaded.json);
  return (
    <>
      <h2 id="dialog-title" tabIndex={-1}>
        {title}
      </h2>
      {records === null ? (
        <p>{strings.flowCounted}</p>
      ) : (
        <>
          <p class="big">
            {loaded.format.count(records.length)} {strings.records}
          </p>
          <ul>
            {records.slice(0, 1_000).map(record => (
              <li key={record.key}>
                {loaded.unitOf(record.key) !== undefined ? (
                  <button
                    type="button"
                    class="study"
                    onClick={() => {
                      opened.value = { kind: 'study', key: record.key, back: { kind: 'records', box, title } };
                    }}
                  >
                    {record.citation}
                  </button>
                ) : (
                  record.citation
                )}
                {record.title === '' ? '' : ` ${record.title}`}
                {record.reason === '' ? '' : ` (${record.reason})`}
              </li>
            ))}
          </ul>
          {records.length > 1_000 ? <p>{strings.more(loaded.format.count(records.length - 1_000))}</p> : null}
        </>
      )}
    </>
  );
}
