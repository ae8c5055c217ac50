#!/usr/bin/env bash
# Package: jstat 1.9.6 (npm).
# Guess: the middle one of quartiles() is median(), and percentile() at a quarter is the first quartile.
# Behaviour: quartiles() picks values of the data by rounding a rank, so for 1 to 10 its middle value is 5 where median()
# gives 5.5, and quantiles() and percentile() give two further first quartiles.
. "$(dirname "$0")/support.sh"
node_packages jstat@1.9.6
seen "quartiles 3 5 8
median 5.5
percentile 3.25
quantiles 2.9375" "$(cd "$work" && node -e '
const { jStat } = require("jstat");
const values = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
console.log("quartiles " + jStat(values).quartiles().join(" "));
console.log("median " + jStat.median(values));
console.log("percentile " + jStat.percentile(values, 0.25));
console.log("quantiles " + jStat.quantiles(values, [0.25]).join(" "));')"
