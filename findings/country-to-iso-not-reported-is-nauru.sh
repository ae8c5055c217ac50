#!/usr/bin/env bash
# Package: country-to-iso 1.6.3 (npm).
# Guess: words by which reviewers say that there is no country (NR, NA, No) give nothing, as "Not reported" does.
# Behaviour: two letters are read as an ISO code before anything else: NR (not reported) is Nauru, NA (not applicable) is
# Namibia, No is Norway.
. "$(dirname "$0")/support.sh"
node_packages country-to-iso@1.6.3
seen "Not reported: null
NR: NRU
NA: NAM
No: NOR
Yes: null" "$(cd "$work" && node -e '
const { countryToAlpha3 } = require("country-to-iso");
for (const word of ["Not reported", "NR", "NA", "No", "Yes"]) console.log(word + ": " + countryToAlpha3(word));')"
