import type { MissingState } from '../../model/state.ts';

const SPELLINGS: Readonly<Record<MissingState, readonly string[]>> = {
  not_reported: [
    'nr',
    'n/r',
    'n.r.',
    'n.r',
    'not reported',
    'none reported',
    'not stated',
    'not specified',
    'not given',
    'not mentioned',
    'not described',
    'not provided',
    'not indicated',
    'not disclosed',
    'not documented',
    'unspecified',
    'unreported',
    'no information',
    'no data',
    'not available',
    'not found',
    'not listed',
    'not recorded',
    'not presented',
    'none stated',
    'none given',
    'n/i',
    'n.i.',
    'n/s',
    'n.s.',
    'n/d',
    'n.d.',
    // German
    'k. a.',
    'k.a.',
    'k.a',
    'k/a',
    'keine angabe',
    'keine angaben',
    'nicht berichtet',
    'nicht angegeben',
    'nicht genannt',
    'nicht beschrieben',
    'ohne angabe',
    'o. a.',
    'o.a.',
    // French
    'non rapporté',
    'non rapportée',
    'non précisé',
    'non précisée',
    'non spécifié',
    'non mentionné',
    'non renseigné',
    'non indiqué',
    'non décrit',
    // Spanish
    'no reportado',
    'no reportada',
    'no reporta',
    'no informado',
    'no informa',
    'no especificado',
    'no especifica',
    'no descrito',
    'no describe',
    'no menciona',
    'no disponible',
    'sin información',
    'sin datos',
    's/d',
    // Portuguese
    'não relatado',
    'não reportado',
    'não informado',
    'não especificado',
    'não descrito',
    'não mencionado',
    'sem informação',
    // Italian
    'non riportato',
    'non riportata',
    'non specificato',
    'non specificata',
    'non indicato',
    'non dichiarato',
    'non descritto',
    // Dutch, Danish, Norwegian, Swedish
    'niet gerapporteerd',
    'niet vermeld',
    'niet beschreven',
    'ikke rapporteret',
    'ikke rapportert',
    'ikke oplyst',
    'ikke oppgitt',
    'inte rapporterat',
    'ej rapporterat',
    'ej angivet',
    // Polish, Czech
    'brak danych',
    'nie podano',
    'nie zgłoszono',
    'neuvedeno',
    // Turkish
    'belirtilmemiş',
    'belirtilmedi',
    'bildirilmemiş',
    // Russian, Ukrainian
    'не указано',
    'не указан',
    'не указана',
    'не сообщается',
    'нет данных',
    'н/д',
    'не вказано',
    'немає даних',
    // Japanese
    '記載なし',
    '報告なし',
    '不記載',
    '未記載',
    // Korean
    '보고되지 않음',
    '보고 안됨',
    '미보고',
    '기재되지 않음',
    // Arabic
    'غير مذكور',
    'غير محدد',
    'لم يذكر',
    // Chinese
    '未报告',
    '未報告',
    '未报道',
    '未提及',
    '未说明',
    '未說明',
    '未提供',
    '不详',
    '不詳',
    '无数据',
  ],
  unclear: [
    'unclear',
    '?',
    '??',
    '???',
    "can't tell",
    'cannot tell',
    'cannot be determined',
    'not clear',
    'unknown',
    'not sure',
    'not determinable',
    'unklar',
    'nicht klar',
    'pas clair',
    'incertain',
    'incierto',
    'no claro',
    'poco claro',
    'não claro',
    'pouco claro',
    'incerto',
    '不清楚',
    '不明',
    '不确定',
    '不確定',
    'non chiaro',
    'poco chiaro',
    'onduidelijk',
    'uklart',
    'oklart',
    'niejasne',
    'belirsiz',
    'неясно',
    '불명확',
    'غير واضح',
  ],
  not_applicable: [
    'na',
    'n/a',
    'n.a.',
    'n.a',
    'not applicable',
    'not relevant',
    'does not apply',
    'notapplicable',
    'not-applicable',
    'nicht zutreffend',
    'entfällt',
    'trifft nicht zu',
    'n. z.',
    'n.z.',
    'sans objet',
    'non applicable',
    's.o.',
    's/o',
    'no aplica',
    'no aplicable',
    'não se aplica',
    'não aplicável',
    '不适用',
    '不適用',
    'non applicabile',
    'niet van toepassing',
    'n.v.t.',
    'nvt',
    'ikke relevant',
    'ej tillämpligt',
    'nie dotyczy',
    'uygulanamaz',
    'не применимо',
    'неприменимо',
    '該当なし',
    '해당 없음',
    '해당없음',
    'غير منطبق',
  ],
  not_accessible: [
    'no access',
    'not accessible',
    'inaccessible',
    'no full text',
    'full text not available',
    'could not access',
  ],
  not_coded: [
    '-',
    '--',
    '---',
    '\u2013',
    '\u2014',
    '.',
    '..',
    'nan',
    'null',
    '#n/a',
    'missing',
    '<na>',
    'tbd',
    'tbc',
    'to do',
    'todo',
    'please select',
    'please choose',
    'select',
    'select one',
    'select an option',
    'choose an option',
    'choose an item',
    'choose an item.',
    'choose one',
    '-- select --',
    '--select--',
    'bitte wählen',
    'bitte auswählen',
    'choisir',
    'seleccione',
    'selecione',
  ],
};

/** Case, Unicode form, and `_` or `-` between words (`not_stated`, `not-reported`) make no other word of it. */
const plainSpelling = (cell: string): string =>
  cell
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/(?<=\p{L})[_-](?=\p{L})/gu, ' ')
    .replace(/\s+/g, ' ');

const STATES = new Map(
  (Object.entries(SPELLINGS) as [MissingState, readonly string[]][]).flatMap(([state, list]) =>
    list.map(spelling => [plainSpelling(spelling), state] as const),
  ),
);

/** No token and no reason behind one is longer: longer cells are text, and are not looked at. */
const LONGEST = 200;

const WITH_DETAIL =
  /^(not applicable|n\/a|not reported|not stated|not specified|unclear|not clear|cannot tell)\s*(?:\(.*\)|[:\u2013\u2014]\s.*|\s-\s.*)$/is;

/**
 * The missing state that a whole cell stands for, or null: the usual spellings, also with a reason behind them
 * (`Not applicable (no human data)`).
 *
 * @example missingState(' N/A ') // => 'not_applicable'
 * @example missingState('Unclear: see appendix') // => 'unclear'
 * @example missingState('not_stated') // => 'not_reported'
 * @example missingState('none') // => null
 */
export function missingState(cell: string): MissingState | null {
  if (cell.length > LONGEST) return null;
  const plain = plainSpelling(cell);
  const known = STATES.get(plain);
  if (known !== undefined) return known;
  const detail = WITH_DETAIL.exec(plain);
  return detail === null ? null : (STATES.get(detail[1] ?? '') ?? null);
}

/** Whether a missing text has a reason behind it, so that it belongs to one field only. */
export const hasDetail = (cell: string): boolean => cell.length <= LONGEST && WITH_DETAIL.test(plainSpelling(cell));
