/** Where the report stands in the review's folder. */
export const REPORT = 'out/report.html';
