# The fragment laid over a scenario, and run.
mkdir province
cp scenarios/provinces/hoa_binh/region.cfg province
cp -r scenarios/provinces/hoa_binh/data province
sed '/^source/d; /volatility/s/ volatility = [0-9.]*;//' scenarios/provinces/hoa_binh/baseline_2024.cfg >province/base.cfg
grdpsim fit scenarios/provinces/hoa_binh/region.cfg --out province/fitted.txt --quiet
{
    echo 'kind = "scenario"; version = 1; base = "base.cfg"; id = "fitted"; title = "Fitted";'
    cat province/fitted.txt
} >province/fitted.cfg
grdpsim check --explain sectors.services.volatility province/fitted.cfg
