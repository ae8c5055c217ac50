import type { ComponentChildren, JSX, RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** What scrolls sideways is a stop of the keyboard; what fits is none. */
export function useScrollStop(element: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const { current } = element;
    if (current === null) return;
    // nothing is known of a part that is not laid out yet
    current.setAttribute('tabindex', '0');
    const watch = new ResizeObserver(() => {
      if (current.scrollWidth > current.clientWidth) current.setAttribute('tabindex', '0');
      else current.removeAttribute('tabindex');
    });
    watch.observe(current);
    return () => watch.disconnect();
  }, []);
}

/** A box that scrolls sideways where its table is too wide for the screen. */
export function Wide({ children }: { children: ComponentChildren }): JSX.Element {
  const element = useRef<HTMLDivElement>(null);
  useScrollStop(element);
  return (
    <div ref={element} class="wide">
      {children}
    </div>
  );
}
