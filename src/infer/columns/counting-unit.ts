import type { CoderRows } from '../coders/coder-rows.ts';
import type { DraftUnit } from '../doubt.ts';
import type { InferNote } from '../draft.ts';
import { type FoundKey, headerWords, soundsLikeKey } from './find-key.ts';
import { type LongTable, telling } from './find-long-table.ts';
import { keysAlike } from './keys-alike.ts';
import { partsInKey } from './parts-in-key.ts';
import type { Profile } from './profile.ts';
import { sameStudy } from './same-study.ts';

/** What is counted, and what of it is a guess. */
export interface Counted {
  readonly primaryKey: readonly string[];
  readonly unit: DraftUnit;
  /** studies have several rows: which columns say so */
  readonly long: LongTable | null;
  /** what speaks against it; null where nothing does */
  readonly doubt: {
    readonly evidence: string;
    readonly question: string;
    readonly proposal: string;
    readonly otherwise?: string;
  } | null;
}

/** Headers of columns that name studies, in several languages: where such a column differs in each row, rows are studies. */
export const NAMES_STUDIES =
  /^((first|lead|1st) )?(stud(y|ies|ie|ien)|étude|estudio|estudo|papers?|articles?|artículo|artigo|artikel|authors?|autor(en|es)?|auteurs?|references?|referenz|référence|referencia|referência|citation|zitat|cita|sources?|quelle|records?|reports?|publications?|publikation|publicación|titel|titre|título|lfd|n°|文献|作者|序号|编号|研究|番号|著者|연구|번호|저자|исследовани[ея]|автор(ы)?|№|studio|autore|badanie|çalışma|yazar|دراسة)(?![\p{L}])/u;

/** What is counted: the key that tells studies apart, a repeated identifier of studies, or rows where nothing does. */
export function countingUnit(
  profiles: readonly Profile[],
  fieldOf: ReadonlyMap<number, string>,
  coderRows: CoderRows | null,
  { key, repeated }: { readonly key: FoundKey | null; readonly repeated: LongTable | null },
  notes: InferNote[],
): Counted {
  const nameOf = (index: number): string => fieldOf.get(index)!;
  if (coderRows !== null) return countedByCoder(profiles, nameOf, coderRows, notes);
  if (repeated !== null) {
    const name = nameOf(repeated.key);
    const { header, values, rows } = profiles[repeated.key]!;
    const evidence = `${values.length} values of "${header}" are in ${rows} rows`;
    notes.push({
      field: name,
      message:
        repeated.parts.length === 0
          ? `${evidence}: studies have several rows, and no filled column tells the rows of a study apart; nothing is counted until one does`
          : `${evidence}: studies have several rows, and each study is counted once; ${inWords(repeated.parts.map(part => `"${profiles[part]!.header}"`))} ${repeated.parts.length === 1 ? 'tells' : 'tell'} its rows apart`,
      change: `${repeated.parts.length === 0 ? 'number the rows of each study in a column of the sheet (1, 2, 3 …) and run init again; ' : ''}if each row is a study of its own, name the field that tells them apart as \`unit.key\` in review.yaml and as \`primaryKey:\` in the codebook`,
    });
    return {
      primaryKey: [name, ...repeated.parts.map(nameOf)],
      unit: { name: 'study', key: name },
      long: repeated,
      doubt: {
        evidence,
        question: 'Is each row a study of its own?',
        proposal: `no, studies are told apart by ${header} and have several rows`,
      },
    };
  }
  if (key === null) {
    notes.push({
      field: null,
      message: 'no column tells the rows apart, so each row is counted as a study of its own',
      change: 'add a column with an id to the sheet, and name it as `primaryKey:` in the codebook',
    });
    return {
      primaryKey: [],
      unit: { name: 'study', key: null },
      long: null,
      doubt: {
        evidence: 'no column is filled and different in each row',
        question: 'Is each row a study of its own?',
        proposal: 'yes, each row is a study',
        ...repeatsOf(profiles),
      },
    };
  }
  const name = nameOf(key.index);
  notes.push({
    field: name,
    message: `this is the key: ${key.evidence}`,
    change: 'name another field as `primaryKey:` in the codebook and `unit.key` in review.yaml',
  });
  const isNamed = namesStudies(profiles[key.index]!) || profiles.some(other => isUnique(other) && namesStudies(other));
  const same = profiles[key.index]!.paged ? null : sameStudy(profiles[key.index]!, profiles);
  const parts = profiles[key.index]!.paged
    ? null
    : (partsInKey(profiles[key.index]!) ?? (same === null ? keysAlike(profiles[key.index]!) : null));
  return {
    primaryKey: [name],
    unit: { name: 'study', key: name },
    long: null,
    doubt:
      parts !== null
        ? {
            evidence: `"${parts.example[0]}" and "${parts.example[1]}" are keys of different rows`,
            question: 'Is each row a study of its own?',
            proposal: 'yes, each row is a study',
            otherwise: `${parts.studies} studies instead of ${profiles[key.index]!.rows}`,
          }
        : same !== null
          ? {
              evidence: same.evidence,
              question: 'Is each row a study of its own?',
              proposal: 'yes, each row is a study',
              otherwise: `${same.studies} studies instead of ${profiles[key.index]!.rows}`,
            }
          : isNamed
            ? null
            : {
                evidence: `"${profiles[key.index]!.header}": ${key.evidence}`,
                question: 'Is each row a study of its own?',
                proposal: `yes, "${profiles[key.index]!.header}" tells the studies apart`,
              },
  };
}

/** By its header, by author and year in nearly every cell, or by the numbers 1, 2, 3 … in a column without a header. */
function namesStudies({ header, paged, rows, values, letter }: Profile): boolean {
  if (soundsLikeKey(header) > 0 || NAMES_STUDIES.test(headerWords(header))) return true;
  if (paged || values.length === 0) return false;
  const cited = values.filter(([text]) => /\p{L}{2}.{0,60}\b(19|20)\d\d/u.test(text)).length;
  if (cited >= values.length * 0.8) return true;
  return header === `column ${letter}` && values.every(([text]) => /^\d{1,5}$/.test(text) && Number(text) <= rows);
}

/** Filled and different in each row. */
const isUnique = ({ paged, rows, values, coded }: Profile): boolean =>
  !paged && rows > 1 && coded === rows && values.length === rows;

/** How many studies there would be if the column that sounds most like their name told them apart. */
function repeatsOf(profiles: readonly Profile[]): { readonly otherwise?: string } {
  const named = profiles
    .filter(
      ({ header, paged, coded, rows, values }) =>
        !paged &&
        coded === rows &&
        values.length < rows &&
        values.length > rows / 2 &&
        (soundsLikeKey(header) > 0 || NAMES_STUDIES.test(headerWords(header))),
    )
    .sort((a, b) => b.values.length - a.values.length || a.index - b.index)[0];
  if (named === undefined) return {};
  const [text, count] = named.values[0]!;
  return {
    otherwise: `${named.values.length} studies by "${named.header}" instead of ${named.rows} ("${text}" is in ${count} rows)`,
  };
}

/** A sheet with a row per coder: consensus rows are counted; without any, each study once, where its coders agree. */
function countedByCoder(
  profiles: readonly Profile[],
  nameOf: (index: number) => string,
  coderRows: CoderRows,
  notes: InferNote[],
): Counted {
  const [key, coder] = [nameOf(coderRows.key), nameOf(coderRows.coder)];
  const found = `the sheet has a row per coder: ${coderRows.evidence}`;
  if (coderRows.consensus !== null) {
    notes.push({
      field: coder,
      message: `${found}. Rows of "${coderRows.consensus}" are the consensus and are counted${openUnits(coderRows)}`,
      change: 'see `codings:` in review.yaml',
    });
    return { primaryKey: [key], unit: { name: 'study', key }, long: null, doubt: null };
  }
  const stage = coderRows.stage === null ? [] : [coderRows.stage.index];
  const parts = [...stage, coderRows.coder];
  const rest = telling(profiles.filter(isNoCode), [coderRows.key, ...parts], profiles);
  notes.push({
    field: coder,
    message: `${found}. None of them is a consensus: each study is counted once, and only where its coders agree`,
    change: 'add consensus rows and name them in `codings:` (`consensus:`), or reconcile the coders first',
  });
  return {
    primaryKey: [key, ...[...parts, ...(rest ?? [])].map(nameOf)],
    unit: { name: 'study', key },
    long: { key: coderRows.key, parts: [...parts, ...(rest ?? [])] },
    doubt: {
      evidence: `${coderRows.evidence}, and no row is a consensus`,
      question: 'How do studies with rows of several coders count?',
      proposal: 'once, and in a field only where its coders agree',
    },
  };
}

/** How the studies without a consensus row count. */
function openUnits({ single, several }: CoderRows): string {
  if (single + several === 0) return '';
  if (single + several === 1)
    return `; 1 study has no consensus row and counts as ${several === 0 ? 'its only coder coded it' : 'its coders coded it, where they agree'}`;
  const how = several === 0 ? 'as their only coder coded them' : 'as their coders coded them, where they agree';
  return `; ${single + several} studies have no consensus row and count ${how}`;
}

/** What tells two rows of a coder apart is a time or a text, never a code that was given. */
const isNoCode = ({ paged, values }: Profile): boolean => paged || values.length > MAX_CODES;

const MAX_CODES = 60;

/** `a`, `a and b`, `a, b and c`. */
const inWords = (names: readonly string[]): string =>
  names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
