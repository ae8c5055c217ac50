# The seed review's two coders: every field and every option, by definition, from corpus/coder-a.csv and coder-b.csv.
# Run from the repository's root: /usr/bin/python3 test/known/agreement/make-seed.py > test/known/agreement/seed.json
# kappa (plain and weighted) and its standard error: statsmodels cohens_kappa; the rest written out below.
# Ratings: NR is a category; a pair that is NA for both is left out; for an option, NR and NA say "no".
import csv, json, sys, warnings
from fractions import Fraction
import numpy as np, statsmodels, yaml
from statsmodels.stats.inter_rater import cohens_kappa
warnings.simplefilter("ignore")
A, B = ({r["study_id"]: r for r in csv.DictReader(open(f"corpus/coder-{c}.csv", encoding="utf-8"))} for c in "ab")
keys = sorted(set(A) & set(B)); book = yaml.safe_load(open("codebook/synthetic-data-1.0.0.yaml", encoding="utf-8"))

def masi(a, b):
    if not a and not b: return 0.0
    j = Fraction(len(a & b), len(a | b)); m = 1 if a == b else Fraction(2, 3) if a <= b or b <= a else Fraction(1, 3) if a & b else 0
    return float(1 - j * m)
def alpha(pairs, d):
    v = [x for p in pairs for x in p]; n = len(v)
    do = sum(2 * d(a, b) for a, b in pairs) / n; de = sum(d(x, y) for i, x in enumerate(v) for j, y in enumerate(v) if i != j) / (n * (n - 1))
    return None if de == 0 else 1 - do / de
differ = lambda a, b: float(a != b)
def coefs(pairs, q=None):
    K = sorted({x for p in pairs for x in p}, key=str); n = len(pairs); po = sum(a == b for a, b in pairs) / n
    t = np.array([[sum(p == (a, b) for p in pairs) for b in K] for a in K], float)
    r, c = t.sum(1) / n, t.sum(0) / n; pi = (r + c) / 2; q = q or len(K)
    one = len(K) == 1; k = None if one else cohens_kappa(t)
    return dict(n=int(sum(a == b for a, b in pairs)), N=n, cohen_kappa=None if one else float(k.kappa), cohen_se=None if one else float(k.std_kappa),
        scott_pi=None if one else float((po - (pi**2).sum()) / (1 - (pi**2).sum())),
        gwet_ac1=1.0 if one else float((po - (pi * (1 - pi)).sum() / (len(K) - 1)) / (1 - (pi * (1 - pi)).sum() / (len(K) - 1))),
        brennan_prediger=1.0 if one else float((po - 1 / len(K)) / (1 - 1 / len(K))),
        krippendorff_alpha=alpha(pairs, differ), bangdiwala_b=float((np.diag(t)**2).sum() / (t.sum(0) * t.sum(1)).sum()))
def binary(pairs):
    out = coefs(pairs); a = sum(p == (1, 1) for p in pairs); d = sum(p == (0, 0) for p in pairs); b = sum(p == (1, 0) for p in pairs); c = sum(p == (0, 1) for p in pairs); n = len(pairs)
    return dict(out, prevalence_index=abs(a - d) / n, bias_index=abs(b - c) / n, positive_agreement=None if 2 * a + b + c == 0 else 2 * a / (2 * a + b + c))
fields = {}
for f in book["fields"]:
    name = f["name"]
    if name not in next(iter(A.values())) or name in ("study_id", "coder_note"): continue
    multi = f.get("type") == "list"
    read = (lambda s: frozenset(s.split(";"))) if multi else (lambda s: s)
    raw = [(A[k][name], B[k][name]) for k in keys if A[k][name] != "" and B[k][name] != ""]
    pairs = [(read(a), read(b)) for a, b in raw if not (a == "NA" and b == "NA")]
    e = {}
    if multi:
        e["field"] = dict(n=sum(a == b for a, b in pairs), N=len(pairs), masi_alpha=alpha(pairs, masi))
        options = [str(c["value"]) for c in f["categories"]] if "categories" in f else sorted({o for p in pairs for s in p for o in s} - {"NR", "NA"})
        has = lambda s, o: int(o in s)
    else:
        e["field"] = coefs(pairs); options = [str(c["value"]) for c in f["categories"]]; has = lambda s, o: int(s == o)
        if f.get("categoriesOrdered"):
            t = np.array([[sum(p == (a, b) for p in pairs) for b in options] for a in options], float)
            for w in ("linear", "quadratic"): k = cohens_kappa(t, wt=w); e["field"]["weighted_kappa_" + w] = float(k.kappa); e["field"][w + "_se"] = float(k.std_kappa)
    e["options"] = {o: binary([(has(a, o), has(b, o)) for a, b in pairs]) for o in options}
    if any(has(x, "NR") for p in pairs for x in p): e["options"]["not_reported"] = binary([(has(a, "NR"), has(b, "NR")) for a, b in pairs])
    if any("NA" in p for p in raw): e["options"]["not_applicable"] = binary([(int(a == "NA"), int(b == "NA")) for a, b in raw])
    fields[name] = e
json.dump(dict(origin=f"make-seed.py: numpy {np.__version__}, statsmodels {statsmodels.__version__}", units=len(keys), fields=fields), sys.stdout, separators=(",", ":")); print()
