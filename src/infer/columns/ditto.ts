const MARK =
  /^(?:"|''|[”“„〃]|[-–—]\s*["”]\s*[-–—]|i(?:de|dé)m|ídem|ditt?o\.?|(?:same )?as above|see above|same as (?:above|previous)|siehe oben|wie oben|(?:comme|voir) ci-dessus|igual que arriba|como acima|j\.? ?w\.?|jak wyżej|dtto|viz výše|come sopra|zie boven|↑|同上)$/iu;

/** `see text`, `see Table 2`, `siehe Anhang`: the code is somewhere else. */
const POINTER =
  /^\(?(?:please )?(?:see|refer to|cf\.?|siehe|s\.|vgl\.?|voir|ver|véase|vide|zie|se|vedi)\s+(?:the\s+)?(?:main\s+)?(?:text|tables?|tab\.|fig(?:ures?|\.)?|appendix|supplement(?:ary)?|suppl\.?|notes?|comments?|paper|article|report|below|column|cell|tabelle|anhang|abbildung|kommentar|unten|texte|tableau|annexe|texto|tabla|tabela|anexo|nota)\b.{0,20}$/iu;

/** Whether a cell only says where its code is. @example isPointer('see Table 2') // => true */
export const isPointer = (cell: string): boolean => cell.length <= 40 && POINTER.test(cell);

/**
 * Whether a cell only repeats the one above it.
 *
 * @example isDitto('〃') // => true
 * @example isDitto('Same as above') // => true
 * @example isDitto('same') // => false
 */
export const isDitto = (cell: string): boolean => cell.length <= 20 && MARK.test(cell);
