import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { usePage } from './context.ts';
import { RecordList } from './record-list.tsx';
import { StudyCard } from './study-card.tsx';
import { UnitLists } from './unit-lists.tsx';

/** The one dialog of the page: lists of studies, a study's card, records. Escape closes it, and the focus returns. */
export function Dialog(): JSX.Element {
  const { opened, strings } = usePage();
  const element = useRef<HTMLDialogElement>(null);
  const { value } = opened;
  useEffect(() => {
    const dialog = element.current;
    if (dialog === null) return;
    if (value !== null && !dialog.open) dialog.showModal();
    if (value === null && dialog.open) dialog.close();
    if (value !== null) dialog.scrollTop = 0;
  }, [value]);
  return (
    <dialog
      ref={element}
      aria-labelledby="dialog-title"
      onClose={() => {
        opened.value = null;
      }}
    >
      {value === null ? null : (
        <>
          <p class="dialog-actions">
            {value.kind === 'study' && value.back !== null ? (
              <button
                type="button"
                onClick={() => {
                  opened.value = value.back;
                }}
              >
                {strings.back}
              </button>
            ) : null}
            <button
              type="button"
              onClick={() => {
                opened.value = null;
              }}
            >
              {strings.close}
            </button>
          </p>
          {value.kind === 'study' ? <StudyCard studyKey={value.key} /> : null}
          {value.kind === 'row' ? <UnitLists opened={value} /> : null}
          {value.kind === 'records' ? <RecordList box={value.box} title={value.title} /> : null}
        </>
      )}
    </dialog>
  );
}
