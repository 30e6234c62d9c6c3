# n targets with n instruments. By hand, with weights 0.1, 0.4, 0.3, 0.2 and taxes at 0.5 and 0.25 of
# industry and services: growth 0.4 + 0.4 i + 0.3 s + 0.2 (0.5 i + 0.25 s) = 9 and the part of industry
# 0.4 i = 5 give i = 12.5 and s = (8.6 - 0.5 i) / 0.35 = 47/7; an ICOR of 4 then needs a ratio of 36.
grdpsim solve target data/solve/simultaneous.cfg --target grdp.growth@2024=9 --target sectors.industry.contribution@2024=5 \
    --target icor.ratio@2024=4 --factor sectors.industry.growth --factor sectors.services.growth --factor investment.ratio --out - --quiet >found
cut -d, -f1-2,4-6 found
awk -F, 'BEGIN { w[1] = 12.5; w[2] = 47 / 7; w[3] = 36 }
    $1 == "factor" { d = $6 - w[++n]; if (d < 0) d = -d; print $2, d <= 1e-10 * w[n] ? "to 1e-10" : "off by " d }' found
