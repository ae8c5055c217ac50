#!/usr/bin/env bash
# Package: countrycode 1.9.0 (CRAN).
# Guess: England, Scotland, Wales and Northern Ireland are the United Kingdom; a state of the US is no other country; a
# cell that names two countries is refused.
# Behaviour: of the four only Northern Ireland is found. Parts of a name are enough: New Jersey is Jersey, New Mexico is
# Mexico, Indiana is India. "United States and Canada" is refused, "China and Taiwan" is Taiwan.
. "$(dirname "$0")/support.sh"
cran countrycode@1.9.0
seen "England NA
Scotland NA
Wales NA
Northern Ireland GBR
New Jersey JEY
New Mexico MEX
Indiana IND
United States and Canada NA
China and Taiwan TWN" "$(Rscript -e '
library(countrycode)
place <- c("England", "Scotland", "Wales", "Northern Ireland", "New Jersey", "New Mexico", "Indiana", "United States and Canada", "China and Taiwan")
cat(paste(place, suppressWarnings(countrycode(place, "country.name", "iso3c"))), sep = "\n")')"
