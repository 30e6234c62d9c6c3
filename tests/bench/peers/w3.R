# W3 with data.table::fwrite (round to 6 decimals; fwrite has no fixed-decimals option).  usage: Rscript w3.R OUT [base]
# SPDX-License-Identifier: GPL-3.0-or-later
library(data.table); a <- commandArgs(TRUE); setDTthreads(2); t0 <- proc.time()[3]
d <- CJ(g_agri=2+.04*(0:99), g_ind=5+.08*(0:99), g_serv=4.5+.05*(0:99), sorted=FALSE)
fa <- 1+d$g_agri/100; fi <- 1+d$g_ind/100; fs <- 1+d$g_serv/100; LA <- 8.8; LI <- 54.3; LC <- 7.5; LS <- 29.4; Yp <- 100; q <- 0
for (t in 1:5) { LA <- LA*fa; LI <- LI*fi; LC <- LC*1.075; LS <- LS*fs; Y <- LA+LI+LC+LS; g <- 100*(Y/Yp-1); if (t==1) g1 <- g; q <- q + (Y-Yp)/Y; Yp <- Y }
r <- function(x) round(x, 6)
d[, `:=`(grdp_2028=r(Y), cagr=r(100*((Y/100)^.2-1)), growth_2024=r(g1), growth_2028=r(g), share_agri_2028=r(100*LA/Y), share_ind_2028=r(100*LI/Y), inv_ratio=r(100*4.6/5*q))]
t1 <- proc.time()[3]
if (length(a) > 1) write.csv(d, a[1], row.names=FALSE) else fwrite(d, a[1])
message(sprintf("# model+round %.2f s, write %.2f s", t1-t0, proc.time()[3]-t1))
