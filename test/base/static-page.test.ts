import { expect, test } from 'vitest';
import { staticPage } from '../../src/base/static-page.ts';

test('a page says that nothing is run or loaded, and escapes what is plain text', () => {
  const page = staticPage({ title: '<A> & "B"', description: "C's", style: 'p{margin:0}', body: '<p>D</p>' });
  expect(page).toContain("default-src 'none'; img-src data:; style-src 'unsafe-inline'");
  expect(page).toContain('<title>&lt;A&gt; &amp; &quot;B&quot;</title>');
  expect(page).toContain('<meta name="description" content="C&#39;s">');
  expect(page).toContain('<main>\n<p>D</p>\n</main>');
});

test('a page without a description has no such tag', () =>
  expect(staticPage({ title: 'A', style: '', body: '' })).not.toContain('name="description"'));
