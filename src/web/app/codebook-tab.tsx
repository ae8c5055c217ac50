import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { DraftField } from '../../infer/draft.ts';
import { FindField, isFound } from '../views/find-field.tsx';
import { FieldForm } from './field-form.tsx';
import { Questions } from './questions.tsx';
import type { TabProps } from './tab-props.ts';
import { confirmGuess, editCodebook, fieldsIn, rewriteCodebook } from './workbench.ts';

/** The codebook as it was proposed, with what speaks for it, in a form; and its file as text. */
export function CodebookTab({ bench, language, work }: TabProps): JSX.Element {
  const strings = language.strings.app;
  const [fields, setFields] = useState<readonly DraftField[]>([]);
  const [typed, setTyped] = useState('');
  const [text, setText] = useState(bench.look.codebookText);
  useEffect(() => {
    setText(bench.look.codebookText);
    void fieldsIn(bench).then(setFields);
  }, [bench.look.codebookText]);
  const { format, studies } = bench.look.open;
  const guesses = [...(bench.look.open.material.guesses ?? []), ...bench.look.open.codebook.guesses];
  const general = bench.notes.filter(note => note.field === null);
  return (
    <main>
      <h2>{strings.tabs.codebook}</h2>
      <p>{strings.proposed(format.count(studies.coded.units), format.count(fields.length))}</p>
      <Questions bench={bench} language={language} work={work} />
      {general.length === 0 ? null : (
        <details open>
          <summary>{strings.notes}</summary>
          <ul>
            {general.map(note => (
              <li key={note.message} lang="en">
                {note.message}
                {note.change === '' ? '' : ` (${note.change})`}
              </li>
            ))}
          </ul>
        </details>
      )}
      <FindField count={fields.length} typed={typed} find={setTyped} label={language.strings.findField} />
      {fields.map((field, at) => (
        <FieldForm
          key={`${field.name} ${bench.look.codebookText.length}`}
          isHidden={!isFound(field, typed)}
          field={field}
          guess={bench.guesses.find(guess => guess.name === field.name) ?? null}
          notes={bench.notes.filter(note => note.field === field.name)}
          open={guesses.find(guess => guess.scope === 'field' && guess.name === field.name) ?? null}
          confirm={() => void work(() => confirmGuess(bench, field.name))}
          strings={language.strings}
          apply={edits =>
            work(() =>
              editCodebook(
                bench,
                edits.map(edit => ({ ...edit, path: ['fields', at, ...edit.path] })),
              ),
            )
          }
        />
      ))}
      <details>
        <summary>{strings.source}</summary>
        <label>
          <span class="off-screen">{strings.source}</span>
          <textarea class="source" rows={24} value={text} onInput={event => setText(event.currentTarget.value)} />
        </label>
        <p>
          <button type="button" onClick={() => void work(() => rewriteCodebook(bench, text))}>
            {strings.apply}
          </button>
        </p>
      </details>
    </main>
  );
}
