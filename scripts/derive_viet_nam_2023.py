#!/usr/bin/env python3
"""Quarter shares of Viet Nam's GDP of 2023 at constant prices, from published growth rates.

No table of quarterly levels was at hand. Every triple of published figures "quarters and their
average" is an equation for the weights. This script walks a grid of quarter shares (step 0.1 % of
the year), keeps those that satisfy every equation within the rounding of the figures, and prints
their mean and range. The mean stands in scenarios/viet_nam/region.cfg as `derived`; the rates of
the two cases of January 2024 that were not found follow from it.

Re-run: python3 scripts/derive_viet_nam_2023.py

SPDX-License-Identifier: GPL-3.0-or-later
"""

STEP = 1000

# Growth of the quarters of 2023 as published in December 2023, and of the year.
GROWTH_2023 = (3.41, 4.25, 5.47, 6.72)
YEAR_2023 = 5.05
# Weight of the first half of 2022 in 2022: growth of 3.72 % in the first half of 2023, 6.0 % for
# the year and 8.0 % needed in the second half round correctly for weights in this range only.
HALF_2022 = (0.463, 0.467)
# April 2024, two cases: first quarter known, three quarters planned, their average, the year.
CASES_2024 = (
    ((5.66, 5.85, 6.22, 6.28), 6.12, 6.0),
    ((5.66, 6.32, 6.79, 7.08), 6.75, 6.5),
)
# Quarters of 2024 as published in January 2025, and the year.
GROWTH_2024 = (5.98, 7.25, 7.43, 7.55)
YEAR_2024 = 7.09
# Sums of three or four rates rounded to 0.01 are good to about 0.01; a year given with one digit
# to 0.03, which is what the worse of the two cases needs.
NEAR, NEAR_REST, NEAR_YEAR = 0.01, 0.0075, 0.03


def mean(weights, rates):
    return sum(w * r for w, r in zip(weights, rates)) / sum(weights)


def fits(share):
    base = [w / (1 + g / 100) for w, g in zip(share, GROWTH_2023)]
    half = (base[0] + base[1]) / sum(base)
    if abs(mean(base, GROWTH_2023) - YEAR_2023) > NEAR:
        return False
    if not HALF_2022[0] <= half <= HALF_2022[1]:
        return False
    if abs(mean(share, GROWTH_2024) - YEAR_2024) > NEAR:
        return False
    for rates, rest, year in CASES_2024:
        if abs(mean(share[1:], rates[1:]) - rest) > NEAR_REST:
            return False
        if abs(mean(share, rates) - year) > NEAR_YEAR:
            return False
    return True


def candidates():
    for q1 in range(180, 270):
        for q2 in range(200, 290):
            for q3 in range(210, 300):
                q4 = STEP - q1 - q2 - q3
                share = (q1 / STEP, q2 / STEP, q3 / STEP, q4 / STEP)
                if fits(share):
                    yield share


def main():
    found = list(candidates())
    if not found:
        raise SystemExit("no quarter shares satisfy all equations")
    share = [round(100 * sum(s[q] for s in found) / len(found), 1) for q in range(4)]
    share[3] = round(100 - sum(share[:3]), 1)
    print(f"{len(found)} points of the grid satisfy all equations")
    for q in range(4):
        low, high = min(s[q] for s in found), max(s[q] for s in found)
        print(f"  quarter {q + 1}: {share[q]:.1f} % of the year ({100 * low:.1f} to {100 * high:.1f})")
    print("quarter_share = ( " + ", ".join(f"{s:.1f}" for s in share) + " );")
    rest = (6.0 * 100 - 5.2 * share[0]) / (100 - share[0])
    print(f"low case: 5.2 in the first quarter, 6.0 for the year: {rest:.2f} in each other quarter")
    second = (6.5 * 100 - 5.6 * share[0] - 6.7 * share[2] - 7.0 * share[3]) / share[1]
    print(f"high case: 5.6, x, 6.7, 7.0, 6.5 for the year: x = {second:.2f}")


if __name__ == "__main__":
    main()
