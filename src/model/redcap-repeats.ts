/**
 * Whether a column tells the rows of a REDCap record apart; in the row that does not repeat, it is blank.
 *
 * @example isRedcapRepeat('redcap_repeat_instance') // => true
 * @example isRedcapRepeat('Repeat Instance') // => true
 */
export const isRedcapRepeat = (name: string): boolean =>
  /^(redcap_)?(repeat[ _](instrument|instance)|event[ _]name)$/i.test(name);
