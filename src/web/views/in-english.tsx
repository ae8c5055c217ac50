import type { ComponentChildren, JSX } from 'preact';

/** What the counting itself says is English in every language of the page, and marked as such for screen readers and translators. */
export const InEnglish = ({ children }: { children: ComponentChildren }): JSX.Element => (
  <span lang="en">{children}</span>
);
