import { command } from '../command.ts';

export const appCommand = command({
  name: 'app',
  describe:
    'write the toolkit as one offline page: a spreadsheet comes in, checked data, tables, figures and a review folder go out',
  arguments: [{ name: '[file]', describe: 'the page to write; scopebook.html where left out' }],
  async run({ effects, json }, [file]) {
    const { renderApp } = await import('../../web/app/render-app.ts');
    const { pageAssets } = await import('../../node/page-assets.ts');
    const { writeFiles } = await import('../../write/outputs.ts');
    const path = typeof file === 'string' ? file : 'scopebook.html';
    const written = await writeFiles(effects, { review: null }, [{ path, data: renderApp(pageAssets('app')) }]);
    effects.out(json ? `${JSON.stringify({ written }, null, 2)}\n` : written.map(name => `wrote ${name}\n`).join(''));
    return 0;
  },
});
