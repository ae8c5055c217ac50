import type { Effects } from '../../base/effects.ts';
import { Fault } from '../../base/fault.ts';
import { recordsOf } from '../../changes/records.ts';
import { NOBODY, newKeys } from '../../library/new-keys.ts';
import { keyPart } from '../../library/reference-columns.ts';
import type { Field } from '../../model/codebook.ts';
import { citationFields, type OpenReview, openStudies } from '../../read/session.ts';
import { readText } from '../../review.ts';
import { type Checked, checkAnswer, type InterviewAnswers, nextField } from '../../validate/interview.ts';
import { whileLocked, writeOutputs } from '../../write/outputs.ts';
import { appendedSheet, replaceSheet, sheetInFile } from './appended-sheet.ts';
import { fieldHeaders } from './field-headers.ts';

const DRAFT = 'out/add-draft.json';

/** One new study, answer by answer; what was answered is on disk before the next question is asked. */
export interface Interview {
  readonly open: OpenReview;
  /** how many answers an interrupted session left */
  readonly resumed: number;
  readonly answers: InterviewAnswers;
  /** the next field, or null when everything that applies was asked */
  next(): Field | null;
  check(field: Field, text: string): Checked;
  keep(field: Field, cell: string): Promise<void>;
  /** takes the last answer back; null where there is none */
  back(): Promise<string | null>;
  /** adds the row to the sheet and forgets the draft */
  finish(): Promise<{ readonly key: string; readonly path: string }>;
  discard(): Promise<void>;
}

/** Starts the interview for a new study, or goes on where an interrupted one stopped. */
export async function startInterview(effects: Effects, path: string | null): Promise<Interview> {
  const open = await openStudies(effects, path);
  const sheet = open.studies.coded.table;
  const headers = fieldHeaders(sheet, open.codebook);
  const asked = new Set(headers);
  const keyField = open.codebook.primaryKey[0] ?? open.review.value.unit?.key ?? null;
  const keys = Array.from({ length: open.studies.coded.units }, (_, unit) => open.studies.coded.key(unit));
  const draft = `${open.review.folder}/${DRAFT}`;
  const answers = new Map(await draftOf(effects, draft));
  const resumed = [...answers.keys()].filter(field => field !== keyField).length;
  const isNumbered = keyPart(keyField, citationFields(open.review, open.codebook)) === null;
  const key = (keyField === null ? undefined : answers.get(keyField)) ?? newKeys(keys, [NOBODY])[0] ?? '';
  // a PubMed number or a title is asked for like any other cell
  if (keyField !== null && asked.has(keyField) && isNumbered)
    answers.set(keyField, keys.includes(key) ? (newKeys(keys, [NOBODY])[0] ?? '') : key);
  const change = async (data: string | null): Promise<void> => {
    await writeOutputs(effects, { review: open.review, replaces: [DRAFT] }, [{ path: DRAFT, data }]);
  };
  const save = (): Promise<void> => change(`${JSON.stringify({ answers: [...answers] }, null, 2)}\n`);
  return {
    open,
    resumed,
    answers,
    next: () => nextField(open.codebook, asked, answers, sheet),
    check: (field, text) => checkAnswer(open.codebook, field, answers, text, sheet),
    async keep(field, cell) {
      answers.set(field.name, cell);
      await save();
    },
    async back() {
      const last = [...answers.keys()].filter(field => field !== keyField).at(-1);
      if (last === undefined) return null;
      answers.delete(last);
      await save();
      return last;
    },
    async finish() {
      // the questions may have taken hours: the row goes to the sheet as it is now
      return whileLocked(effects, open.review.folder, async lock => {
        const now = await openStudies(effects, path);
        const inFile = await sheetInFile(now);
        const columns = fieldHeaders(inFile, now.codebook);
        const { units } = recordsOf(now.studies.coded);
        const isTaken = keyField !== null && units.has(answers.get(keyField) ?? '');
        if (isTaken && !isNumbered)
          throw new Fault(
            'duplicate',
            `${keyField} ${answers.get(keyField)} is a study of the sheet already`,
            `go back, and answer ${keyField} with that of the new study`,
          );
        if (keyField !== null && isTaken) answers.set(keyField, newKeys([...units.keys()], [NOBODY])[0] ?? '');
        const output = await appendedSheet(now, inFile, [columns.map(header => answers.get(header) ?? '')]);
        await replaceSheet(effects, now, lock, output, [{ path: DRAFT, data: null }]);
        return { key: (keyField === null ? undefined : answers.get(keyField)) ?? '', path: output.path };
      });
    },
    discard: () => change(null),
  };
}

async function draftOf(effects: Effects, path: string): Promise<[string, string][]> {
  if (!(await effects.exists(path))) return [];
  try {
    const { answers } = JSON.parse(await readText(effects, path, DRAFT)) as { answers: [string, string][] };
    return answers.filter(
      entry => Array.isArray(entry) && entry.length === 2 && entry.every(part => typeof part === 'string'),
    );
  } catch {
    throw new Fault('draft', `${DRAFT} is damaged`, 'remove it to start the study anew');
  }
}
