#!/usr/bin/env bash
# Package: robvis 0.3.1 (CRAN).
# Guess: rob_summary(tool = "ROBINS-I") has a colour and an entry of the legend for each of the tool's judgements, "No
# information" among them, and refuses a judgement that the tool does not have.
# Behaviour: "No information" is a grey part of the bar that the legend does not name. Of other judgements only the first
# letter is read: "Could not be judged" is drawn as "Critical risk", in RoB 2 "Serious" as "Some concerns". Nothing is said.
. "$(dirname "$0")/support.sh"
cran_any ggplot2 scales tidyr
cran robvis@0.3.1
seen "ROBINS-I, No information: grey50, without an entry of the legend
ROBINS-I, Could not be judged: Critical risk
ROB2, Serious: Some concerns" "$(Rscript -e '
suppressMessages(library(robvis))
drawn <- function(data, tool, judgement) {
  data <- data[1, ]
  data[[2]] <- judgement
  built <- ggplot2::ggplot_build(rob_summary(data, tool = tool, weighted = FALSE))
  first <- built$data[[1]][built$data[[1]]$x == max(built$data[[1]]$x), ]
  fill <- built$plot$scales$get_scales("fill")
  entry <- trimws(fill$get_labels())[match(first$fill, fill$map(fill$get_limits()))]
  cat(tool, ", ", judgement, ": ", if (is.na(entry)) paste0(first$fill, ", without an entry of the legend") else entry, "\n", sep = "")
}
drawn(data_robins, "ROBINS-I", "No information")
drawn(data_robins, "ROBINS-I", "Could not be judged")
drawn(data_rob2, "ROB2", "Serious")')"
