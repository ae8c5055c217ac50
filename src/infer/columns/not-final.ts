import { printWord } from '../../base/expression.ts';
import { fold } from '../../base/fold.ts';
import { headerWords } from './find-key.ts';
import type { Profile } from './profile.ts';

/** A column in which a program says how far a record is, and what it says of those that are not final. */
export interface NotFinal {
  readonly index: number;
  readonly isSo: (row: number) => boolean;
  /** `"Finished" is "False" in 2 of 10 rows` */
  readonly evidence: string;
  /** what is true of the other rows, where the column is called so in a codebook */
  others(field: string): string;
}

/** When a response was sent, as LimeSurvey calls it; the cell of one that was not sent is blank. */
const SENT =
  /^(submit ?date|date submitted|submitted( on| at)?|datum abgeschickt|date de soumission|fecha de envío|data de envio|data di invio|datum verzonden|提交日期|提交时间)$/;
const DATE = /\d{4}|\d{1,2}[./-]\d/;

/** Columns that say how far a record is. What a study is called, or how far it is itself, says something else. */
const HOW_FAR =
  /(^|\s)(response type|status|state|stage|progress|completion|complete|completed|finished|submitted|confirmed|verified|timestamp|vollständigkeit|bearbeitungsstand|bearbeitungsstatus|statut|état|estado|stato|状态|狀態)\??$/;
const OF_THE_STUDY = /(^|\s)(study|studies|trial|publication|article|paper|recruitment|participants?|follow up)(\s|$)/;

const words = (text: string): ReadonlySet<string> => new Set(text.split('|'));

/** Kobo and ODK write the names of their states, the others their labels. */
const NOT_FINAL = words(
  'incomplete|not complete|not completed|[not completed]|unfinished|not finished|unverified|not verified|unconfirmed|not confirmed|unsubmitted|not submitted|' +
    'in progress|inprogress|in process|started|not started|draft|partial|partially complete|partially completed|partial response|pending|to do|todo|' +
    'not approved|validation_status_not_approved|on hold|validation_status_on_hold|rejected|hasissues|has issues|duplicate|duplicated|dup|duplikat|doublon|duplicado|removed|withdrawn|retracted|deleted|survey preview|survey test|spam|' +
    'unvollständig|nicht abgeschlossen|in bearbeitung|entwurf|incomplet|en cours|brouillon|incompleto|en curso|en progreso|borrador|em andamento|em curso|rascunho|in corso|bozza|未完成|进行中|進行中|草稿',
);
const FINAL = words(
  'ok|okay|keep|kept|unique|included|include|complete|completed|done|finished|submitted|final|finalised|finalized|verified|confirmed|approved|validation_status_approved|accepted|resolved|edited|received|ip address|imported|' +
    'vollständig|abgeschlossen|fertig|erledigt|abgeschickt|complet|terminé|completo|completado|terminado|concluído|completato|已完成|完成',
);

/** `Finished: False`, `Submitted? No`: a plain answer to a header that asks for nothing else. */
const ASKS =
  /^((is|form|record|extraction|data extraction|charting|coding|review|response) )?(complete|completed|finished|submitted|confirmed|verified)\??$/;
/** `Duplicate?`: yes says that the row is one. */
const REPEATS = /^(is (this )?(a )?)?duplicated?( of)?( (record|study|paper))?\??$|^(duplikat|doublon|duplicado)\??$/;
const NO = words('0|false|no|n|nein|non');
const YES = words('1|true|yes|y|ja|oui|sí|si|sim');

/** `Decision: Excluded`, `Include? No`, where rows that were not included are charted all the same. */
const DECIDES =
  /^((final|screening|full text|fulltext|ft|team|consensus|our) )?(decision|verdict|eligibility|inclusion|included?|eligible|entscheidung|décision|decisión|decisão|inclus|incluid[oa]|eingeschlossen)( status)?\??$/;
const TAKEN = words(
  'include|included|in|eligible|accept|accepted|keep|eingeschlossen|inclus|incluse|incluido|incluida|incluído|incluída|纳入',
);
const NOT_TAKEN = words(
  'exclude|excluded|out|ineligible|not eligible|not included|reject|rejected|ausgeschlossen|exclu|exclue|excluido|excluida|excluído|excluída|maybe|unsure|排除',
);

/** REDCap: `charting_complete` is 0 (incomplete), 1 (unverified) or 2 (complete). */
const REDCAP = /_complete$/;

/** The columns that mark some of the rows as not final; a column that says so of every row tells nothing apart. */
export const notFinalIn = (profiles: readonly Profile[]): NotFinal[] =>
  profiles.flatMap(profile => {
    if (profile.paged || profile.header === '') return [];
    const found = unsent(profile) ?? marked(profile) ?? inName(profile);
    return found === null ? [] : [found];
  });

function unsent(profile: Profile): NotFinal | null {
  const { index, header, rows, coded, values } = profile;
  if (!SENT.test(headerWords(header)) || coded === 0 || coded === rows) return null;
  if (!values.every(([text]) => DATE.test(text))) return null;
  const known = new Set(values.map(([text]) => text));
  return {
    index,
    isSo: row => !known.has(profile.text(row)),
    evidence: `"${header}" is blank in ${rows - coded} of ${rows} rows`,
    others: field => `${printWord(field, '`')} is not missing`,
  };
}

/** Marks behind the name of a study: `Ek 2015 - EXCLUDED`, `Ek 2015 (duplicate)`. */
const BEHIND =
  /[-–—:;,([*]\s?(to be )?(excluded?|exclude\??|duplicate[sd]?|dup|withdrawn|retracted|ineligible|not eligible|out of scope|wrong \p{L}{3,20}|ausgeschlossen|duplikat|exclue?s?|doublon|excluid[oa]|duplicad[oa]|wykluczon[ey]|vyřazeno|排除)[\])*!. ]{0,5}$/iu;

function inName(profile: Profile): NotFinal | null {
  const { index, header, rows, values } = profile;
  if (index > 3 || values.length < rows * 0.9 || rows < 4) return null;
  const texts = new Set(values.map(([text]) => text).filter(text => BEHIND.test(text)));
  if (texts.size === 0 || texts.size > rows * 0.4) return null;
  const [example] = texts;
  return {
    index,
    isSo: row => texts.has(profile.text(row)),
    evidence: `"${header}" marks ${texts.size} of ${rows} rows, such as "${example}"`,
    others: field => `${printWord(field, '`')} not in (${[...texts].map(text => printWord(text, "'")).join(', ')})`,
  };
}

function marked(profile: Profile): NotFinal | null {
  const { index, header, rows, values } = profile;
  const name = headerWords(header);
  const asksTwice = REPEATS.test(name);
  const decides = DECIDES.test(name);
  if (!asksTwice && !decides && (!HOW_FAR.test(name) || OF_THE_STUDY.test(name))) return null;
  const all = values.map(([text]) => fold(text));
  const isNotFinal = asksTwice
    ? all.every(text => NO.has(text) || YES.has(text) || text === 'x')
      ? (text: string) => !NO.has(text)
      : null
    : decides
      ? all.every(text => TAKEN.has(text) || NOT_TAKEN.has(text))
        ? (text: string) => NOT_TAKEN.has(text)
        : all.every(text => NO.has(text) || YES.has(text)) && /incl|elig|eingeschl/.test(name)
          ? (text: string) => NO.has(text)
          : null
      : REDCAP.test(header) && all.includes('2') && all.every(text => ['0', '1', '2'].includes(text))
        ? (text: string) => text !== '2'
        : ASKS.test(name) && all.every(text => NO.has(text) || YES.has(text))
          ? (text: string) => NO.has(text)
          : all.every(text => NOT_FINAL.has(text) || FINAL.has(text) || (/timestamp$/.test(name) && DATE.test(text)))
            ? (text: string) => NOT_FINAL.has(text)
            : null;
  if (isNotFinal === null) return null;
  const open = values.filter(([text]) => isNotFinal(fold(text)));
  const count = open.reduce((sum, [, n]) => sum + n, 0);
  if (count === 0 || count === rows) return null;
  const texts = new Set(open.map(([text]) => text));
  return {
    index,
    isSo: row => texts.has(profile.text(row)),
    evidence: `"${header}" is ${open.map(([text, n]) => `"${text}" in ${n}`).join(' and ')} of ${rows} rows`,
    others: field =>
      `${printWord(field, '`')} is missing or ${printWord(field, '`')} not in (${[...texts].map(text => printWord(text, "'")).join(', ')})`,
  };
}
