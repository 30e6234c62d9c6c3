# W4 base R.  usage: Rscript w4.R OUT [dt]
# SPDX-License-Identifier: GPL-3.0-or-later
a <- commandArgs(TRUE); mu <- c(.041,.087,.075,.074); L <- t(c(8.8,54.3,7.5,29.4)*(1+mu)^rep(0:5, each=4) |> matrix(4)); Y <- rowSums(L)
d <- data.frame(year=2023:2028, L, Y, c(NA, 100*(Y[-1]/Y[-6]-1)), c(NA, 460*diff(Y)/Y[-1])); names(d) <- c("year","agriculture","industry","construction","services","grdp","growth","inv_ratio"); d[-1] <- round(d[-1], 6)
if (length(a) > 1) { library(data.table); fwrite(d, a[1]) } else write.csv(d, a[1], row.names=FALSE, na="")
