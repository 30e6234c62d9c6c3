#!/usr/bin/env python3
"""Regions, plans and scenarios of provinces at the end of 2023, from scenarios/provinces/published.csv.

published.csv holds figures as they were published (values, dates, addresses). This script writes
everything else in scenarios/provinces/: one folder a province with region.cfg, baseline_2024.cfg,
data/*.csv and, where a target was published, plan_2024.cfg; and plan_errors.csv, past plans beside
their outcomes.

Weights of 2023, by what a province published, best first:

1. levels    levels of 2023 at constant prices; a part that is missing is the rest of the total
2. moved     levels of an earlier vintage or year, moved by the growth that came later
3. contribution  contribution / growth of each part is its weight of 2022, moved by the growth of 2023
4. current   shares of 2023 at current prices, product taxes included
5. closed    shares of which one or two are missing: sum and published growth give them
6. three     shares without product taxes, where nothing tells the weight of the taxes

Growth of 2024 is that of 2023, part by part. Where the growth of one part was not published it is
worked out from the total, or assumed (see SPECIAL).

Spread. One year of growth by sector tells no standard deviation. All parts get one deviation v and
one correlation R, so that growth of GRDP, with weights w, spreads like the errors of past plans:

    v = s / sqrt(sum_i sum_j w_i w_j r_ij),   r_ij = 1 for i = j, else R

s is the robust standard deviation of plan minus outcome, 1.4826 x the median absolute deviation
from the median (Rousseeuw and Croux, JASA 88, 1993, section 1): one province that missed its plan
by 15.8 points does not decide the spread of all. `grdpsim fit` computes the same.

Re-run: python3 scripts/derive_provinces.py [--check]
With --check nothing is written; it fails where a file differs from what would be written.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import csv
import io
import math
import pathlib
import re
import statistics
import sys
import unicodedata

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "scenarios" / "provinces"
CORRELATION = 0.5
YEAR = "2023"

PARTS = {
    "agri": ("agriculture", "Nông, lâm nghiệp và thủy sản", "Agriculture, forestry and fishery"),
    "indcon": ("industry_construction", "Công nghiệp và xây dựng", "Industry and construction"),
    "serv": ("services", "Dịch vụ", "Services"),
    "tax": ("product_taxes", "Thuế sản phẩm trừ trợ cấp sản phẩm", "Product taxes less subsidies"),
    "rest": ("rest", "Nông nghiệp và thuế sản phẩm", "Agriculture and product taxes"),
}
FOUR = ("agri", "indcon", "serv", "tax")
CITIES = ("Hà Nội", "TP Hồ Chí Minh", "Đà Nẵng")

# What is not covered by the rules above: parts, way, and how a missing rate is found.
SPECIAL = {
    "Bắc Kạn": {"way": "moved", "note": "constant_2021 moved by growth of GRDP in 2022, which "
                "follows from the levels of 2021 and 2023, and by growth of 2023 by part"},
    "Nam Định": {"way": "moved", "note": "levels of the first estimate (July 2023) divided by "
                 "growth of that estimate, moved by growth of the second (November 2023); "
                 "services: the rest of the total"},
    "Hà Nội": {"parts": ("indcon", "serv", "rest"), "way": "contribution",
               "note": "agriculture and product taxes were not published: together they are the "
                       "rest"},
    "Phú Thọ": {"parts": ("agri", "indcon", "serv"), "way": "three",
                "note": "product taxes of 2023 were not published: three parts"},
}

# Of several figures of one month: the one whose source also gives the growth by sector.
PREFERRED = {("Phú Thọ", "grdp_growth"): "7.45", ("Hà Tĩnh", "grdp_nominal"): "102500",
             ("Cà Mau", "grdp_growth"): "7.83"}

SERIES = {
    "grdp_growth": "grdp.growth", "grdp_constant": "grdp.level", "grdp_nominal": "grdp.nominal",
    "grdp_per_capita": "grdp.per_head", "investment_total": "investment.amount",
    "investment_growth": "investment.growth", "growth_ind": "industry_growth",
    "growth_con": "construction_growth", "go_total_growth": "gross_output_growth",
}
PATTERNS = (
    (r"growth_(\w+)", "sectors.{}.growth"), (r"contrib_(\w+)", "sectors.{}.contribution"),
    (r"grdp_constant_(\w+)", "sectors.{}.level"), (r"grdp_nominal_(\w+)", "sectors.{}.nominal"),
    (r"share_(\w+)_incl_tax", "sectors.{}.share.current"),
    (r"share_(\w+)_excl_tax", "sectors.{}.share.current_excl_taxes"),
    (r"go_(\w+)_growth", "sectors.{}.output_growth"),
)
MONTHS = {"Jul": "07", "Nov": "11", "Dec": "12"}
LAST_MONTH = {"Q1": "03", "Q2": "06", "H1": "06", "Q3": "09", "9M": "09", "Q4": "12", "FY": "12"}


def slug(name):
    text = unicodedata.normalize("NFD", name.replace("Đ", "D").replace("đ", "d"))
    text = "".join(c for c in text if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "_", text.lower()).strip("_")


def vintage(row):
    """Month of publication: as the note says; else the last month of the period. What is only
    quoted later ("reported") counts from the end of 2023, when it was at hand."""
    said = re.search(r"(?:estimate of|estimate|GSO estimate of|GSO first estimate of|^|office,) ?"
                     r"(Jul|Nov|Dec)\w* (20\d\d)", row["note"])
    if said and "second estimate" not in row["note"][:said.start(1)]:
        return f"{said.group(2)}-{MONTHS[said.group(1)]}"
    if row["status"] == "reported":
        return "2023-12"
    if row["province"] == "Nam Định" and row["series"].startswith("g") and row["value"] in (
            "10.19", "3.45", "15.95", "7.4", "6.38"):
        return "2023-11"
    return f"{row['year']}-{LAST_MONTH[row['period']]}"


def read_published():
    with open(FOLDER / "published.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row["vintage"] = vintage(row)
    return rows


class Province:
    """The figures of one province."""

    def __init__(self, name, rows):
        self.name, self.id = name, slug(name)
        self.rows = [r for r in rows if r["province"] == name]
        special = SPECIAL.get(name, {})
        self.parts = special.get("parts", FOUR)
        self.way, self.way_note = special.get("way"), special.get("note", "")
        self.rate_note = {}
        self.rate = {part: self.value("growth_" + part) for part in self.parts}
        self.total = self.value("grdp_growth")
        self.weights = {}
        self.account = self.weigh()
        self.fill_rates()

    def row(self, series, year=YEAR, newest=True):
        found = [r for r in self.rows if r["series"] == series and r["year"] == year
                 and r["period"] == "FY" and kept(r)]
        found.sort(key=lambda r: r["vintage"])
        return (found[-1] if newest else found[0]) if found else None

    def value(self, series, year=YEAR, newest=True):
        row = self.row(series, year, newest)
        return float(row["value"]) if row else None

    def values(self, pattern, year=YEAR, newest=True):
        return {p: self.value(pattern.format(p), year, newest) for p in self.parts}

    def source(self, series):
        row = self.row(series)
        return row["source"] if row else "address not published"

    def weigh(self):
        """Finds the weights of 2023; returns the groups of the region's `accounts`."""
        self.current = self.values("share_{}_incl_tax")
        self.without = self.values("share_{}_excl_tax")
        way = self.way or next(name for name, fits in (
            ("levels", self.has_levels()),
            ("contribution", None not in self.values("contrib_{}").values()
             and None not in self.rate.values()),
            ("current", None not in self.current.values()),
            ("closed", self.close()),
            ("three", True)) if fits)
        self.way = way
        return getattr(self, "by_" + way)()

    def has_levels(self):
        levels = self.values("grdp_constant_{}")
        return sum(v is None for v in levels.values()) <= 1 and self.value("grdp_constant")

    def by_levels(self):
        levels, total = self.values("grdp_constant_{}"), self.value("grdp_constant")
        missing = [p for p in self.parts if levels[p] is None]
        note = "product taxes: the rest of the published total" if missing else ""
        for part in missing:
            levels[part] = total - sum(v for v in levels.values() if v is not None)
        self.weights = levels
        return self.account_text("constant_2023", "constant", "level", levels,
                                 "derived" if missing else "published", self.source(
                                     "grdp_constant"), note)

    def by_moved(self):
        if self.name == "Bắc Kạn":
            base = self.values("grdp_constant_{}", "2021")
            year_2022 = (self.value("grdp_constant") / (1 + self.total / 100)
                         / self.value("grdp_constant", "2021"))
            base = {p: v * year_2022 for p, v in base.items()}
            self.rate["tax"] = self.total
            self.rate_note["tax"] = "assumed: growth of GRDP"
        else:
            levels = self.values("grdp_constant_{}")
            levels["serv"] = self.value("grdp_constant") - sum(
                v for v in levels.values() if v is not None)
            first = self.values("growth_{}", newest=False)
            base = {p: v / (1 + first[p] / 100) for p, v in levels.items()}
        levels = {p: v * (1 + self.rate[p] / 100) for p, v in base.items()}
        self.weights = levels
        return self.account_text("constant_2023", "constant", "level", levels, "derived",
                                 self.source("grdp_constant"), self.way_note)

    def by_contribution(self):
        points = self.values("contrib_{}")
        if "rest" in self.parts:
            points["rest"] = self.total - sum(v for v in points.values() if v is not None)
        weight = {p: 100 * points[p] / self.rate[p] for p in self.parts if self.rate[p]}
        if "rest" in self.parts:
            weight["rest"] = 100 - sum(weight.values())
            self.rate["rest"] = 100 * points["rest"] / weight["rest"]
            self.rate_note["rest"] = "derived: rest of growth / rest of weight"
        moved = {p: w * (1 + self.rate[p] / 100) for p, w in weight.items()}
        self.weights = moved
        note = "contribution / growth of 2023 is the weight of 2022, moved by growth of 2023"
        if self.way_note:
            note += "; " + self.way_note
        return self.account_text("constant_2023", "constant", "share", shares(moved), "derived",
                                 self.source("contrib_serv"), note)

    def by_current(self):
        self.weights = self.current
        return self.account_text("current_2023", "current", "share", shares(self.current),
                                 "published", self.source("share_serv_incl_tax"), "")

    def close(self):
        """Shares with gaps that the sum of 100 and the growth of the total fill; None where they do
        not, or fill them with a weight of product taxes outside 1 to 20 %."""
        if None in self.rate.values():
            return None
        if self.current["agri"] is not None and self.current["serv"] is None:
            known = {p: self.current[p] for p in ("agri", "indcon")}
            rest = 100 - sum(known.values())
            need = 100 * self.total - sum(known[p] * self.rate[p] for p in known)
            serv = (need - rest * self.rate["tax"]) / (self.rate["serv"] - self.rate["tax"])
            known.update(serv=serv, tax=rest - serv)
        elif None not in [self.without[p] for p in FOUR[:3]]:
            known = {p: self.without[p] for p in FOUR[:3]}
            added = sum(known[p] * self.rate[p] for p in known) / 100
            tax = 100 * (added - self.total) / (added - self.rate["tax"])
            known = {p: v * (100 - tax) / 100 for p, v in known.items()}
            known["tax"] = tax
        else:
            return None
        return known if 1 <= known["tax"] <= 20 and min(known.values()) > 0 else None

    def by_closed(self):
        closed = self.close()
        self.weights = closed
        what = ("services and product taxes" if self.current["agri"] is not None
                else "product taxes")
        return self.published_three() + self.account_text(
            "closed_2023", "current", "share", shares(closed), "derived",
            self.source("grdp_growth"),
            f"{what}: the sum of 100 and the published growth of {text(self.total)} % give them")

    def published_three(self):
        if self.without["agri"] is None:
            return ""
        excludes = " excludes = ( \"product_taxes\" );" if "tax" in self.parts else ""
        parts = {p: v for p, v in self.without.items() if p != "tax"}
        return self.account_text("current_2023", "current", "share", shares(parts), "published",
                                 self.source("share_serv_excl_tax"), "", excludes) + ",\n\n"

    def by_three(self):
        self.weights = {p: v for p, v in self.without.items() if p != "tax"}
        return self.published_three().rstrip(",\n")

    def fill_rates(self):
        """The growth of product taxes where only their weight and their contribution are known."""
        if "tax" not in self.parts or self.rate["tax"] is not None:
            return
        if "tax" not in self.weights:
            self.rate["tax"] = 0.0
            return
        points = self.value("contrib_tax")
        if points is None:
            points = self.total - sum(self.values("contrib_{}")[p] for p in FOUR[:3])
        before = self.value("grdp_constant") / (1 + self.total / 100)
        gain = points / 100 * before
        self.rate["tax"] = 100 * gain / (self.weights["tax"] - gain)
        self.rate_note["tax"] = "derived: contribution / weight of 2022"

    def account_text(self, name, prices, key, values, status, source, note, more=""):
        facts = ""
        for word, series in (("nominal", "grdp_nominal"), ("investment", "investment_total")):
            if self.value(series) is not None and (word == "nominal"
                                                   or self.value("grdp_nominal") is not None):
                facts += f" {word} = {text(self.value(series))};"
        inner = " ".join(f"{PARTS[p][0]} = {text(round(v, 2))};" for p, v in values.items())
        lines = [f"  {{ id = \"{name}\"; prices = \"{prices}\"; year = 2023; "
                 f"known_by = \"2023-12-31\"; status = \"{status}\";{more}",
                 f"    {key} = {{ {inner} }};{facts}",
                 f"    concept = \"value_added\"; growth_year = 2024;",
                 f"    source = \"{'derived: ' if status == 'derived' else ''}{source}\";"]
        if note:
            lines.append(f"    note = \"{note}\";")
        return "\n".join(lines) + " }"

    def growth_of_weights(self):
        return sum(w * self.rate[p] for p, w in self.weights.items()) / sum(self.weights.values())

    def title(self):
        name = self.name.replace("TP ", "")
        if self.name in CITIES:
            return f"Thành phố {name}", f"{name} city"
        return f"Tỉnh {name}", f"{name} province"


def kept(row):
    wanted = PREFERRED.get((row["province"], row["series"]))
    return not (wanted and row["year"] == YEAR and row["period"] == "FY" and row["value"] != wanted)


def text(value):
    return f"{value:.4f}".rstrip("0").rstrip(".")


def shares(weights):
    """Per cent with two decimals that add up to 100; the largest takes the rounding."""
    total = sum(weights.values())
    if abs(total - 100) < 0.051 and all(round(v, 2) == v for v in weights.values()):
        return dict(weights)
    rounded = {p: round(100 * w / total, 2) for p, w in weights.items()}
    largest = max(rounded, key=rounded.get)
    rounded[largest] = round(rounded[largest] + 100 - sum(rounded.values()), 2)
    return rounded


def region_text(p):
    vi, en = p.title()
    kind = {"tax": ' kind = "taxes";'}
    sectors = ",\n".join(
        f"  {{ id = \"{PARTS[x][0]}\";{kind.get(x, '')} "
        f"title = {{ vi = \"{PARTS[x][1]}\"; en = \"{PARTS[x][2]}\"; }}; }}" for x in p.parts)
    files = ", ".join(f'"data/{name}"' for name in sorted(data_files(p)))
    return (f"// {p.name} at the end of 2023. Written by scripts/derive_provinces.py.\n"
            f"kind = \"region\"; version = 1;\n"
            f"id = \"{p.id}\"; title = {{ vi = \"{vi}\"; en = \"{en}\"; }};\n"
            f"currency = \"bn_vnd\"; price_base = 2010;\n"
            + (f"note = \"{p.way_note}\";\n" if p.way_note else "")
            + f"\nsectors = (\n{sectors} );\n\naccounts = (\n{p.account} );\n\n"
            f"actuals = ( {files} );\n")


def plan_text(p):
    row = p.row("target_growth_low", "2024")
    if not row:
        return None
    high = p.value("target_growth_high", "2024")
    span = f"{row['value']} to {text(high)} %" if high else f"{row['value']} %"
    note = f" note = \"lower end of {row['value']} to {text(high)}\";" if high else ""
    return (f"// Growth target of {p.name} for 2024: {span}."
            + (" A range is met from its lower end on." if high else "") + "\n"
            f"kind = \"plan\"; version = 1;\n"
            f"id = \"plan_2024\"; title = {{ vi = \"Kế hoạch năm 2024\"; en = \"Plan for 2024\"; }};\n"
            f"region = \"region.cfg\"; year = 2024;\n"
            f"source = \"{row['source']}\";\n\n"
            f"targets = (\n"
            f"  {{ id = \"grdp_growth\"; field = \"economy\"; title = {{ vi = \"Tốc độ tăng tổng "
            f"sản phẩm trên địa bàn (GRDP)\"; en = \"GRDP growth\"; }};\n"
            f"    series = \"grdp.growth\"; op = \">=\"; value = {row['value']};{note} }} );\n")


def volatility(weights, spread):
    total = sum(weights.values())
    w = [x / total for x in weights.values()]
    both = sum(a * b * (1 if i == j else CORRELATION)
               for i, a in enumerate(w) for j, b in enumerate(w))
    return spread / math.sqrt(both)


def baseline_text(p, spread, n):
    return scenario_text(
        p.name, "region.cfg", re.findall(r'id = "(\w+_2023)"', p.account)[-1],
        "plan_2024.cfg" if plan_text(p) else None, p.source("growth_serv"),
        {PARTS[x][0]: (p.rate[x], p.rate_note.get(x, "assumed: rate of 2023"),
                       x in p.weights) for x in p.parts},
        {PARTS[x][0]: w for x, w in p.weights.items()}, (spread, n))


def scenario_text(name, region, account, plan, source, rates, weights, fitted):
    spread, n = fitted
    deviation = f"{volatility(weights, spread):.2f}"
    why = (f"volatility fitted: GRDP growth spreads by {spread:.2f}, errors of {n} past plans; "
           f"correlation {CORRELATION} assumed")
    ident = "baseline_2024" if region == "region.cfg" else "baseline_2024_fitted"
    width = max(len(s) for s in rates)
    lines, ids = [], [s for s in rates if rates[s][2]]
    for sector, (rate, rule, weighed) in rates.items():
        shock = f" volatility = {deviation};" if weighed else ""
        tail = (f"{rule}; {why}" if weighed else
                "the account leaves product taxes out, so the rate has no effect")
        lines.append(f"  {sector:{width}s} = {{ model = \"constant\"; growth = {text(round(rate, 2))};"
                     f"{shock} source = \"{tail}\"; }};")
    pairs = [f"  ( \"{a}\", \"{b}\", {CORRELATION} )" for i, a in enumerate(ids) for b in ids[i + 1:]]
    return (f"// {name}: the growth of 2023 goes on in 2024. Written by "
            f"scripts/derive_provinces.py.\n"
            f"kind = \"scenario\"; version = 1;\n"
            f"id = \"{ident}\"; title = {{ vi = \"Tiếp tục đà tăng năm 2023\"; "
            f"en = \"Growth of 2023 goes on\"; }};\n"
            f"region = \"{region}\"; account = \"{account}\";"
            + (f" plans = ( \"{plan}\" );" if plan else "") + "\n"
            f"as_of = \"2023-12-31\";\n"
            f"first = 2024; last = 2024; periods_per_year = 1;\n"
            f"source = \"growth of 2023: {source}\";\n\n"
            f"sectors = {{\n" + "\n".join(lines) + "\n};\n\n"
            f"shock_correlations = (\n" + ",\n".join(pairs) + " );\n")


def series_of(name, parts):
    if name in SERIES:
        return SERIES[name]
    for pattern, target in PATTERNS:
        found = re.fullmatch(pattern, name)
        if found and found.group(1) in PARTS:
            sector = PARTS[found.group(1)][0]
            if found.group(1) in parts or found.group(1) == "tax" and "tax" in parts:
                return target.format(sector)
            return target.format(sector).replace("sectors.", "").replace(".", "_")
    return None


def data_files(p):
    """Annual and quarterly actuals as CSV texts by file name."""
    tables = {}
    for row in p.rows:
        series = series_of(row["series"], p.parts)
        if series is None or row["status"] == "plan" or not kept(row):
            continue
        full = row["period"] == "FY"
        period = row["year"] if full else f"{row['year']}-{row['period']}"
        basis = {"constant_2010": "constant"}.get(row["basis"], row["basis"])
        line = (period, series, row["value"], row["unit"], basis, row["vintage"], row["status"],
                row["source"], row["note"])
        rows = tables.setdefault("annual.csv" if full else "quarterly.csv", {})
        rows.setdefault((period, series, row["vintage"]), line)
    return {name: table_text("period,series,value,unit,basis,vintage,status,source,remark",
                             [rows[k] for k in sorted(rows)]) for name, rows in tables.items()}


def table_text(head, rows):
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(head.split(","))
    writer.writerows(rows)
    return out.getvalue()


def plan_errors(rows):
    """Lower end of the plan and the outcome as last published in that year, by province."""
    pairs = []
    for name in sorted({r["province"] for r in rows}, key=slug):
        for year in ("2021", "2022", "2023"):
            find = lambda series: sorted(
                (r for r in rows if r["province"] == name and r["year"] == year
                 and r["period"] == "FY" and r["series"] == series and kept(r)),
                key=lambda r: r["vintage"])
            plan, outcome = find("target_growth_low"), find("grdp_growth")
            if plan and outcome:
                pairs.append((slug(name), year, plan[-1]["value"], outcome[-1]["value"],
                              outcome[-1]["vintage"], plan[-1]["source"], outcome[-1]["source"]))
    return pairs


def robust_sd(values):
    middle = statistics.median(values)
    return 1.4826 * statistics.median(abs(v - middle) for v in values)


# Regions that have folders of their own: account, weights and growth of 2023 as they stand there.
ELSEWHERE = {
    "hai_duong": ("Hải Dương", "constant_2023",
                  {"agriculture": 10259, "industry": 58934 * 53.9497 / 59.4296,
                   "construction": 58934 * 5.4799 / 59.4296, "services": 28306,
                   "product_taxes": 9944},
                  {"agriculture": 4.08, "industry": 9.21, "construction": 7.66, "services": 7.39,
                   "product_taxes": 9.53},
                  "https://thongkehd.gov.vn/bao-cao-tinh-hinh-kinh-te-xa-hoi-thang-nam-2023/"),
    "hai_phong": ("Hải Phòng", "constant_2023",
                  {"agriculture": 3.10, "industry_construction": 55.49, "services": 35.60,
                   "product_taxes": 5.81},
                  {"agriculture": 1.11, "industry_construction": 11.54, "services": 10.02,
                   "product_taxes": 5.83},
                  "https://vneconomy.vn/hai-phong-tang-truong-hai-con-so-tiep-tuc-thu-ngan-sach-"
                  "dat-tren-100-000-ty.htm"),
}


def everything():
    rows = read_published()
    pairs = plan_errors(rows)
    errors = [float(p[2]) - float(p[3]) for p in pairs]
    spread, n = robust_sd(errors), len(errors)
    files = {"plan_errors.csv": table_text(
        "region,year,plan,outcome,vintage,plan_source,outcome_source", pairs)}
    print(f"{n} plans: mean error {statistics.mean(errors):.2f}, median "
          f"{statistics.median(errors):.2f}, standard deviation {statistics.stdev(errors):.2f}, "
          f"robust {spread:.2f}")
    shipped = sorted({r["province"] for r in rows if r["series"] == "growth_serv"}, key=slug)
    for name in shipped:
        p = Province(name, rows)
        files[f"{p.id}/region.cfg"] = region_text(p)
        files[f"{p.id}/baseline_2024.cfg"] = baseline_text(p, spread, n)
        if plan_text(p):
            files[f"{p.id}/plan_2024.cfg"] = plan_text(p)
        for file, content in data_files(p).items():
            files[f"{p.id}/data/{file}"] = content
        print(f"  {p.id:18s} {p.way:12s} growth of 2023 by these weights "
              f"{p.growth_of_weights():6.2f}, published {p.total:6.2f}")
    for region, (name, account, weights, rates, source) in ELSEWHERE.items():
        files[f"{region}/baseline_2024.cfg"] = scenario_text(
            name, f"../../{region}/region.cfg", account, f"../../{region}/plan_2024.cfg", source,
            {s: (r, "assumed: rate of 2023", True) for s, r in rates.items()}, weights, (spread, n))
    return files


def main():
    files = everything()
    if sys.argv[1:] == ["--check"]:
        wrong = [name for name, content in files.items() if not (FOLDER / name).is_file()
                 or (FOLDER / name).read_text(encoding="utf-8") != content]
        if wrong:
            raise SystemExit("differ from a new derivation: " + " ".join(wrong))
        print("the files are what the figures give")
        return
    for name, content in files.items():
        (FOLDER / name).parent.mkdir(parents=True, exist_ok=True)
        (FOLDER / name).write_text(content, encoding="utf-8")
    print(f"{len(files)} files written to {FOLDER}")


if __name__ == "__main__":
    main()
