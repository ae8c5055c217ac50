import type { JSX } from 'preact';
import { usePage } from './context.ts';

/** Links to the sections; the reader's filter stays in the address. */
export function Jumps(): JSX.Element {
  const { loaded, strings } = usePage();
  const { exhibits, claims, flow } = loaded.json;
  const sections = [
    'map',
    'shares',
    ...(exhibits.length > 0 ? (['exhibits'] as const) : []),
    ...(claims.length > 0 ? (['claims'] as const) : []),
    ...(flow === null ? [] : (['flow'] as const)),
    'studies',
    'about',
  ] as const;
  return (
    <nav aria-label={strings.contents}>
      <ul class="jumps">
        {sections.map(section => (
          <li key={section}>
            <a
              href={`#${section}`}
              onClick={event => {
                event.preventDefault();
                const target = document.getElementById(section);
                target?.scrollIntoView();
                target?.querySelector<HTMLElement>('h2')?.focus();
              }}
            >
              {strings.sections[section]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
