import { withFonts } from './with-fonts.ts';

/** Twice the size of the figure on the screen. */
const SCALE = 2;

/** A figure as a PNG by the browser's own drawing: a preview, not the bytes that `scopebook figures` writes. */
export async function svgToPng(svg: string): Promise<Blob> {
  const picture = new Image();
  const address = URL.createObjectURL(new Blob([withFonts(svg)], { type: 'image/svg+xml' }));
  try {
    await new Promise((done, fail) => {
      picture.onload = done;
      picture.onerror = fail;
      picture.src = address;
    });
    const canvas = document.createElement('canvas');
    canvas.width = picture.naturalWidth * SCALE;
    canvas.height = picture.naturalHeight * SCALE;
    const pen = canvas.getContext('2d');
    if (pen === null) throw new Error('this browser cannot draw images');
    pen.fillStyle = '#ffffff';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    return await new Promise((done, fail) =>
      canvas.toBlob(
        blob => (blob === null ? fail(new Error('this browser cannot make a PNG')) : done(blob)),
        'image/png',
      ),
    );
  } finally {
    URL.revokeObjectURL(address);
  }
}
