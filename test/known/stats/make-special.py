"""Expected values of src/stats/special, with 50 digits. Run: python3 make-special.py (mpmath 1.3.0) > special.json"""
import json
import mpmath as mp
from scipy.stats import beta as sb
mp.mp.dps = 50
f = lambda s: mp.mpf(s)  # every argument is a double, so it is taken as that double exactly
def num(x): return float(x)
out = {"origin": "mpmath 1.3.0 at 50 digits: loggamma, betainc and gammainc (regularised), erfc, findroot on them, direct sums for the noncentral chi-square; test/known/stats/make-special.py"}

def quad_beta(a, b, x, y, lower=True):
    a, b, x, y = map(f, (a, b, x, y))
    front = mp.exp(a * mp.log(x) + b * mp.log(y) + mp.loggamma(a + b) - mp.loggamma(a) - mp.loggamma(b))
    def series(a, b, x):  # DLMF 8.17.8: front / a * F(a + b, 1; a + 1; x)
        term = mp.mpf(1); s = mp.mpf(1); n = 0
        while True:
            term *= (a + b + n) / (a + 1 + n) * x; s += term; n += 1
            if term < s * mp.mpf(10) ** -42 and n > 20: return s
    below = x <= y  # the side that converges quickly; 50 digits bear the loss of 1 - v
    v = front / a * series(a, b, x) if below else front / b * series(b, a, y)
    return v if below == lower else 1 - v

out["logGamma"] = [[x, num(mp.loggamma(f(x)))] for x in [1e-8, .01, .3, .5, .75, .99, 1 + 2**-20, 1.2, 1.5, 1.9, 2 + 2**-20, 2.1, 2.7, 3.4, 3.6, 5, 7.5, 12, 15.5, 16, 33.3, 100, 1e4 + .5, 1e6, 1e6 + 1, 1e9]]
grid = []
for a, b in [(.5, .5), (.5, 1.5), (1, 1), (1, 59), (2, 3), (30, 30), (7, 93), (.5, 1e6 + .5), (1, 1e6), (2, 999999), (500000, 500001), (999999, 2), (1e6, 1), (1200.5, 37.25), (1e5, 9e5)]:
    m = a / (a + b); sd = (a * b / (a + b) ** 2 / (a + b + 1)) ** .5
    for k in (-6, -3, -1.96, -.5, 0, .5, 1.96, 3, 6):
        x = m + k * sd
        if 0 < x < 1:
            y = f(1) - f(x)  # the true complement; the program gets its double
            grid.append([x, num(y), a, b, num(quad_beta(a, b, x, y)), num(quad_beta(a, b, x, y, False))])
out["incompleteBeta"] = grid
out["gamma"] = []
for a in (.5, 1, 1.5, 2, 5, 11, 50, 500.5, 5e5):
    for k in (-5, -2, -.5, 0, .5, 2, 5, 8):
        x = a + k * a ** .5
        if x <= 0: x = a * 10.0 ** k
        A, X = f(a), f(x)
        front = mp.exp(A * mp.log(X) - X - mp.loggamma(A + 1)); term = s = mp.mpf(1); n = 0
        while True:
            n += 1; term *= X / (A + n); s += term
            if term < s * mp.mpf(10) ** -42 and n > X: break
            if n > 60000: break
        mp.mp.dps = 50
        lower = front * s
        out["gamma"].append([a, x, num(lower), num(1 - lower)])
out["normalUpper"] = [[z, num(mp.erfc(f(z) / mp.sqrt(2)) / 2)] for z in [-8, -5.7, -3, -1, -.67, -.1, 0, .1, .5, .67, .68, 1, 1.5, 1.96, 2.5758293035489004, 3, 4, 5, 5.6, 5.7, 7, 10, 20, 37]]
out["normalQuantileUpper"] = [[q, num(mp.findroot(lambda z: mp.log(mp.erfc(z / mp.sqrt(2)) / 2) - mp.log(f(q)), f(g)))] for q, g in [(.5, 0), (.4, .25), (.1, 1.28), (.075, 1.44), (.05, 1.64), (.025, 1.96), (.005, 2.57), (.0005, 3.29), (1e-6, 4.75), (1e-10, 6.36), (1e-12, 7.03), (1e-30, 11.46), (.9, -1.28), (.975, -1.96)]]

def bq(q, a, b, upper, g):
    # secant from scipy's value on the exact tail, in the smaller of x and 1 - x
    if g > .5: return 1 - bq(q, b, a, not upper, float(sb.ppf(q, b, a) if upper else sb.isf(q, b, a)))
    t = mp.log(f(q)); u = mp.log(f(g))
    h = lambda u: mp.log(quad_beta(a, b, mp.exp(u), 1 - mp.exp(u), not upper)) - t
    return mp.exp(mp.findroot(h, (u, u + mp.mpf('1e-6')), solver='secant', tol=1e-38))
out["betaQuantile"] = []
for q in (.025, .4):
    for n, N in [(0, 1), (1, 1), (1, 2), (3, 7), (44, 59), (1, 59), (58, 59), (1, 10**6), (500000, 10**6), (999999, 10**6), (37, 10**6)]:
        for add in (0, .5):
            for upper in (False, True):
                a, b = (n + .5, N - n + .5) if add else ((n + 1, N - n) if upper else (n, N - n + 1))
                if a <= 0 or b <= 0: continue
                g = float(sb.isf(q, a, b) if upper else sb.ppf(q, a, b))
                out["betaQuantile"].append([q, a, b, upper, num(bq(q, a, b, upper, g))])
from scipy.stats import chi2, t as st, f as sf
def refine(h, g):
    u = mp.log(f(g)); return mp.exp(mp.findroot(lambda u: h(mp.exp(u)), (u, u + mp.mpf('1e-6')), solver='secant', tol=1e-38))
Q = lambda a, x: mp.gammainc(a, x, mp.inf, regularized=True)
out["chiSquareQuantileUpper"] = [[q, df, num(refine(lambda x: mp.log(Q(f(df) / 2, x / 2)) - mp.log(f(q)), float(chi2.isf(q, df))))] for q in (.975, .5, .05, .025, .01, 1e-6) for df in (1, 2, 3, 10, 59, 500)]
def ttwo(t, df):
    s = t * t; d = f(df); return quad_beta(d / 2, f(.5), d / (d + s), s / (d + s))
out["studentT"] = [[t, df, num(ttwo(f(t), df))] for t in (.01, .5, 1, 2, 5, 40) for df in (1, 2, 4.5, 30, 58, 1e4) if t * df < 4e5]  # the last is 1e-323: not a double with digits
out["studentTQuantileUpper"] = [[q, df, num(refine(lambda t: mp.log(ttwo(t, df) / 2) - mp.log(f(q)), float(st.isf(q, df))))] for q in (.4, .05, .025, .005, 1e-5) for df in (1, 2, 3.5, 30, 58, 1000)]
def fup(x, a, b):
    w = a * x + b; return quad_beta(f(b) / 2, f(a) / 2, b / w, a * x / w)
out["fUpper"] = [[x, a, b, num(fup(f(x), f(a), f(b)))] for x in (.1, .9, 1, 2.5, 12) for a, b in ((1, 5), (58, 58), (9, 117), (2.5, 40))]
out["fQuantileUpper"] = [[q, a, b, num(refine(lambda x: mp.log(fup(x, f(a), f(b))) - mp.log(f(q)), float(sf.isf(q, a, b))))] for q in (.975, .5, .025) for a, b in ((1, 5), (58, 58), (9, 117), (2.5, 40))]
def ncx(x, df, l, upper):
    x, d, l = f(x), f(df), f(l); m = l / 2; s = mp.mpf(0); w = mp.exp(-m); n = int(l / 2 + 20 * (float(l) / 2) ** .5 + 80)
    for j in range(n + 1):
        s += w * (Q(d / 2 + j, x / 2) if upper else mp.gammainc(d / 2 + j, 0, x / 2, regularized=True)); w *= m / (j + 1)
    return s
mp.mp.dps = 50
out["noncentralChiSquare"] = [[x, df, l, num(ncx(x, df, l, False)), num(ncx(x, df, l, True))] for x, df, l in [(1, 1, .5), (34.5, 22, 12), (34.5, 22, 40), (2.25, 4, 3), (120, 3, 80), (.3, 2, 30), (250, 10, 100), (9, 6, 0)]]
mp.mp.dps = 50
lf = lambda n: mp.loggamma(f(n) + 1)
lc = lambda n, k: lf(n) - lf(k) - lf(n - k)
out["binomialLogPmf"] = [[k, n, p, num(lc(n, k) + k * mp.log(f(p)) + (n - k) * mp.log(1 - f(p)))] for k, n, p in [(0, 5, .25), (5, 5, .25), (3, 7, .5), (1, 10**6, 1e-6), (500123, 10**6, .5), (12, 59, .2), (999990, 10**6, .99999)]]
out["hypergeometricLogPmf"] = [[x, m, n, k, num(lc(m, x) + lc(n, k - x) - lc(m + n, k))] for x, m, n, k in [(0, 5, 6, 4), (3, 4, 4, 4), (50, 100, 900, 480), (250100, 500000, 500000, 500000), (1, 2, 999998, 1000)]]
print(json.dumps(out))
