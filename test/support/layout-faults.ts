import type { Page } from 'playwright-core';

/**
 * What is wider than the window, cut off, or outside its own box, in words. Boxes that scroll sideways by design (`.wide`)
 * are left to the reader; a closed list shows as much of its choice as fits.
 */
export const layoutFaults = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    for (const part of document.querySelectorAll<HTMLElement>('.part')) part.style.contentVisibility = 'visible';
    // later rows are built like these, and measuring each takes long
    for (const row of document.querySelectorAll('tbody tr:nth-child(n + 12)')) row.remove();
    const faults = new Set<string>();
    const root: Element = document.querySelector('dialog[open]') ?? document.body;
    const width = document.documentElement.clientWidth;
    const nameOf = (element: Element): string =>
      `${element.tagName.toLowerCase()}${element.className === '' || typeof element.className !== 'string' ? '' : `.${element.className.trim().replace(/\s+/g, '.')}`} in ${element.closest('section, aside, dialog, nav, header')?.className || element.closest('section')?.id || 'page'}`;
    const isOut = (element: Element): boolean =>
      element.closest('.off-screen, .skip, option, svg, noscript, script, style') !== null ||
      !element.checkVisibility();
    const blockOf = (element: Element): Element => {
      let block = element;
      while (getComputedStyle(block).display === 'inline' && block.parentElement !== null) block = block.parentElement;
      return block;
    };
    if (document.documentElement.scrollWidth > width)
      faults.add(`the page is ${document.documentElement.scrollWidth} wide`);
    for (const element of root.querySelectorAll('*')) {
      if (isOut(element)) continue;
      const isWide = element.closest('.wide') !== null;
      const { left, right, width: own } = element.getBoundingClientRect();
      if (own > 0 && !isWide && (right > width + 1 || left < -1)) faults.add(`beyond the window: ${nameOf(element)}`);
      if (element.matches('select, input, textarea')) continue;
      const { overflowX, overflowY } = getComputedStyle(element);
      if (overflowX !== 'visible' && !element.matches('.wide') && element.scrollWidth > element.clientWidth + 1)
        faults.add(`cut off at its side: ${nameOf(element)}`);
      if (/hidden|clip/.test(overflowY) && element.scrollHeight > element.clientHeight + 1)
        faults.add(`cut off below: ${nameOf(element)}`);
      const block = blockOf(element).getBoundingClientRect();
      for (const node of element.childNodes) {
        if (node.nodeType !== Node.TEXT_NODE || node.textContent?.trim() === '') continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        for (const line of range.getClientRects())
          if (line.width > 0 && (line.right > block.right + 1.5 || line.left < block.left - 1.5))
            faults.add(`text outside its box: ${nameOf(element)} "${node.textContent?.trim().slice(0, 30)}"`);
      }
    }
    return [...faults];
  });
