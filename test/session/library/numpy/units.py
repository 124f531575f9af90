"""What becomes of units in functions of numpy: writes units.json beside it.

    python units.py            with Brian 2 and numpy 2 installed

Every call is made in three versions: by the star import of Brian 2, by the `np` that comes with it, and by numpy itself; each
with a quantity and with a state variable. What Brian 2 does not compute is left out.
"""
import json
import re
import warnings
from pathlib import Path

warnings.filterwarnings("ignore")
import numpy  # noqa: E402
from brian2 import *  # noqa: E402,F403

BrianLogger.suppress_hierarchy("brian2")
BEFORE = "from brian2 import *\nG = NeuronGroup(2, 'v : volt')\nG.v = [3, 4]*mV\nq = [3, 4]*mV\n"
VERSIONS = {"brian2": "", "np": "", "numpy": "import numpy as np\n"}
CALLS = """
concatenate([q, q])|hstack([q, q])|vstack([q, q])|stack([q, q])|append(q, q)|insert(q, 0, 9*mV)|delete(q, 0)
full_like(q, 2*mV)|zeros_like(q)|ones_like(q)|where(q > 3*mV, q, 0*mV)|where(q > 3*mV, q, 0)|dot(q, q)|inner(q, q)|outer(q, q)
vdot(q, q)|cross([1, 2, 3]*mV, [1, 0, 0]*mV)|linalg.norm(q)|sum(q)|mean(q)|std(q)|var(q)|median(q)|amax(q)|amin(q)|cumsum(q)
prod(q)|diff(q)|sort(q)|argsort(q)|argmax(q)|unique(q)|abs(-q)|sqrt(q)|square(q)|clip(q, 3*mV, 3.5*mV)|around(q)|sign(q)
maximum(q, 3.5*mV)|minimum(q, 3.5*mV)|add(q, q)|subtract(q, q)|multiply(q, q)|divide(q, q)|true_divide(q, 2)|floor_divide(q, q)
remainder(q, q)|negative(q)|isnan(q)|interp(3.5*mV, q, q)|histogram(q, 2)[1]|linspace(0*mV, 4*mV, 3)|arange(0*mV, 3*mV, 1*mV)
repeat(q, 2)|tile(q, 2)|reshape(q, (2, 1))|ravel(q)|transpose(q)|squeeze(q)|roll(q, 1)|take(q, [0])|searchsorted(q, 3.5*mV)
convolve(q, [1, 1])|correlate(q, [1, 2])|corrcoef(q, q)|trapezoid(q)|percentile(q, 50)|quantile(q, 0.5)|nanmean(q)|nansum(q)
nanmax(q)|average(q)|ptp(q)|array(q)|array([3*mV, 4*mV])|asarray(q)|array([q, q])|atleast_1d(q)|diag(q)|meshgrid(q, q)[0]
split(q, 2)[0]|array_split(q, 2)[0]|expand_dims(q, 0)|broadcast_to(q, (2, 2))|array_equal(q, q)|nonzero(q)[0]|exp(q/mV)
arctan2(q, q)|hypot(q, q)|matmul(q, q)|kron(q, q)|copy(q)|r_[q, q]|column_stack([q, q])|select([q > 3*mV], [q])|full(2, 3*mV)
extract(q > 3*mV, q)|fmax(q, q)|reciprocal(q)|cbrt(q)|fabs(q)|copysign(q, q)|setdiff1d(q, [3]*mV)
pad(q, 1)|linalg.inv([[2, 0], [0, 4]]*mV)|linalg.solve([[2, 0], [0, 4]]*mV, q)|mean([q, q], axis=0)|cumsum([3*mV, 4*mV])|fliplr([q, q])
diff(q, prepend=0*mV)|nanpercentile(q, 50)|resize(q, 3)|atleast_3d(q)|nanmedian(q)|real(q)|imag(q)
"""


def variants():
    for call in CALLS.strip().replace("\n", "|").split("|"):
        for version in VERSIONS:
            for argument in ("q", "G.v"):
                yield version, ("" if version == "brian2" else "np.") + re.sub(r"\bq\b", argument, call)


def shown(version, expression):
    names = {}
    exec(BEFORE + VERSIONS[version], names)
    try:
        return " ".join(str(eval(expression, names)).split())
    except Exception:
        return None


rows = [[version, expression, shown(version, expression)] for version, expression in dict.fromkeys(variants())]
lines = ",\n".join(json.dumps(row) for row in rows if row[2] is not None)
(Path(__file__).parent / "units.json").write_text(f"[\n{lines}\n]\n")
