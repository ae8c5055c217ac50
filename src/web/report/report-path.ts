/** Where the report stands in the review's folder. */
export const REPORT_PATH = 'out/report.html';
