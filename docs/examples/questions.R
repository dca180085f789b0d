# The five questions that people ask, with jsonlite: Rscript questions.R https://archive.example.org
library(jsonlite)

arguments <- commandArgs(trailingOnly = TRUE)
host <- if (length(arguments)) arguments[1] else "http://127.0.0.1:8000"
ask <- function(path) fromJSON(URLencode(paste0(host, "/api/v1/", path)))

# All texts on a subject
ask("texts?series=enhancement-of-international-cooperation-in-the-field-of-human-rights&stage=adopted&fields=symbol,title,adopted_on")$results
# How did a State vote?
ask("sponsors/cuba/ballots?position=against")$results
# What cites a document?
ask("citations?symbol=A/RES/55/2")$results
# Is this phrase agreed?
ask("agreed?text=international cooperation in the field of human rights")$passages$standing
# What changed?
ask("compare?a=A/RES/66/152&b=A/C.3/80/L.35")$sentence
