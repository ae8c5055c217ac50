#!/usr/bin/env bash
# Packages: doi-utils 2.0.6, doi-regex 0.1.17 (npm).
# Guess: the DOIs that Wiley and others gave until about 2003, which hold an article's SICI with angle brackets and
# semicolons, are DOIs like others: they are registered, and the DOI Handbook allows these characters.
# Behaviour: doi-utils calls them invalid and gives undefined as their normal form, so a join by DOI drops the older part of
# a literature. It takes a full stop behind a DOI for a part of it. doi-regex finds them whole.
. "$(dirname "$0")/support.sh"
node_packages doi-utils@2.0.6 doi-regex@0.1.17
seen 'doi-utils: 10.1016/S0140-6736(20)30183-5 true 10.1016/S0140-6736(20)30183-5
doi-utils: 10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2 false undefined
doi-utils: 10.1000/182. true 10.1000/182.
doi-regex: 10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2' "$(cd "$work" && node -e '
const { validate, normalize } = require("doi-utils");
const old = "10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2";
for (const doi of ["10.1016/S0140-6736(20)30183-5", old, "10.1000/182."])
  console.log("doi-utils:", doi, validate(doi), normalize(doi));
console.log("doi-regex:", old.match(require("doi-regex")())[0]);')"
