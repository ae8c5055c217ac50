# Expected cell probabilities, finite-population limits and double-sample shares, in exact fractions.
# Run: python3 make-gap.py > gap.json (Python 3, fractions and math only; scipy.stats.hypergeom gives the same)
import json, sys
from fractions import Fraction as F
from math import comb

def at_most(n, r, c, N):
    return sum(F(comb(r, x) * comb(N - r, c - x), comb(N, c)) for x in range(0, n + 1) if 0 <= c - x <= N - r and x <= r)

cells = []
for n, r, c, N in [(0, 5, 17, 87), (0, 1, 1, 87), (0, 40, 40, 81), (0, 0, 9, 81), (0, 81, 3, 81), (1, 5, 17, 87), (2, 30, 22, 81), (0, 400, 900, 20000), (0, 1500, 1600, 9000), (1, 1, 1, 2), (0, 50, 51, 100), (0, 3, 20, 1000000)]:
    cells.append({'n': n, 'row': r, 'column': c, 'N': N, 'p': float(at_most(n, r, c, N))})

def limits(x, n, N, tail):
    ok = []
    for K in range(x, N - (n - x) + 1):
        up = sum(F(comb(K, k) * comb(N - K, n - k), comb(N, n)) for k in range(x, n + 1) if k <= K and n - k <= N - K)
        down = sum(F(comb(K, k) * comb(N - K, n - k), comb(N, n)) for k in range(0, x + 1) if k <= K and n - k <= N - K)
        if up > tail and down > tail: ok.append(K)
    return min(ok), max(ok)

lim = []
for x, n, N in [(0, 10, 50), (10, 10, 50), (3, 10, 50), (1, 1, 9), (0, 1, 9), (27, 30, 60), (2, 40, 40), (5, 20, 21), (12, 60, 300), (0, 0, 7)]:
    for tail in [F(1, 40), F(1, 80), F(1, 20)]:
        low, high = limits(x, n, N, tail)
        lim.append({'x': x, 'n': n, 'N': N, 'tail': float(tail), 'low': low, 'high': high})

def corrected(cells, alpha):
    N = sum(c[0] for c in cells)
    p = sum(F(c[0], N) * F(c[2], c[1]) for c in cells if c[0])
    var = sum(F(c[0], N) ** 2 * (1 - F(c[1], c[0])) * F(c[2], c[1]) * (1 - F(c[2], c[1])) / (c[1] - 1) for c in cells if 1 < c[1] < c[0])
    open_ = max(1, sum(c[1] < c[0] for c in cells))
    ends = [limits(c[2], c[1], c[0], alpha / 2 / open_) for c in cells if c[0]]
    return float(p), float(var) ** .5, float(F(sum(e[0] for e in ends), N)), float(F(sum(e[1] for e in ends), N))

shares = []
for c in [[(60, 30, 27), (40, 40, 2)], [(60, 30, 30), (40, 10, 0)], [(30, 10, 8), (25, 5, 1), (32, 8, 0)], [(87, 20, 13)], [(12, 12, 11), (5, 5, 1)]]:
    v, se, low, high = corrected(c, F(1, 20))
    shares.append({'cells': c, 'value': v, 'se': se, 'low': low, 'high': high})

json.dump({'origin': 'Python %s, math.comb and fractions.Fraction (exact): hypergeometric distribution; limits by trying every number of marked units; Tenenbein 1970 and Cochran 1977 (5.5) by hand; test/known/stats/make-gap.py' % sys.version.split()[0], 'cells': cells, 'limits': lim, 'shares': shares}, sys.stdout)
