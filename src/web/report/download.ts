/** Saves a text or bytes as a file of the reader's machine. */
export function download(name: string, data: BlobPart, type: string): void {
  const address = URL.createObjectURL(new Blob([data], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Puts text (and HTML beside it) on the clipboard; where the browser refuses, a selected text box is copied from. */
export async function copy(plain: string, html: string | null = null): Promise<void> {
  try {
    if (html !== null && 'ClipboardItem' in window) {
      const item = new ClipboardItem({
        'text/plain': new Blob([plain], { type: 'text/plain' }),
        'text/html': new Blob([html], { type: 'text/html' }),
      });
      await navigator.clipboard.write([item]);
    } else await navigator.clipboard.writeText(plain);
  } catch {
    const box = document.createElement('textarea');
    box.value = plain;
    box.className = 'off-screen';
    (document.querySelector('dialog[open]') ?? document.body).append(box);
    box.select();
    document.execCommand('copy');
    box.remove();
  }
}
