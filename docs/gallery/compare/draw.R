# Draws the figures of docs/gallery with the R packages that reviewers use, from the same data, for a look at both side by side.
# Rscript docs/gallery/compare/draw.R OUT: writes one PNG a type, 180 mm wide, into OUT (not into the repository: only scopebook's
# own pictures are kept there). A package that is not installed is named and its figure left out.
out <- commandArgs(trailingOnly = TRUE)[1]
if (is.na(out)) stop("name a folder for the pictures: Rscript docs/gallery/compare/draw.R OUT")
dir.create(out, showWarnings = FALSE, recursive = TRUE)
library(ggplot2)
studies <- read.csv("corpus/studies.csv", colClasses = "character", check.names = FALSE)
studies$year <- as.integer(studies$year)
labelled <- function(x) gsub("_", " ", x)
several <- function(field) {
  items <- strsplit(studies[[field]], ";")
  data.frame(study = rep(studies$study_id, lengths(items)), item = trimws(unlist(items)))
}
save <- function(name, plot, height = 100) {
  ggsave(file.path(out, paste0(name, ".png")), plot, width = 180, height = height, units = "mm", dpi = 110)
  cat("drew", name, "\n")
}
optional <- function(package, draw) {
  if (requireNamespace(package, quietly = TRUE)) draw() else cat("left out:", package, "is not installed\n")
}
wilson <- function(n, N) {
  z <- qnorm(0.975); p <- n / N
  centre <- (p + z^2 / (2 * N)) / (1 + z^2 / N)
  half <- z * sqrt(p * (1 - p) / N + z^2 / (4 * N^2)) / (1 + z^2 / N)
  data.frame(share = p, low = centre - half, high = centre + half)
}
method <- as.data.frame(table(method = studies$method))
method <- cbind(method, wilson(method$Freq, nrow(studies)))
save("bar", ggplot(method, aes(reorder(method, share), share)) + geom_col() +
  geom_errorbar(aes(ymin = low, ymax = high), width = 0.2) + coord_flip() + theme_bw())
grouped <- as.data.frame(table(method = studies$method, modality = studies$modality))
grouped$N <- ave(grouped$Freq, grouped$modality, FUN = sum)
grouped <- cbind(grouped, wilson(grouped$Freq, grouped$N))
save("grouped-bar", ggplot(grouped, aes(modality, share, fill = method)) + geom_col(position = "dodge") +
  geom_errorbar(aes(ymin = low, ymax = high), position = position_dodge(0.9), width = 0.2) + theme_bw())
save("stacked-bar", ggplot(grouped, aes(modality, Freq, fill = method)) + geom_col(position = "fill") + coord_flip() + theme_bw())
save("dot-interval", ggplot(grouped, aes(share, method, colour = modality)) +
  geom_pointrange(aes(xmin = low, xmax = high), position = position_dodge(0.5)) + theme_bw())
save("timeline", ggplot(studies, aes(year, fill = method)) + geom_bar() + theme_bw())
save("distribution", ggplot(studies, aes(modality, year)) + geom_boxplot() + coord_flip() + theme_bw())
pairs <- as.data.frame(table(domain = studies$domain, method = studies$method))
save("heatmap", ggplot(pairs, aes(method, domain, fill = Freq)) + geom_tile() + geom_text(aes(label = Freq), colour = "white") + theme_bw(), 120)
save("evidence-map", ggplot(subset(pairs, Freq > 0), aes(method, domain, size = Freq)) + geom_point() + scale_size_area() + theme_bw(), 120)
models <- as.data.frame(table(item = several("model_family")$item))
save("ranked-dots", ggplot(models, aes(Freq, reorder(item, Freq))) + geom_point() + theme_bw(), 120)
evaluation <- subset(several("evaluation"), item != "NR")
both <- merge(evaluation, evaluation, by = "study")
both <- as.data.frame(table(a = both$item.x, b = both$item.y))
save("co-occurrence", ggplot(both, aes(a, b, fill = Freq)) + geom_tile() + geom_text(aes(label = Freq), colour = "white") + theme_bw(), 120)
device <- function(name, draw, height = 110) {
  png(file.path(out, paste0(name, ".png")), width = 180, height = height, units = "mm", res = 110)
  draw(); invisible(dev.off()); cat("drew", name, "\n")
}
optional("vcd", function() device("mosaic", function() vcd::mosaic(~ modality + method, studies)))
optional("UpSetR", function() device("upset", function() {
  wide <- as.data.frame.matrix(table(evaluation$study, evaluation$item))
  print(UpSetR::upset(wide, nsets = ncol(wide), order.by = "freq"))
}))
