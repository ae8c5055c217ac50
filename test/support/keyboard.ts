import type { FileChooser, Page } from 'playwright-core';

/** Presses Tab (or Shift+Tab) until an element has the focus, as somebody without a pointer does. */
export async function tabTo(page: Page, selector: string, { most = 120, back = false } = {}): Promise<void> {
  for (let at = 0; at < most; at++) {
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
    if (await isFocused(page, selector)) return;
  }
  throw new Error(`${selector} is not reached by ${most} presses of Tab`);
}

/** The same for the element with a text of its own, such as a button. */
export async function tabToText(
  page: Page,
  selector: string,
  text: string,
  { most = 120, back = false } = {},
): Promise<void> {
  for (let at = 0; at < most; at++) {
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
    const isThere = await page.evaluate(
      ([wanted, said]) =>
        document.activeElement?.matches(wanted!) === true && document.activeElement.textContent?.trim() === said,
      [selector, text],
    );
    if (isThere) return;
  }
  throw new Error(`${selector} "${text}" is not reached by ${most} presses of Tab`);
}

const isFocused = (page: Page, selector: string): Promise<boolean> =>
  page.evaluate(wanted => document.activeElement?.matches(wanted) === true, selector);

/** Gives a file to the file input that has the focus: the key opens the browser's dialog, whose own keys are the browser's. */
export async function chooseFile(page: Page, file: string): Promise<void> {
  const open = (key: string): Promise<FileChooser | null> =>
    Promise.all([
      page.waitForEvent('filechooser', { timeout: 4_000 }).catch(() => null),
      page.keyboard.press(key),
    ]).then(([chooser]) => chooser);
  let chooser = await open('Enter');
  // a dialog that was answered just before may still be closing: the input is left, entered again, and asked by its other key
  for (let attempt = 0; chooser === null && attempt < 10; attempt++) {
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Tab');
    chooser = await open(attempt % 2 === 0 ? 'Space' : 'Enter');
  }
  if (chooser === null) throw new Error('no dialog for a file opens');
  await chooser.setFiles(file);
}
