import { spread } from '../boxes.ts';
import { layout } from '../layout.ts';

/** The raw export of REDCap: `field___code` with 1 and 0. */
export const redcap = layout({
  name: 'redcap',
  describe: 'columns field___code with 1 and 0, as REDCap exports and imports them',
  write(sheet) {
    const odd = sheet.columns.filter(column => !/^[a-z][a-z0-9_]*$/.test(column.name)).map(column => column.name);
    return spread(
      sheet,
      { header: (name, code) => `${name}___${code.replace(/^-/, '_')}`, on: () => '1', off: '0' },
      odd.length === 0
        ? []
        : [
            `REDCap allows only lower-case letters, digits and underscores in a name: rename ${odd.slice(0, 5).join(', ')}${odd.length > 5 ? ` and ${odd.length - 5} more` : ''}`,
          ],
    );
  },
});
