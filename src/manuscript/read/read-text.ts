import { Fault } from '../../base/fault.ts';

/** Bytes of a text file: UTF-8, with or without a byte order mark. */
export function readTextBytes(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r\n?/g, '\n');
  } catch {
    throw new Fault('encoding', `${name} is not UTF-8 text`, 'save the file as UTF-8');
  }
}

/** The same text with a part blanked: line breaks stay, so that line numbers do. */
export const blanked = (text: string): string => text.replace(/[^\n]/g, ' ');
