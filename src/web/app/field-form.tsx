import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { DraftCategory, DraftField, DraftMissing, Guess, InferNote } from '../../infer/draft.ts';
import type { Edit } from '../../infer/write/update-codebook.ts';
import type { UnconfirmedGuess } from '../../model/unconfirmed-guess.ts';
import type { Strings } from '../strings/index.ts';
import { InEnglish } from '../views/in-english.tsx';

const TYPES = ['string', 'integer', 'number', 'boolean', 'year', 'date', 'list', 'any'] as const;

/** `code = label` lines, both ways; a line without `=` is a code that is its own label. */
const linesOf = (list: readonly (DraftCategory | DraftMissing | string)[] | undefined): string =>
  (list ?? [])
    .map(entry =>
      typeof entry === 'string'
        ? entry
        : entry.label === undefined || entry.label === entry.value
          ? String(entry.value)
          : `${entry.value} = ${entry.label}`,
    )
    .join('\n');

const pairsIn = (text: string): { value: string; label: string }[] =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
    .map(line => {
      const [value = '', ...label] = line.split(' = ');
      return { value: value.trim(), label: label.join(' = ').trim() || value.trim() };
    });

/** One field of the codebook with what speaks for it. */
export function FieldForm({
  field,
  guess,
  notes,
  open,
  isHidden,
  confirm,
  strings,
  apply,
}: {
  field: DraftField;
  guess: Guess | null;
  notes: readonly InferNote[];
  /** what is guessed of this field and nobody confirmed yet */
  open: UnconfirmedGuess | null;
  /** another field is looked for */
  isHidden: boolean;
  confirm: () => void;
  strings: Strings;
  apply: (edits: readonly Edit[]) => Promise<void>;
}): JSX.Element {
  const words = strings.app;
  const [title, setTitle] = useState(field.title ?? field.name);
  const [type, setType] = useState<string>(field.type ?? 'string');
  const [delimiter, setDelimiter] = useState(typeof field.delimiter === 'string' ? field.delimiter : '');
  const [categories, setCategories] = useState(linesOf(field.categories));
  const [missing, setMissing] = useState(linesOf(field.missingValues));
  const edits = (): Edit[] => {
    const found: Edit[] = [];
    const change = (name: string, before: unknown, value: unknown): void => {
      if (JSON.stringify(before) !== JSON.stringify(value)) found.push({ path: [name], value, append: false });
    };
    change('title', field.title ?? field.name, title);
    change('type', field.type ?? 'string', type);
    if (typeof field.delimiter === 'string' || delimiter !== '')
      change('delimiter', field.delimiter ?? '', type === 'list' && delimiter !== '' ? delimiter : undefined);
    if (categories !== linesOf(field.categories)) {
      const known = new Map((field.categories ?? []).map(entry => [String(entry.value), entry]));
      const next = pairsIn(categories).map(pair => ({ ...known.get(pair.value), ...pair }));
      found.push({ path: ['categories'], value: next.length === 0 ? undefined : next, append: false });
    }
    if (missing !== linesOf(field.missingValues)) {
      const next = pairsIn(missing);
      found.push({ path: ['missingValues'], value: next.length === 0 ? undefined : next, append: false });
    }
    return found;
  };
  return (
    <details class="field" hidden={isHidden}>
      <summary>
        <strong>{field.title ?? field.name}</strong> <span class="count">{field.type}</span>
        {open === null ? null : <strong class="guessed"> ? {words.guessed}</strong>}
        {notes.length > 0 ? ` · ${words.hasNotes}` : ''}
      </summary>
      {guess === null ? null : (
        <p class="note">
          {words.why}: <InEnglish>{guess.evidence.join('; ')}</InEnglish> ({words.column} {guess.letters.join(', ')})
        </p>
      )}
      {open === null ? null : (
        <div class="notice">
          <p>
            {Object.entries(open.evidence).map(([name, evidence]) => (
              <span key={name}>
                <code>{name}</code>: <InEnglish>{evidence}.</InEnglish>{' '}
              </span>
            ))}
            {open.otherwise === null ? null : words.otherwise(open.otherwise)}
          </p>
          <button type="button" onClick={confirm}>
            {words.confirm(field.name)}
          </button>
        </div>
      )}
      {notes.map(note => (
        <p key={note.message} class="notice" lang="en">
          {note.message}
          {note.change === '' ? '' : ` (${note.change})`}
        </p>
      ))}
      <form
        onSubmit={event => {
          event.preventDefault();
          void apply(edits());
        }}
      >
        <label>
          {words.fieldTitle} <input value={title} onInput={event => setTitle(event.currentTarget.value)} />
        </label>
        <label>
          {words.type}{' '}
          <select value={type} onChange={event => setType(event.currentTarget.value)}>
            {TYPES.map(name => (
              <option key={name} value={name} selected={name === type}>
                {name}
              </option>
            ))}
          </select>
        </label>
        {type === 'list' ? (
          <label>
            {words.delimiter}{' '}
            <input value={delimiter} size={3} onInput={event => setDelimiter(event.currentTarget.value)} />
          </label>
        ) : null}
        <label>
          {words.categories}
          <textarea
            rows={Math.min(10, categories.split('\n').length + 1)}
            value={categories}
            onInput={event => setCategories(event.currentTarget.value)}
          />
        </label>
        <label>
          {words.missing}
          <textarea rows={2} value={missing} onInput={event => setMissing(event.currentTarget.value)} />
        </label>
        <button type="submit">{words.apply}</button>
      </form>
    </details>
  );
}
