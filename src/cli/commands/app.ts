import { command } from '../command.ts';

export const appCommand = command({
  name: 'app',
  describe: 'write the whole toolkit as one offline page, for use without a command line',
  arguments: [{ name: '[file]', describe: 'the page to write; default: scopebook.html' }],
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
