#!/usr/bin/env bash
# Package: tableschema 1.12.6 (npm).
# Guess: in a number field whose decimalChar is a comma, "1.010" is an error, since no groupChar is declared.
# Behaviour: the point stays a decimal point beside the declared comma: "1.010" is 1.01, so a German thousand is read as
# one. With groupChar "." it is 1010. An integer with a leading zero, "007", is refused as no integer.
. "$(dirname "$0")/support.sh"
node_packages tableschema@1.12.6
seen "decimalChar comma, 1,5: 1.5
decimalChar comma, 1.010: 1.01
decimalChar comma and groupChar point, 1.010: 1010
integer 7: 7
integer 007: refused" "$(cd "$work" && node -e '
const { Field } = require("tableschema");
const cast = (type, options, text) => { try { return new Field({ name: "n", type, ...options }).castValue(text); } catch { return "refused"; } };
console.log("decimalChar comma, 1,5: " + cast("number", { decimalChar: "," }, "1,5"));
console.log("decimalChar comma, 1.010: " + cast("number", { decimalChar: "," }, "1.010"));
console.log("decimalChar comma and groupChar point, 1.010: " + cast("number", { decimalChar: ",", groupChar: "." }, "1.010"));
console.log("integer 7: " + cast("integer", {}, "7"));
console.log("integer 007: " + cast("integer", {}, "007"));')"
