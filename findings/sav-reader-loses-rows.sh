#!/usr/bin/env bash
# Package: sav-reader 2.0.8 (npm); the file is written by haven (CRAN).
# Guess: SavBufferReader.readAllRows() gives the rows that the head of the file counts, or an error.
# Behaviour: of a file with the compression that haven and SPSS use by default it gives 1 row of 12, while its own
# header.n_cases says 12. The same data without compression come back whole.
. "$(dirname "$0")/support.sh"
cran_any haven
node_packages sav-reader@2.0.8
Rscript -e 'data <- data.frame(study = sprintf("study-%02d", 1:12), year = 2001:2012, size = 1:12 * 100)
for (kind in c("byte", "none")) haven::write_sav(data, paste0(commandArgs(TRUE), "/", kind, ".sav"), compress = kind)' "$work" > /dev/null
seen "byte: header 12, rows 1
none: header 12, rows 12" "$(cd "$work" && node -e '
const { readFileSync } = require("fs");
const { SavBufferReader } = require("sav-reader");
(async () => {
  for (const kind of ["byte", "none"]) {
    const reader = new SavBufferReader(readFileSync(kind + ".sav"));
    await reader.open();
    console.log(`${kind}: header ${reader.meta.header.n_cases}, rows ${(await reader.readAllRows()).length}`);
  }
})();')"
