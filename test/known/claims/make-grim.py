# Which percentages of N are possible under half-up, half-even or half-down rounding, by exact decimal arithmetic.
# Run: python3 test/known/claims/make-grim.py > test/known/claims/grim.json
import json
import platform
from decimal import ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal, getcontext
from fractions import Fraction

getcontext().prec = 60
MODES = (ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_HALF_DOWN)


def printed(n, N, decimals):
    share = Fraction(100 * n, N)
    # 60 digits are enough to tell a tie of these small N from what lies beside it
    value = Decimal(share.numerator) / Decimal(share.denominator)
    return {str(value.quantize(Decimal(1).scaleb(-decimals), rounding=mode)) for mode in MODES}


cases = []
for N, decimals in [(7, 0), (16, 1), (42, 0), (59, 1), (59, 0), (87, 1), (200, 1), (200, 0)]:
    texts = {}
    for n in range(N + 1):
        for text in printed(n, N, decimals):
            texts.setdefault(text, []).append(n)
    cases.append({"N": N, "decimals": decimals, "counts": texts})

# scrutiny 0.4.0, grim_probability(x, n, percent = TRUE): max(0, (10^(d + 2) - n) / 10^(d + 2)), as its documentation states it
probability = [
    {"N": N, "decimals": d, "p": max(0, (10 ** (d + 2) - N) / 10 ** (d + 2))}
    for N, d in [(7, 0), (20, 0), (42, 0), (59, 0), (94, 0), (100, 0), (59, 1), (150, 1)]
]
print(json.dumps({"origin": f"test/known/claims/make-grim.py, Python {platform.python_version()}, decimal and fractions", "cases": cases, "probability": probability}))
