/** Elsevier: "RETRACTED: …"; Springer: "RETRACTED ARTICLE: …"; Cochrane: "WITHDRAWN: …"; Spandidos: "[Retracted] …". */
const IN_FRONT =
  /^\s{0,9}(?:[[(](?:retracted|withdrawn)(?: article| paper| publication)?[\])][:.]?|(?:retracted|withdrawn)(?: article| paper| publication)?:)\s{0,9}/i;
/** Web of Science: "… (Retracted article. See vol. 12, pg. 34, 2019)". */
const BEHIND = /[[(](?:retracted|withdrawn)(?![a-z])[^[\]()]{0,120}[\])]\s{0,9}\.?$/i;

/**
 * Whether a title says that its work was retracted. A notice of retraction is a work of its own.
 *
 * @example isRetracted('RETRACTED ARTICLE: Sleep in cats') // => true
 * @example isRetracted('Retraction: Sleep in cats') // => false
 */
export const isRetracted = (title: string): boolean =>
  /retracted|withdrawn/i.test(title) && (IN_FRONT.test(title) || BEHIND.test(title));

/** @example withoutRetraction('[Retracted] Sleep in cats') // => 'Sleep in cats' */
export const withoutRetraction = (title: string): string => title.replace(IN_FRONT, '').replace(BEHIND, '').trim();

/** Whether PubMed's type of publication says so; a notice is a "Retraction of Publication". */
export const isRetractedType = (type: string): boolean => type === 'Retracted Publication';
