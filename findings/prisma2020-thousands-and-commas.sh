#!/usr/bin/env bash
# Package: PRISMA2020 1.1.5 (CRAN).
# Guess: in the CSV of counts, 1.200 (a thousand two hundred, as in German or Spanish) is 1,200 or refused, since 1,200 is
# understood; a reason for exclusion that has a comma of its own keeps its words and its number, which stands last.
# Behaviour: 1.200 is drawn as 1. A reason ends at its first comma, and its number is lost: "Wrong age, children, 12" is
# "Wrong age (n = NA)". A remark in the cell is part of the number: "30 (15 twice)" is 3,015. Nothing is said.
. "$(dirname "$0")/support.sh"
cran_any scales
# only the functions that read the counts are run; the diagram needs a dozen other packages
cran_source PRISMA2020@1.1.5
seen "records_screened 1.200: 1
records_screened 1,200: 1,200
records_excluded 30 (15 twice): 3,015
Wrong age: NA
Wrong design: 8" "$(cd "$work/PRISMA2020" && Rscript -e '
own <- new.env()
for (file in list.files("R", "[.]R$", full.names = TRUE)) try(sys.source(file, own), silent = TRUE)
counts <- read.csv("inst/extdata/PRISMA.csv", stringsAsFactors = FALSE)
put <- function(box, n) counts$n[which(counts$data == box)] <<- n
for (n in c("1.200", "1,200")) {
  put("records_screened", n)
  cat("records_screened ", n, ": ", own$PRISMA_data(counts)$records_screened, "\n", sep = "")
}
put("records_excluded", "30 (15 twice)")
put("dbr_excluded", "Wrong age, children, 12; Wrong design, 8")
read <- own$PRISMA_data(counts)
cat("records_excluded 30 (15 twice): ", read$records_excluded, "\n", sep = "")
cat(paste0(read$dbr_excluded$reason, ": ", read$dbr_excluded$n), sep = "\n")')"
