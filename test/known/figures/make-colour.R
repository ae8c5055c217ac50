# Rscript test/known/figures/make-colour.R > test/known/figures/colour.json
library(colorspace); library(jsonlite)
cols <- c("#0072B2", "#E69F00", "#009E73", "#D55E00", "#CC79A7", "#56B4E9", "#F0E442", "#332288", "#882255")
lab <- coords(as(hex2RGB(cols), "LAB"))
write(toJSON(list(
  origin = sprintf("R %s, colorspace %s: simulate_cvd(cols, protanomaly_cvd|deutanomaly_cvd|tritanomaly_cvd at severity 1, linear = TRUE), and L* of as(hex2RGB(cols), \"LAB\")",
                   getRversion(), packageVersion("colorspace")),
  colours = cols,
  protanopia = protan(cols, severity = 1), deuteranopia = deutan(cols, severity = 1), tritanopia = tritan(cols, severity = 1),
  lightness = round(unname(lab[, "L"]), 4)
), auto_unbox = TRUE, pretty = TRUE, digits = 8), stdout())
