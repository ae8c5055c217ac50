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
shares <- function(field, by) {
  counts <- as.data.frame(table(level = studies[[field]], group = studies[[by]]))
  counts$N <- ave(counts$Freq, counts$group, FUN = sum)
  cbind(counts, wilson(counts$Freq, counts$N))
}
save("grouped-bar", ggplot(shares("method", "domain"), aes(group, share, fill = level)) + geom_col(position = "dodge") +
  geom_errorbar(aes(ymin = low, ymax = high), position = position_dodge(0.9), width = 0.2) + coord_flip() + theme_bw(), 180)
save("stacked-bar", ggplot(shares("privacy_claim", "modality"), aes(group, Freq, fill = level)) + geom_col(position = "fill") + coord_flip() + theme_bw())
save("dot-interval", ggplot(subset(shares("method", "domain"), level == "prompting"), aes(share, group)) +
  geom_pointrange(aes(xmin = low, xmax = high)) + theme_bw())
save("timeline", ggplot(studies, aes(year, fill = privacy_claim)) + geom_bar() + theme_bw())
save("distribution", ggplot(studies, aes(modality, year)) + geom_boxplot() + coord_flip() + theme_bw())
save("distribution-dots", ggplot(studies, aes(modality, year)) + geom_count() + scale_size_area() + coord_flip() + theme_bw())
crossed <- function(field) {
  items <- merge(several(field), studies[c("study_id", "domain", "modality")], by.x = "study", by.y = "study_id")
  as.data.frame(table(domain = items$domain, item = items$item))
}
save("heatmap", ggplot(crossed("data_type"), aes(item, domain, fill = Freq)) + geom_tile() + geom_text(aes(label = Freq), colour = "white") + theme_bw(), 120)
save("evidence-map", ggplot(subset(crossed("evaluation"), Freq > 0), aes(item, domain, size = Freq)) + geom_point() + scale_size_area() + theme_bw(), 120)
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
optional("vcd", function() device("mosaic", function() vcd::mosaic(~ modality + privacy_claim, studies)))
optional("UpSetR", function() device("upset", function() {
  wide <- as.data.frame.matrix(table(evaluation$study, evaluation$item))
  print(UpSetR::upset(wide, nsets = ncol(wide), order.by = "freq"))
}))
optional("igraph", function() device("network", function() {
  together <- crossprod(as.matrix(table(evaluation$study, evaluation$item)))
  graph <- igraph::graph_from_adjacency_matrix(together, mode = "undirected", weighted = TRUE, diag = FALSE)
  set.seed(1)
  plot(graph, vertex.size = 4 * sqrt(diag(together)), edge.width = igraph::E(graph)$weight / 3)
}))
optional("maps", function() {
  countries <- read.csv("docs/gallery/countries/studies.csv", colClasses = "character")$country
  counts <- as.data.frame(table(country = trimws(unlist(strsplit(countries[countries != "NR"], ";")))))
  names <- c("United States" = "USA", "United Kingdom" = "UK")
  counts$region <- ifelse(counts$country %in% names(names), names[as.character(counts$country)], as.character(counts$country))
  world <- map_data("world")
  middle <- aggregate(cbind(long, lat) ~ region, world, function(x) mean(range(x)))
  save("country-map", ggplot() + geom_polygon(data = world, aes(long, lat, group = group), fill = "grey85", colour = "white") +
    geom_point(data = merge(counts, middle), aes(long, lat, size = Freq)) + scale_size_area() + coord_quickmap() + theme_bw())
  cat("not on the map:", setdiff(counts$region, middle$region), "\n")
})
optional("PRISMA2020", function() {
  template <- read.csv(system.file("extdata", "PRISMA.csv", package = "PRISMA2020"))
  screening <- read.csv("corpus/screening.csv")
  set <- function(row, value) template$n[template$data == row] <<- value
  template$n[grepl("xxx", template$n)] <- NA
  set("dbr_excluded", "No language model, 1")
  set("records_screened", nrow(screening)); set("records_excluded", sum(screening$consensus != "include")); set("new_studies", nrow(studies))
  diagram <- PRISMA2020::PRISMA_flowdiagram(PRISMA2020::PRISMA_data(template), interactive = FALSE, previous = FALSE, other = FALSE)
  # drawn by a browser
  htmlwidgets::saveWidget(diagram, file.path(out, "flow.html"), selfcontained = FALSE)
  cat("drew flow\n")
})
optional("robvis", function() {
  fields <- c("purpose", "evaluation", "model_family", "model_access", "source_material", "prompt_strategy", "language", "release")
  judged <- sapply(fields, function(field) ifelse(is.na(studies[[field]]), "No information", ifelse(studies[[field]] == "NR", "High", "Low")))
  lights <- data.frame(Study = paste(studies$first_author, studies$year), judged, Overall = "Low")
  save("traffic-light", robvis::rob_traffic_light(head(lights, 30), tool = "ROB1"), 300)
})
