#!/usr/bin/env bash
# Package: krippendorff 0.1.0 (npm).
# Guess: a rating that is null, which is how JSON writes a missing one, is missing.
# Behaviour: only undefined is missing. null is a category of its own, so one empty cell counts as a disagreement. Without
# the unit that has no second rating alpha is 0 (observed and expected disagreement are both 1/3).
. "$(dirname "$0")/support.sh"
node_packages krippendorff@0.1.0
seen "undefined 0.0000
null 0.1765" "$(cd "$work" && node -e '
const { alpha } = require("krippendorff");
for (const missing of [undefined, null])
  console.log(missing + " " + alpha([[missing, "b", "a", "b"], ["a", "b", "b", "b"]]).toFixed(4));')"
