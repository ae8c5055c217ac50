/** The parser of XML, loaded by those that import this file when they need it: a bundled CommonJS package has no names. */
export { SaxesParser } from 'saxes';
