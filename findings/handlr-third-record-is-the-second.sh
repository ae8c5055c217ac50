#!/usr/bin/env bash
# Package: handlr 0.3.1 (CRAN).
# Guess: ris_reader() of a file with four records gives four records, one by one.
# Behaviour: the third and every later record begins where the second begins, so it has the second record's title and DOI and the
# authors of all records from the second on. The number of records is right. A file of two records is read rightly.
. "$(dirname "$0")/support.sh"
cran_any bibtex crul fauxpas jsonlite xml2 RefManageR urltools mime
cran handlr@0.3.1
for name in Alpha Beta Gamma Delta; do
  printf 'TY  - JOUR\nTI  - %s title\nAU  - %s, A.\nPY  - 2020\nDO  - 10.1000/%s\nER  - \n\n' "$name" "$name" "${name,,}"
done > "$work/records.ris"
seen "Alpha title | https://doi.org/10.1000/alpha | Alpha, A.
Beta title | https://doi.org/10.1000/beta | Beta, A.
Beta title | https://doi.org/10.1000/beta | Beta, A.; Gamma, A.
Beta title | https://doi.org/10.1000/beta | Beta, A.; Gamma, A.; Delta, A." "$(cd "$work" && Rscript -e '
for (record in handlr::ris_reader("records.ris"))
  cat(record$title, record$id, paste(sapply(record$author, function(author) author$name), collapse = "; "), sep = " | ", fill = TRUE)' |
  sed 's/ *$//')"
