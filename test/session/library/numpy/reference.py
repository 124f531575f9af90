"""What expressions.txt shows in Python: writes reference.json beside it.

    python reference.py            with Brian 2 and numpy 2 installed

Each entry is the line, then `str` and `repr` of its value, or the one line `Type: message` of its exception; for
programs, what they print. A unit multiplied in one line is used for display in later ones, so lines avoid making units.
"""
import contextlib
import io
import json
import warnings
from pathlib import Path

warnings.filterwarnings("ignore")
from brian2 import *  # noqa: E402,F403

prefs.codegen.target = "numpy"
BEFORE = """
a = array([3, 1, 2])
f = array([0.5, -1.5, 2.25])
m = arange(6).reshape(2, 3)
b = array([True, False, True])
n = array([1, nan, 3])
q = array([1, 2, 3])*mV
"""


def names():
    found = {"__name__": "__main__"}
    exec("from brian2 import *" + BEFORE, found)
    return found


def show(line):
    with np.printoptions():
        return shown(line)


def shown(line):
    found = names()
    try:
        if line.startswith("> "):
            out = io.StringIO()
            with contextlib.redirect_stdout(out):
                exec(line[2:].replace(" ;; ", "\n"), found)
            return [line, out.getvalue()]
        value = eval(line, found)
        return [line, str(value), repr(value)]
    except Exception as error:
        return [line, f"{type(error).__name__}: {error}"]


here = Path(__file__).parent
lines = [line for line in (here / "expressions.txt").read_text().split("\n") if line and not line.startswith("#")]
rows = ",\n".join(json.dumps(show(line), ensure_ascii=False) for line in dict.fromkeys(lines))
(here / "reference.json").write_text(f"[\n{rows}\n]\n")
