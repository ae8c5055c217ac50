#!/usr/bin/env bash
# Packages: @citation-js/core 0.7.21, @citation-js/plugin-ris 0.7.21, @citation-js/plugin-enw 0.3.0 (npm).
# Guess: a record that has a year (PY, %D) and beside it the day or the month as EndNote writes them (DA, %8) has that year.
# Behaviour: the second field is read instead of the year. "March 3" is the third year of our era, "March" alone leaves a
# record without a year, and only a date that repeats the year keeps it. Nothing is said.
. "$(dirname "$0")/support.sh"
node_packages @citation-js/core@0.7.21 @citation-js/plugin-ris@0.7.21 @citation-js/plugin-enw@0.3.0
seen 'RIS 2015: {"date-parts":[[2015]]}
RIS 2015, March 3: {"date-parts":[[3,3]]}
RIS 2015, March: {"raw":"March"}
RIS 2015, 2015 March 3: {"date-parts":[[2015,3,3]]}
ENW 2015: {"date-parts":[[2015]]}
ENW 2015, March 3: {"date-parts":[[3,3]]}
ENW 2015, March: {"raw":"March"}
ENW 2015, 2015 March 3: {"date-parts":[[2015,3,3]]}' "$(cd "$work" && node -e '
const { Cite } = require("@citation-js/core");
require("@citation-js/plugin-ris");
require("@citation-js/plugin-enw");
const days = ["", "March 3", "March", "2015 March 3"];
const say = (format, day, text) =>
  console.log(`${format} 2015${day && ", " + day}: ${JSON.stringify(new Cite(text).data[0].issued)}`);
for (const day of days)
  say("RIS", day, `TY  - JOUR\nTI  - A title\nPY  - 2015\n${day && `DA  - ${day}\n`}ER  - \n`);
for (const day of days) say("ENW", day, `%0 Journal Article\n%T A title\n%D 2015\n${day && `%8 ${day}\n`}`);')"
