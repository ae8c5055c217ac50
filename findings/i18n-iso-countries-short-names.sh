#!/usr/bin/env bash
# Package: i18n-iso-countries 7.14.0 (npm).
# Guess: the English short names of ISO 3166-1 itself give their codes (older and everyday names may or may not), and a name
# that the package lists for two countries gives none.
# Behaviour: "Viet Nam", "Cabo Verde", "Iran (Islamic Republic of)" and "Moldova (the Republic of)" are unknown, "Vietnam"
# and "Cape Verde" are known. "Congo" is listed for two countries, and the answer is the smaller one, CG.
. "$(dirname "$0")/support.sh"
node_packages i18n-iso-countries@7.14.0
seen 'Viet Nam: undefined
Cabo Verde: undefined
Iran (Islamic Republic of): undefined
Moldova (the Republic of): undefined
Syrian Arab Republic: SY
Vietnam: VN
Cape Verde: CV
Congo: CG
names of CG: Republic of the Congo, Congo
names of CD: Democratic Republic of the Congo, Congo' "$(cd "$work" && node -e '
const countries = require("i18n-iso-countries");
for (const name of ["Viet Nam", "Cabo Verde", "Iran (Islamic Republic of)", "Moldova (the Republic of)",
  "Syrian Arab Republic", "Vietnam", "Cape Verde", "Congo"])
  console.log(`${name}: ${countries.getAlpha2Code(name, "en")}`);
const names = countries.getNames("en", { select: "all" });
for (const code of ["CG", "CD"]) console.log(`names of ${code}: ${names[code].join(", ")}`);')"
