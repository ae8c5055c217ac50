# What the commands must give for one small sheet and two coders: counts by pandas, chi-square and its intervals by SciPy,
# kappa by statsmodels. Run: /usr/bin/python3 make-groups.py > groups.json
import json, platform
import numpy as np, pandas as pd, scipy, statsmodels
from scipy import optimize, stats
from statsmodels.stats.inter_rater import cohens_kappa

# a box "none" of its own beside boxes that are all off
sheet = pd.DataFrame(
    [["1", "x", 1, 1, 0], ["2", "x", 0, 0, 0], ["3", "y", 1, 0, 0], ["4", "y", 0, 0, 1], ["5", "y", 0, 0, 1], ["6", "x", 0, 0, 0], ["7", "y", 1, 1, 0]],
    columns=["id", "g", "w_a", "w_b", "w_none"],
)
boxes = {"a": "w_a", "b": "w_b", "none": "w_none"}
sheet["empty"] = (sheet[list(boxes.values())].sum(axis=1) == 0).astype(int)
groups = {level: sheet[sheet[column] == 1].g.value_counts().to_dict() for level, column in {**boxes, "(none)": "empty"}.items()}
chi = {level: stats.chi2_contingency(pd.crosstab(sheet[column], sheet.g), correction=False) for level, column in boxes.items()}
whole = sum(one[0] for one in chi.values())
# second order (Rao and Scott): the mean square of the eigenvalues of the options' correlations
spread = float(np.mean(np.linalg.eigvalsh(np.corrcoef(sheet[list(boxes.values())].T)) ** 2))
df_whole = sum(one[2] for one in chi.values())

# Cramér's V with the interval of another level: noncentral chi-square, Smithson 2003
table = np.array([[12, 5], [4, 11], [6, 6]])
value, _, df, _ = stats.chi2_contingency(table, correction=False)
N = int(table.sum())
def v(tail, fn):
    if fn(value, df, 1e-12) <= tail: return 0.0
    return float(np.sqrt(optimize.brentq(lambda ncp: fn(value, df, ncp) - tail, 1e-12, 500, xtol=1e-13) / N))
low = 0.0 if stats.ncx2.sf(value, df, 1e-12) >= 0.1 else float(np.sqrt(optimize.brentq(lambda ncp: stats.ncx2.sf(value, df, ncp) - 0.1, 1e-12, 500, xtol=1e-13) / N))

# does a number apply? "not reported" says that it does
first, second = ["5", "NA", "NR", "NA", "7", "NR"], ["NR", "NR", "NA", "NA", "7", ""]
pairs = [(int(a == "NA"), int(b == "NA")) for a, b in zip(first, second) if a and b]
cells = np.array([[sum(p == (i, j) for p in pairs) for j in (0, 1)] for i in (0, 1)])
kappa = cohens_kappa(cells)

json.dump({
    "origin": {"python": platform.python_version(), "pandas": pd.__version__, "scipy": scipy.__version__, "statsmodels": statsmodels.__version__, "call": "make-groups.py"},
    "boxes": {"rows": sheet[["id", "g", "w_a", "w_b", "w_none"]].values.tolist(), "groups": groups,
              "exact": sheet.apply(lambda row: " + ".join(level for level, column in boxes.items() if row[column]), axis=1).value_counts().to_dict(),
              "raoScott": {"value": whole / spread, "df": df_whole / spread, "p": float(stats.chi2.sf(whole / spread, df_whole / spread))},
              "options": {level: float(one[0]) for level, one in chi.items()}},
    "level": {"table": table.tolist(), "level": 0.8, "low": low, "high": v(0.1, stats.ncx2.cdf)},
    "applicability": {"first": first, "second": second, "N": len(pairs), "n": int(cells.trace()), "kappa": float(kappa.kappa), "se": float(kappa.std_kappa)},
}, __import__("sys").stdout, indent=1)
print()
