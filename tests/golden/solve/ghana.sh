for growth in 5 7 9; do
    grdpsim solve target data/solve/ghana.cfg --target grdp.growth@2024=$growth --factor investment.ratio --out - | grep ^factor
done
