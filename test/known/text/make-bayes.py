"""Expected class probabilities of naive Bayes on word presence, in exact fractions. Run: python3 make-bayes.py > bayes.json (Python 3.11)"""
import json
from fractions import Fraction as F
docs = [("note privacy patient", "a"), ("note patient record", "a"), ("image report", "b"), ("image report patient", "b"), ("trial registry", "c")]
tests = ["note patient", "image", "registry trial patient", "unknown", "note image report"]
vocabulary = {w for d, _ in docs for w in d.split()}
classes = sorted({c for _, c in docs})
def probabilities(text):
    known = [w for w in sorted(set(text.split())) if w in vocabulary]
    weights = []
    for c in classes:
        own = [set(d.split()) for d, k in docs if k == c]
        total = sum(map(len, own))
        p = F(len(own), len(docs))
        for w in known:
            p *= F(sum(w in d for d in own) + 1, total + len(vocabulary))
        weights.append(p)
    return [float(w / sum(weights)) for w in weights]
from scipy.stats import binom
tails = [[k, n, p, float(binom.sf(k - 1, n, p))] for k, n, p in [(0, 5, .5), (8, 10, .5), (10, 10, .5), (3, 50, .01), (60, 100, .5), (1, 1, .2)]]
print(json.dumps({"origin": "Python 3.11 fractions (Laplace smoothing, Manning et al. 2008 ch. 13, on word presence); SciPy 1.10.1 binom.sf; test/known/text/make-bayes.py", "documents": docs, "classes": classes, "probabilities": [[t, probabilities(t)] for t in tests], "tails": tails}, indent=1))
