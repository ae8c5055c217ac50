import { Fault } from '../base/fault.ts';
import { LIBRARY_FORMATS } from './formats/index.ts';
import type { LibraryFormat } from './library-format.ts';
import type { Library } from './reference.ts';

/** The format of a library file: by its name where that fits its content, else by its content; null for a sheet or anything else. */
export function libraryFormatOf(name: string, text: string): LibraryFormat | null {
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  const own = LIBRARY_FORMATS.all.filter(format => format.extensions.includes(extension));
  return (
    own.find(format => format.matches(text)) ??
    LIBRARY_FORMATS.all.find(format => !own.includes(format) && format.matches(text)) ??
    null
  );
}

/** Reads a library file of any known kind. */
export async function readLibrary(name: string, text: string): Promise<Library> {
  const format = libraryFormatOf(name, text);
  if (format === null)
    throw new Fault(
      'library',
      `${name} is not a library that can be read`,
      `export it as one of: ${LIBRARY_FORMATS.all.map(entry => entry.describe).join('; ')}`,
    );
  return format.read(text);
}
