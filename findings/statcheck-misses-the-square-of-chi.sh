#!/usr/bin/env bash
# Package: statcheck 1.6.1 (CRAN).
# Guess: a chi-square result is found however its letters are printed: χ² with the raised two as journals print it, p or P;
# a text whose only result is passed over is at least not a clean one.
# Behaviour: χ2(2, N = 84) is checked, χ²(2, N = 84) and P = .5 are passed over. So a wrong P value behind χ² is not among
# the errors, and the share of wrong results is of those that were found.
. "$(dirname "$0")/support.sh"
cran_any plyr rlang stringi stringr
# its functions are read from the sources; an installation needs a dozen other packages
cran_source statcheck@1.6.1
seen "χ2(2, N = 84) = 13.06, p = .5: found, error TRUE
χ²(2, N = 84) = 13.06, p = .5: not found
χ2(2, N = 84) = 13.06, P = .5: not found" "$(cd "$work/statcheck" && Rscript -e '
suppressMessages(for (package in c("plyr", "rlang", "stringi", "stringr")) library(package, character.only = TRUE))
own <- new.env()
if (file.exists("R/sysdata.rda")) load("R/sysdata.rda", own)
for (file in list.files("R", "[.][Rr]$", full.names = TRUE)) try(sys.source(file, own), silent = TRUE)
for (text in c("χ2(2, N = 84) = 13.06, p = .5", "χ²(2, N = 84) = 13.06, p = .5", "χ2(2, N = 84) = 13.06, P = .5")) {
  found <- suppressMessages(suppressWarnings(tryCatch(own$statcheck(text, messages = FALSE), error = function(e) NULL)))
  cat(text, ": ", if (is.data.frame(found)) paste("found, error", found$error) else "not found", "\n", sep = "")
}' 2> /dev/null | grep -v "did not find")"
