# Expected values by definition, unit by unit and pair by pair (no patterns, no shortcuts); jackknife by leaving units out
# and computing everything again. Run: /usr/bin/python3 make-coefficients.py > coefficients.json
# kappa and weighted kappa with their standard errors: statsmodels.stats.inter_rater.cohens_kappa
import json, sys, itertools, warnings
from fractions import Fraction
import numpy as np, scipy, statsmodels
from scipy import stats
from statsmodels.stats.inter_rater import cohens_kappa, fleiss_kappa
warnings.simplefilter("ignore")
rng = np.random.default_rng(20261125)

def pairs(u): v = [x for x in u if x is not None]; return [(a, b) for i, a in enumerate(v) for j, b in enumerate(v) if i != j]
def alpha(units, delta):
    units = [u for u in units if sum(x is not None for x in u) > 1]
    vals = [x for u in units for x in u if x is not None]; n = len(vals)
    Do = sum(delta(a, b, vals) / (sum(x is not None for x in u) - 1) for u in units for a, b in pairs(u)) / n
    De = sum(delta(a, b, vals) for i, a in enumerate(vals) for j, b in enumerate(vals) if i != j) / (n * (n - 1))
    return None if De == 0 else 1 - Do / De
nominal = lambda a, b, v: float(a != b)
interval = lambda a, b, v: float((a - b)**2)
ratio = lambda a, b, v: 0.0 if a + b == 0 else ((a - b) / (a + b))**2
def ordinal(a, b, v):
    lo, hi = min(a, b), max(a, b)
    return 0.0 if a == b else (sum(lo <= x <= hi for x in v) - (v.count(lo) + v.count(hi)) / 2)**2
def masi(a, b, v):
    a, b = set(a), set(b)
    if not a and not b: return 0.0
    J = Fraction(len(a & b), len(a | b)); M = 1 if a == b else Fraction(2, 3) if a <= b or b <= a else Fraction(1, 3) if a & b else 0
    return float(1 - J * M)
def jack(units, delta):
    units = [u for u in units if sum(x is not None for x in u) > 1]; n = len(units)
    r = [alpha(units[:i] + units[i + 1:], delta) for i in range(n)]
    if any(x is None for x in r): return None
    m = sum(r) / n; return float(np.sqrt((n - 1) / n * sum((x - m)**2 for x in r)))
def irr(units, coef):   # se by the infinitesimal jackknife: numerical derivative in the unit's weight (an independent check of the linearised formulas)
    n = len(units); w = np.ones(n); h = 1e-5; base = coef(units, w); d = []
    for i in range(n):
        up, lo = w.copy(), w.copy(); up[i] += h; lo[i] -= h
        d.append((coef(units, up) - coef(units, lo)) / (2 * h) * n)
    d = np.array(d); return base, float(np.sqrt((d**2).sum() / (n * (n - 1))))
def pa_pe(units, w, K, kind, wt):
    two = [i for i, u in enumerate(units) if sum(x is not None for x in u) > 1]
    W = w.sum(); f = len(units) / len(two) / W  # the share of pairable units is taken as given, as in Gwet's variance
    pa = f * sum(w[i] * np.mean([wt(a, b) for a, b in pairs(units[i])]) for i in two); full = f * sum(w[i] for i in two)
    pi = np.zeros(len(K))
    for i, u in enumerate(units):
        v = [x for x in u if x is not None]
        for k, c in enumerate(K): pi[k] += w[i] * v.count(c) / len(v) / W
    q = len(K)
    if kind == "fleiss": pe = sum(pi**2)
    elif kind == "ac": pe = sum(wt(a, b) for a in K for b in K) / (q * (q - 1)) * sum(pi * (1 - pi))
    elif kind == "bp": pe = sum(wt(a, b) for a in K for b in K) / q**2
    else:  # conger
        r = len(units[0]); P = []
        for g in range(r):
            ww = sum(w[i] for i, u in enumerate(units) if u[g] is not None)
            P.append([sum(w[i] for i, u in enumerate(units) if u[g] == c) / ww for c in K])
        pe = np.mean([sum(P[g][k] * P[h][k] for k in range(q)) for g in range(r) for h in range(r) if g != h])
    return float((pa - pe * full) / (1 - pe))
def table(units, K): return np.array([[sum(u == [a, b] for u in units) for b in K] for a in K])
def kap(t, wt=None): k = cohens_kappa(t.astype(float), wt=wt); return dict(value=float(k.kappa), se=float(k.std_kappa))
def noise(x, q, p): return int(x if rng.random() < p else rng.integers(q))

sets = []
for name, n, r, q, p, miss in [("two by three", 40, 2, 3, .8, 0), ("two by five", 60, 2, 5, .7, 0), ("three, missing", 45, 3, 4, .75, .15), ("four, missing", 25, 4, 3, .85, .25), ("two binary, rare", 50, 2, 2, .95, 0)]:
    units = []
    for _ in range(n):
        x = int(rng.integers(q)) if "rare" not in name else int(rng.random() < .12)
        u = [noise(x, q, p) for _ in range(r)]; units.append([None if rng.random() < miss else v for v in u])
    units = [u for u in units if any(x is not None for x in u)]; K = sorted({x for u in units for x in u if x is not None})
    I = lambda a, b: float(a == b); Q = lambda a, b, s=max(K) - min(K): 1 - ((a - b) / s)**2
    e = {}
    for key, kind, wt in [("gwet_ac1", "ac", I), ("gwet_ac2", "ac", Q), ("brennan_prediger", "bp", I), ("scott_pi" if r == 2 else "fleiss_kappa", "fleiss", I)] + ([("conger_kappa", "conger", I)] if r > 2 else []):
        v, se = irr(units, lambda u, w, kind=kind, wt=wt: pa_pe(u, w, K, kind, wt)); e[key] = dict(value=v, se=se)
    for key, d in [("krippendorff_alpha", nominal), ("krippendorff_alpha_ordinal", ordinal), ("krippendorff_alpha_interval", interval), ("krippendorff_alpha_ratio", ratio)]:
        e[key] = dict(value=alpha(units, d), se=jack(units, d))
    if r == 2:
        t = table(units, K); e["cohen_kappa"] = kap(t); e["weighted_kappa_linear"] = kap(t, "linear"); e["weighted_kappa_quadratic"] = kap(t, "quadratic")
        e["bangdiwala_b"] = dict(value=float((np.diag(t)**2).sum() / (t.sum(0) * t.sum(1)).sum()), se=None)
    else:
        ks = []
        for a, b in itertools.combinations(range(r), 2):
            us = [[u[a], u[b]] for u in units if u[a] is not None and u[b] is not None]; ks.append(kap(table(us, K))["value"])
        e["light_kappa"] = dict(value=float(np.mean(ks)), se=None)
    sets.append(dict(name=name, units=units, categories=q, scores=list(range(q)), expected=e))
S = []
for _ in range(40):
    a = [k for k in range(5) if rng.random() < .4]; b = [k for k in range(5) if (rng.random() < .85) == (k in a)]; S.append([a, b])
msets = dict(units=S, masi_alpha=dict(value=alpha(S, masi), se=jack(S, masi)), exact=sum(a == b for a, b in S))
json.dump(dict(origin=f"make-coefficients.py: numpy {np.__version__}, scipy {scipy.__version__}, statsmodels {statsmodels.__version__}; definitions written out, standard errors of AC1, AC2, Brennan-Prediger, pi and Conger as numerical infinitesimal jackknife (h 1e-5)", data=sets, sets=msets), sys.stdout, separators=(",", ":")); print()
