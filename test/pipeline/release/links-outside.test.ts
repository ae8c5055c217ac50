import { expect, test } from 'vitest';
import { linksOutside } from '../../../src/pipeline/release/links-outside.ts';

const files = new Set(['a/b.md', 'a/c.md', 'out/x.svg']);

test.each([
  ['[c](c.md)', []],
  ['[c](c.md#part) [up](../out/x.svg) [folder](../out/)', []],
  ['[web](https://example.org) [mail](mailto:a@example.org) [here](#part)', []],
  ['[d](d.md) and again [d](d.md#x)', ['a/d.md']],
  ['![picture](../docs/p.png "a title")', ['docs/p.png']],
])('%s', (text, outside) => {
  expect(linksOutside('a/b.md', text, files)).toEqual(outside);
});
