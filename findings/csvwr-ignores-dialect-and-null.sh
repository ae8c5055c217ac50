#!/usr/bin/env bash
# Package: csvwr 0.1.7 (CRAN), which reads CSV files described by W3C's "CSV on the Web".
# Guess: a table whose description declares the delimiter ";" has two columns; a cell that equals the column's declared `null` is
# missing; and the code "NA", which is not declared as null (the default is the empty cell), stays text.
# Behaviour: the delimiter is always a comma, without a message (each row is one cell); the declared null stays a code; "NA" is missing.
. "$(dirname "$0")/support.sh"
cran_any cli dplyr jsonlite lubridate magrittr purrr readr rlang stringr tibble tidyr validate
cran csvwr@0.1.7
description() {
  printf '{"@context":"http://www.w3.org/ns/csvw","url":"%s"%s,"tableSchema":{"columns":[{"name":"study","titles":"study","datatype":"string"},{"name":"country","titles":"country","datatype":"string","null":"NR"}],"primaryKey":"study"}}' "$1" "$2"
}
printf 'study,country\nS1,NR\nS2,NA\nS3,DE\n' > "$work/comma.csv"
description comma.csv '' > "$work/comma.csv-metadata.json"
printf 'study;country\nS1;NR\nS2;NA\nS3;DE\n' > "$work/semicolon.csv"
description semicolon.csv ',"dialect":{"delimiter":";","header":true}' > "$work/semicolon.csv-metadata.json"
seen "comma: S1, 'NR'
comma: S2, missing
comma: S3, 'DE'
semicolon: S1;NR, missing
semicolon: S2;NA, missing
semicolon: S3;DE, missing" "$(cd "$work" && Rscript -e '
for (name in c("comma", "semicolon")) {
  table <- suppressWarnings(suppressMessages(csvwr::read_csvw_dataframe(paste0(name, ".csv"))))
  country <- if (ncol(table) < 2) NA else table[[2]]
  cat(sprintf("%s: %s, %s\n", name, table[[1]], ifelse(is.na(country), "missing", sQuote(country, FALSE))), sep = "")
}' 2>/dev/null)"
