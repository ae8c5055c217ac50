import type { ReadonlySignal } from '@preact/signals';
import { type ComponentChildren, createContext, hydrate, type JSX, render } from 'preact';
import { useContext, useLayoutEffect, useRef } from 'preact/hooks';
import { PageContext } from './context.ts';

/** Who brings the parts of a page to life, one after the other. */
export interface Wakers {
  /** whether the page still shows what the server rendered */
  readonly isAsServed: ReadonlySignal<boolean>;
  add(wake: () => void): void;
}

/** Null where everything is alive from the start: on the server, and inside the workbench. */
export const WakersContext = createContext<Wakers | null>(null);

/** What readers do to a part: the first of these brings it to life before it arrives. */
const SIGNS = ['pointerdown', 'keydown', 'focusin', 'click', 'input', 'change', 'toggle'] as const;

/** A part of the page that can be read at once, and is brought to life when a reader turns to it or nothing else is to do. */
export function Later({ children }: { children: ComponentChildren }): JSX.Element {
  const wakers = useContext(WakersContext);
  return wakers === null ? <div class="part">{children}</div> : <Asleep wakers={wakers}>{children}</Asleep>;
}

function Asleep({ wakers, children }: { wakers: Wakers; children: ComponentChildren }): JSX.Element {
  const state = useContext(PageContext);
  const element = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { current } = element;
    if (current === null) return;
    let isAwake = false;
    const wake = (): void => {
      if (isAwake) return;
      isAwake = true;
      for (const sign of SIGNS) current.removeEventListener(sign, wake, true);
      const content = <PageContext.Provider value={state}>{children}</PageContext.Provider>;
      // hydration trusts what stands there; what a reader has changed meanwhile is compared
      if (wakers.isAsServed.value) hydrate(content, current);
      else render(content, current);
    };
    for (const sign of SIGNS) current.addEventListener(sign, wake, true);
    wakers.add(wake);
  }, []);
  // the HTML of the server stays as it is until then
  return <div ref={element} class="part" dangerouslySetInnerHTML={{ __html: '' }} />;
}
