import { Fault } from '../../../base/fault.ts';

const refuse = (): never => {
  throw new Fault(
    'not-in-a-browser',
    'this format cannot be written in a browser',
    'save the review folder and run `scopebook build` in it',
  );
};

export const loadWorld = (): never => {
  throw new Fault(
    'not-in-a-browser',
    'a map of countries cannot be drawn in a browser: the page holds no shapes',
    'use `figure: ranked-dots`, or save the review folder and run `scopebook build` in it',
  );
};
export default { createClient: refuse };
export const writePdf = refuse;
export const encodePng = refuse;
export const figurePixels = refuse;
export const pixelsOf = refuse;
export const forResvg = refuse;
export const resvg = refuse;
export const loadFonts = refuse;
