#!/usr/bin/env python3
"""Cells of Hai Duong's official growth scenario for 2025: growth by sector and quarter.

Published are the margins only: the level of 2025 at constant prices by quarter and by sector, and
the growth of each. The scenario file needs 16 growth rates and the levels of 2024 they start from.

1. Margins of 2024 = margins of 2025 / (1 + growth). Quarters add up to 118,433 and sectors to
   118,402; both are scaled to the 118,421 that the year itself gives, 132,632 / 1.12, which moves no
   published rate by more than 0.02 points.
2. Seed of 2024: the first half by sector from what the statistics office published in June 2024
   (contributions and growth of the first half); the second half is the rest of the sector's year.
   Within a half year every sector is spread like the total, since nothing is published by sector
   and single quarter. So the base uses no figure of 2025 but the scenario itself.
3. Table of 2024: the seed, fitted to its margins by iterative proportional fitting (RAS).
4. Table of 2025: the table of 2024 fitted to the margins of 2025 in the same way.
5. Growth of a cell = 2025 / 2024 - 1.

The script prints the two blocks that stand in scenarios/hai_duong/region_2025.cfg (quarter_level)
and official_2025.cfg (growth), computes the margins again from the rounded numbers that it printed,
and fails where they miss the published ones by half a unit in levels or 0.05 points in growth.

Re-run: python3 scripts/derive_official_2025.py [--check FOLDER]
With --check it also fails where a printed line is not in the files of FOLDER.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import pathlib
import sys

SECTORS = ("agriculture", "industry_construction", "services", "product_taxes")

# Scenario of the People's Committee, January 2025 (fourth quarter: the year less the rest; its
# growth was printed in March 2025).
# https://news.laodong.vn/kinh-doanh/ke-hoach-phat-trien-kinh-te-nam-2025-cua-hai-duong-1446002.ldo
# https://tuoitrethudo.vn/hai-duong-se-khoi-cong-20-du-an-trong-diem-trong-nam-2025-269438.html
# https://vietnamnews.vn/economy/1693684/local-governments-adjust-grdp-goals-to-meet-or-exceed-national-growth-target.html
QUARTER_2025 = (30209.0, 32635.0, 32428.0, 37360.0)
QUARTER_GROWTH = (11.0, 11.8, 13.7, 11.5)
SECTOR_2025 = (11050.0, 76549.0, 33051.0, 11982.0)
SECTOR_GROWTH = (5.5, 14.8, 8.6, 10.8)
YEAR_GROWTH = 12.0

# First half of 2024, statistics office, June 2024; product taxes are the rest of 10.0 points and
# their weight the rest of 1.
# http://tinhuyhaiduong.vn/news/Pages/new.aspx?ItemID=7739
HALF_GROWTH = 10.0
HALF_CONTRIBUTION = (0.41, 7.38, 1.79)
HALF_SECTOR_GROWTH = (3.52, 13.71, 6.9)

LEVEL_TOLERANCE, GROWTH_TOLERANCE = 0.5, 0.05


def half_shares():
    """Shares of the sectors in the first half of 2024."""
    weight = [c / g for c, g in zip(HALF_CONTRIBUTION, HALF_SECTOR_GROWTH)]
    value = [w * (1 + g / 100) for w, g in zip(weight, HALF_SECTOR_GROWTH)]
    taxes = 1 - sum(weight) + (HALF_GROWTH - sum(HALF_CONTRIBUTION)) / 100
    total = 1 + HALF_GROWTH / 100
    return [v / total for v in value + [taxes]]


def margins_2024():
    quarters = [y / (1 + g / 100) for y, g in zip(QUARTER_2025, QUARTER_GROWTH)]
    sectors = [y / (1 + g / 100) for y, g in zip(SECTOR_2025, SECTOR_GROWTH)]
    total = sum(SECTOR_2025) / (1 + YEAR_GROWTH / 100)
    scale = lambda xs: [x * total / sum(xs) for x in xs]
    return scale(quarters), scale(sectors)


def seed_2024(quarters, sectors):
    first, second = sum(quarters[:2]), sum(quarters[2:])
    table = []
    for share, year in zip(half_shares(), sectors):
        half = share * first
        rest = year - half
        table.append([half * q / first for q in quarters[:2]]
                     + [rest * q / second for q in quarters[2:]])
    return table


def fit(table, rows, columns):
    """Iterative proportional fitting of `table` to its row and column sums."""
    table = [list(row) for row in table]
    for _ in range(1000):
        for row, target in zip(table, rows):
            factor = target / sum(row)
            row[:] = [x * factor for x in row]
        error = 0.0
        for q, target in enumerate(columns):
            total = sum(row[q] for row in table)
            error = max(error, abs(total / target - 1))
            for row in table:
                row[q] *= target / total
        if error < 1e-13:
            return table
    raise SystemExit("the fit did not converge")


def check(base, growth):
    """Margins from the rounded numbers, against the published ones; true where all are near."""
    table = [[b * (1 + g / 100) for b, g in zip(bs, gs)] for bs, gs in zip(base, growth)]
    columns = lambda rows: [sum(row[q] for row in rows) for q in range(4)]
    lines = [("quarter %d" % (q + 1), new, old, level, rate) for q, (new, old, level, rate) in
             enumerate(zip(columns(table), columns(base), QUARTER_2025, QUARTER_GROWTH))]
    lines += [(name, sum(new), sum(old), level, rate) for name, new, old, level, rate in
              zip(SECTORS, table, base, SECTOR_2025, SECTOR_GROWTH)]
    lines.append(("year", sum(map(sum, table)), sum(map(sum, base)), sum(SECTOR_2025), YEAR_GROWTH))
    good = True
    for name, new, old, level, rate in lines:
        off, points = new - level, 100 * (new / old - 1) - rate
        good = good and abs(off) < LEVEL_TOLERANCE and abs(points) < GROWTH_TOLERANCE
        print(f"  {name:22s} {new:10.1f} of {level:8.0f} ({off:+.2f}), growth "
              f"{100 * (new / old - 1):6.3f} of {rate:4.1f} ({points:+.3f})")
    return good


def main():
    quarters, sectors = margins_2024()
    base = fit(seed_2024(quarters, sectors), sectors, quarters)
    planned = fit(base, SECTOR_2025, QUARTER_2025)
    growth = [[round(100 * (y / x - 1), 3) for x, y in zip(old, new)]
              for old, new in zip(base, planned)]
    base = [[round(x, 1) for x in row] for row in base]

    pad = lambda name: f"{name:21s}"
    levels = [f"{pad(n)} = ( " + ", ".join(f"{x:.1f}" for x in row) + " );"
              for n, row in zip(SECTORS, base)]
    rates = [f"{pad(n)} = {{ model = \"constant\"; growth = ( "
             + ", ".join(f"{x:.3f}" for x in row) + " ); };" for n, row in zip(SECTORS, growth)]
    print("region_2025.cfg, quarter_level of account constant_2024_quarters:")
    print("\n".join("  " + line for line in levels))
    print("official_2025.cfg, sectors:")
    print("\n".join("  " + line for line in rates))
    print("margins computed again from these numbers:")
    if not check(base, growth):
        raise SystemExit("a margin does not round to the published one")
    if len(sys.argv) == 3 and sys.argv[1] == "--check":
        folder = pathlib.Path(sys.argv[2])
        for name, lines in (("region_2025.cfg", levels), ("official_2025.cfg", rates)):
            text = (folder / name).read_text(encoding="utf-8")
            missing = [line for line in lines if line not in text]
            if missing:
                raise SystemExit(f"{name} lacks: " + " ".join(missing))
        print("the files hold these numbers")


if __name__ == "__main__":
    main()
