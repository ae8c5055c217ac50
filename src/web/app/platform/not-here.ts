import { Fault } from '../../../base/fault.ts';

const refuse = (): never => {
  throw new Fault(
    'not-in-a-browser',
    'this format cannot be written in a browser',
    'save the review folder and run `scopebook build` in it',
  );
};

export const writePdf = refuse;
export const encodePng = refuse;
export const figurePixels = refuse;
export const pixelsOf = refuse;
export const forResvg = refuse;
export const resvg = refuse;
export const loadFonts = refuse;
