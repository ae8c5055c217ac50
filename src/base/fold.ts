/**
 * A spelling without what people vary by accident: case, white space, Unicode composition, kind of dash and quote.
 *
 * @example fold(' Pre–Post ') // => 'pre-post'
 */
export const fold = (spelling: string): string => {
  // most spellings vary by case alone
  if (/^(?:[!-~]+(?: [!-~]+)*)?$/.test(spelling)) return spelling.toLowerCase();
  return (
    spelling
      .normalize('NFKC')
      // soft hyphens and marks without a width
      .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
      .replace(/[\u2010-\u2015\u2212]/g, '-')
      .replace(/[\u2018\u2019]/g, "'")
      .replace(/[\u201c\u201d]/g, '"')
      .replace(/\s+/g, ' ')
      .trim()
      .toLowerCase()
  );
};

/**
 * A key without what people vary who type it twice: case and white space.
 *
 * @example foldKey('OKAFOR  2001 ') // => 'okafor2001'
 */
export const foldKey = (key: string): string => key.toLowerCase().replace(/\s+/g, '');
