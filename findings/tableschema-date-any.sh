#!/usr/bin/env bash
# Package: tableschema 1.12.6 (npm).
# Guess: a date field with format "any" refuses "5-Mar", which has no year.
# Behaviour: it gives the year 2001. So the range "3-5" that a spreadsheet turned into 5-Mar passes as a date of a study.
. "$(dirname "$0")/support.sh"
node_packages tableschema@1.12.6
seen "5-Mar: 2001-03-05" "$(cd "$work" && TZ=UTC node -e '
const { Field } = require("tableschema");
console.log("5-Mar: " + new Field({ name: "d", type: "date", format: "any" }).castValue("5-Mar").toISOString().slice(0, 10));')"
