const START = 'data:image/svg+xml,';

/**
 * A picture as an address that a page can hold. It is shorter than base64: only what an address cannot hold is escaped, and
 * values stand between single quotes, since the page has it between double ones; that a mark is opaque is not said.
 *
 * @example svgAddress('<svg width="2">#1</svg>') // => "data:image/svg+xml,<svg width='2'>%231</svg>"
 */
export const svgAddress = (svg: string): string =>
  `${START}${svg
    .replace(/<[^<>]*>/g, tag => tag.replaceAll(' opacity="1"', '').replace(/="([^"']*)"/g, "='$1'"))
    .replace(/[%#\t\r\n]/g, encodeURIComponent)}`;

/** The picture of such an address, also as a browser gives it back. */
export const svgOfAddress = (address: string): string =>
  address.startsWith(START) ? decodeURIComponent(address.slice(START.length)) : '';
