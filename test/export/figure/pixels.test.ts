import { expect, test, vi } from 'vitest';
import { render, smallFiles } from '../../support/figures.ts';

const missing = vi.hoisted(() => (): never => {
  throw new Error("Cannot find module '@resvg/resvg-js-linux-riscv64-gnu'");
});
vi.mock('node:module', async original => ({
  ...(await original<typeof import('node:module')>()),
  createRequire: () => missing,
}));

test('without the rasteriser the other formats are written, and each missing one is named', async () => {
  const { outputs, codes, messages, faults } = await render(
    smallFiles(
      { f: 'figure: bar\nfield: kind\nformats: [svg, png, eps, tiff, pdf]\n' },
      [...'aab'].map(kind => [kind, 'g'] as const),
    ),
  );
  expect(faults).toEqual([]);
  expect([...outputs.keys()].sort()).toEqual(['out/f.pdf', 'out/f.svg']);
  expect(codes.filter(code => code === 'F117')).toHaveLength(3);
  for (const format of ['png', 'eps', 'tiff'])
    expect(messages.join('\n')).toContain(`f: ${format} was not written: the package @resvg/resvg-js`);
});
