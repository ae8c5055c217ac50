/**
 * Text inside HTML, in an element or a quoted attribute.
 *
 * @example htmlText('<b> & "c"') // => '&lt;b&gt; &amp; &quot;c&quot;'
 */
export const htmlText = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
