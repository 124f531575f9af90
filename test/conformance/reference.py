"""Run model files under Brian 2 and write what they print and record as JSON.

    python reference.py MODEL.py=OUT.json ...

A model that draws random numbers, and does not fix them by seed(), is run under SEEDS seeds and described by
statistics, one list of values (one per seed) for each. Any other is run once and described by its numbers: printed
text, traces (thinned where they are long; population rates are traces too), spikes and other events as time steps and
indices with their variables, counts. A model that fails is described by Brian's own message. Examples fix their random
numbers for those who look at them: their `seed(NUMBER)` is left out, and says that they have some.
"""
import ast
import contextlib
import gc
import io
import json
import os
import re
import sys
import tokenize
import traceback

import matplotlib

matplotlib.use("Agg")

import numpy as np
import brian2
from brian2 import BrianLogger, EventMonitor, Network, NetworkOperation, NeuronGroup, PopulationRateMonitor, StateMonitor, prefs
from brian2.core.base import BrianObjectException

SEEDS = 20
TRACE_VALUES = 600  # about so many numbers are kept of one recorded variable
BANDS = 10          # spikes are counted in so many bands of neurons and so many of time
TRACED = (StateMonitor, PopulationRateMonitor)  # monitors with one sample a step

prefs.codegen.target = "numpy"
BrianLogger.suppress_hierarchy("brian2")
sys.excepthook = sys.__excepthook__  # Brian's own says nothing once its log is silent


def code_of(text):
    """The program text without comments, to look for words in it."""
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    return " ".join(token.string for token in tokens if token.type != tokenize.COMMENT)


def is_random(text):
    if "# points at:" in text:
        return False  # refused
    words = re.sub(r"#.*", "", code_of(text))
    draws = r"\b(rand|randn|poisson|PoissonGroup|PoissonInput|BinomialFunction)\s*\(|\bxi(_\w+)?\b"
    return bool(re.search(draws, words)) and not re.search(r"\bseed\s*\(", words)


def shown(value):
    """Whether a bare last expression of this kind is displayed."""
    return isinstance(value, (bool, int, float, complex, str, np.ndarray, np.number, np.bool_))


def run_script(text, file, variables=None, show=str):
    """Execute the text as __main__, as a notebook would; return its variables and what it printed. Figures stay open."""
    text = re.sub(r"^%.*$", "", text, flags=re.MULTILINE)
    tree = ast.parse(text, file)
    last = None
    if tree.body and isinstance(tree.body[-1], ast.Expr) and not re.search(r";\s*$", text):
        last = ast.Expression(tree.body.pop().value)
    variables = {"__name__": "__main__", "__file__": file} if variables is None else variables
    printed = io.StringIO()
    error = None
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(io.StringIO()):
        try:
            exec(compile(tree, file, "exec"), variables)
            if last is not None:
                value = eval(compile(last, file, "eval"), variables)
                if shown(value):
                    print(show(value))
        except Exception as problem:
            error = describe(problem)
    return variables, printed.getvalue(), error


def describe(problem):
    """Of a chain of exceptions the one that tells the modeller what is wrong: the first cause that Brian puts in words."""
    chain = [problem]
    while chain[-1].__cause__ is not None:
        chain.append(chain[-1].__cause__)
    own = [link for link in chain if said_by_brian(link) and not isinstance(link, BrianObjectException)]
    guilty = (own or chain)[-1]
    return {"type": type(guilty).__name__, "message": sentence(guilty)}


def said_by_brian(problem):
    """Whether a statement of Brian's raised it, rather than Python or a library that Brian calls, such as sympy."""
    *_, last = traceback.extract_tb(problem.__traceback__)
    return last.filename.startswith(os.path.dirname(brian2.__file__)) and last.line.startswith("raise ")


def sentence(problem):
    if isinstance(problem, SyntaxError):
        return str(problem.msg)
    return str(problem.args[0]) if isinstance(problem, KeyError) and problem.args else str(problem)


def monitors(variables, kind):
    """The objects of a kind that are bound to variables, by those names."""
    return {name: value for name, value in variables.items() if isinstance(value, kind) and not name.startswith("_")}


def plain(values):
    """Numbers as JSON knows them: booleans as 0 and 1, and words for what is not finite."""
    values = np.asarray(values)
    if values.ndim == 2:
        return [plain(row) for row in values]
    if values.dtype.kind in "bi":
        return [int(value) for value in values]
    return [float(value) if np.isfinite(value) else str(value) for value in values]


def unit_of(variable):
    return "1" if brian2.is_dimensionless(brian2.get_unit(variable.dim)) else str(brian2.get_unit(variable.dim))


def traced(monitor):
    """The variables of a monitor with one sample a step, as rows of neurons: a population has one row."""
    if isinstance(monitor, PopulationRateMonitor):
        return {"rate": np.asarray(monitor.rate_)[np.newaxis, :]}
    return {name: np.asarray(getattr(monitor, name + "_")) for name in monitor.record_variables}


def traces(monitor):
    """Every k-th sample and the last one, of every recorded neuron."""
    record = getattr(monitor, "record", [0])
    samples = len(monitor.t)
    every = max(1, -(-samples * max(1, len(record)) // TRACE_VALUES))
    kept = sorted(set(range(0, samples, every)) | ({samples - 1} if samples else set()))
    return {
        "record": [int(index) for index in np.atleast_1d(record)],
        "dt": float(monitor.clock.dt_),
        "samples": samples,
        "kept": {"every": every, "count": len(kept)},
        "t": plain(np.asarray(monitor.t_)[kept]),
        "variables": {
            name: {"unit": unit_of(monitor.variables[name]), "data": plain(values[:, kept])}
            for name, values in traced(monitor).items()
        },
    }


def spikes(monitor):
    result = {"size": len(monitor.count), "total": int(monitor.num_events), "count": plain(np.asarray(monitor.count[:]))}
    if monitor.event != "spike":
        result["event"] = monitor.event
    dt = float(monitor.clock.dt_)
    if monitor.record:
        result["dt"] = dt
        result["i"] = plain(np.asarray(monitor.i[:]))
        result["steps"] = [int(step) for step in np.round(np.asarray(monitor.t_) / dt)]
    variables = sorted(set(monitor.record_variables) - {"i", "t"})
    if variables:
        result["variables"] = {
            name: {"unit": unit_of(monitor.variables[name]), "data": plain(getattr(monitor, name + "_")[:])}
            for name in variables
        }
    return result


class Margins:
    """How close any threshold came to being decided by rounding: the least relative distance of its two sides.

    Looked at before every threshold, for conditions of spikes and of other events of the form 'a > b', 'a >= b', and
    neurons that may fire.
    """

    def __init__(self):
        self.least = None
        self.variables = {}
        self.original = NeuronGroup.__init__
        margins = self

        def init(group, *arguments, **keywords):
            margins.original(group, *arguments, **keywords)
            conditions = {**(keywords.get("events") or {}), "spike": keywords.get("threshold")}
            for event, condition in conditions.items():
                sides = re.fullmatch(r"([^<>=]+)>=?([^<>=]+)", str(condition))
                if sides and not re.search(r"\b(and|or|not|rand)\b", sides.group(0)):
                    look = margins.looking(group, event, sides)
                    group.contained_objects.append(NetworkOperation(look, when="before_thresholds", clock=group.clock))

        NeuronGroup.__init__ = init

    def looking(self, group, event, sides):
        return lambda: self.look(group, event, sides)

    def look(self, group, event, sides):
        words = set(re.findall(r"[A-Za-z_]\w*", sides.group(0)))
        names = words & (group.equations.names | {"i", "N"})
        outside = {**self.variables, **(group.namespace or {})}
        scope = {name: outside[name] for name in words & set(outside)}
        scope.update({name: np.asarray(getattr(group, name + "_")) for name in names})
        for name in ("t", "dt"):
            scope[name] = group.clock.variables[name].get_value().item() * brian2.second
        for name in names & set(group.equations.dimensions):
            scope[name] = brian2.Quantity(scope[name], dim=group.equations.dimensions[name])
        left, right = (np.asarray(eval(side.strip(), vars(brian2), scope)) for side in sides.groups())
        distance = np.abs(left - right) / np.maximum(np.maximum(np.abs(left), np.abs(right)), 1e-300)
        if event == "spike" and "not_refractory" in group.variables:
            distance = distance[np.broadcast_to(group.not_refractory_[:], distance.shape)] if distance.ndim else distance
        if np.size(distance):
            least = float(np.min(distance))
            self.least = least if self.least is None else min(self.least, least)

    def stop(self):
        NeuronGroup.__init__ = self.original


def fixed(text, file):
    variables, printed, error = run_script(text, file)
    brian2.plt.close("all")
    result = {"kind": "error" if error else "fixed", "printed": printed}
    if error:
        return {**result, "error": error}
    result["traces"] = {name: traces(monitor) for name, monitor in monitors(variables, TRACED).items()}
    result["spikes"] = {name: spikes(monitor) for name, monitor in monitors(variables, EventMonitor).items()}
    return result


def least_margin(text, file):
    margins = Margins()
    try:
        tree = ast.parse(re.sub(r"^%.*$", "", text, flags=re.MULTILINE), file)
        margins.variables["__name__"] = "__main__"
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            exec(compile(tree, file, "exec"), margins.variables)
    finally:
        margins.stop()
        brian2.plt.close("all")
    return margins.least


def band_counts(positions, size, bands=BANDS):
    return np.histogram(positions, bins=np.linspace(0, size, bands + 1))[0]


def spike_statistics(name, monitor, end):
    """Totals, totals in bands of neurons and of time, the intervals between the spikes of one neuron, and how they vary in it."""
    i, t = np.asarray(monitor.i[:]), np.asarray(monitor.t_)
    size = len(monitor.count)
    values = {f"{name}.total": float(len(i))}
    for band, count in enumerate(band_counts(i + 0.5, size, min(BANDS, size))):
        values[f"{name}.neurons[{band}]"] = float(count)
    for band, count in enumerate(band_counts(t + float(monitor.clock.dt_) / 2, end)):
        values[f"{name}.time[{band}]"] = float(count)
    if size <= 100:
        for index in range(0, size, max(1, size // 10)):
            values[f"{name}.count[{index}]"] = float(monitor.count[index])
    order = np.lexsort((t, i))
    # In whole steps: where all are equal there must be no spread left by rounding.
    steps = np.round(t[order] / float(monitor.clock.dt_))
    intervals = np.diff(steps)[np.diff(i[order]) == 0]
    if len(intervals) > 1:
        values[f"{name}.interval.mean"] = float(np.mean(intervals))
        values[f"{name}.interval.sd"] = float(np.std(intervals))
    of_neurons = np.split(steps, np.flatnonzero(np.diff(i[order])) + 1)
    variations = [np.std(own) / np.mean(own) for own in (np.diff(each) for each in of_neurons) if len(own) > 1]
    if variations:
        values[f"{name}.interval.cv"] = float(np.mean(variations))
    return values


def trace_statistics(name, monitor):
    """Mean and spread over neurons and the later half of the samples, and the size of a step in time."""
    values = {}
    for variable, data in traced(monitor).items():
        data = np.asarray(data, dtype=float)
        late = data[:, data.shape[1] // 2:]
        values[f"{name}.{variable}.mean"] = float(np.mean(late))
        values[f"{name}.{variable}.sd"] = float(np.std(late))
        if data.shape[1] > 2:
            values[f"{name}.{variable}.step"] = float(np.sqrt(np.mean(np.diff(data, axis=1) ** 2)))
    return values


def shape_of(variables):
    """What must be known of the monitors to describe the same model's runs elsewhere."""
    return {
        "end": max(float(network.t_) for network in [brian2.magic_network, *monitors(variables, Network).values()]),
        "spikes": {name: {"size": len(monitor.count), "dt": float(monitor.clock.dt_)}
                   for name, monitor in monitors(variables, EventMonitor).items()},
        "traces": {name: {"variables": list(traced(monitor)), "rows": len(getattr(monitor, "record", [0]))}
                   for name, monitor in monitors(variables, TRACED).items()},
    }


def random(text, file):
    columns = {}
    shape = {}
    for number in range(1, SEEDS + 1):
        brian2.start_scope()
        brian2.defaultclock.dt = 0.1 * brian2.ms
        brian2.seed(number)
        variables, _, error = run_script(text, file)
        brian2.plt.close("all")
        if error:
            raise SystemExit(f"{file}: {error}")
        shape = shape_of(variables)
        end = shape["end"]
        values = {}
        for name, monitor in monitors(variables, EventMonitor).items():
            values.update(spike_statistics(name, monitor, end))
        for name, monitor in monitors(variables, TRACED).items():
            values.update(trace_statistics(name, monitor))
        for key, value in values.items():
            columns.setdefault(key, []).append(value)
        del variables
        gc.collect()
    return {"kind": "random", "seeds": SEEDS, "shape": shape, "statistics": {k: v for k, v in columns.items() if len(v) == SEEDS}}


def write(result, path):
    """One line per entry down to the second level, so that a changed number is a small change of the file."""
    def compact(value):
        return json.dumps(value, separators=(",", ":"), ensure_ascii=False)

    lines = []
    for key, value in result.items():
        if isinstance(value, dict) and value and key in ("traces", "spikes", "statistics"):
            inner = ",\n".join(f"  {compact(name)}: {compact(entry)}" for name, entry in value.items())
            lines.append(f" {compact(key)}: {{\n{inner}\n }}")
        else:
            lines.append(f" {compact(key)}: {compact(value)}")
    with open(path, "w", encoding="utf-8") as file:
        file.write("{\n" + ",\n".join(lines) + "\n}\n")


def reference(model, out):
    with open(model, encoding="utf-8") as file:
        text = file.read()
    fixes_seed = False
    if os.path.basename(os.path.dirname(os.path.abspath(model))) == "examples":
        text, fixes_seed = re.subn(r"^seed\(\d+\)", "", text, flags=re.MULTILINE)
    name = re.sub(r".*/|\.py$", "", model) + ".py"
    result = {"brian2": brian2.__version__}
    if fixes_seed or is_random(text):
        result.update(random(text, name))
    else:
        result.update(fixed(text, name))
        if result.get("spikes"):
            gc.collect()
            brian2.start_scope()
            brian2.defaultclock.dt = 0.1 * brian2.ms
            result["margin"] = least_margin(text, name)
    write(result, out)


def main(pairs):
    """Each model in a process of its own, forked from this one: Brian takes seconds to import, a model rarely does."""
    failed = []
    running = {}

    def collect():
        child, status = os.wait()
        model = running.pop(child)
        print("failed" if status else "done", model, flush=True)
        if status:
            failed.append(model)

    for pair in pairs:
        model, out = pair.split("=", 1)
        if len(running) == 2:
            collect()
        child = os.fork()
        if child == 0:
            status = 1
            try:
                reference(model, out)
                status = 0
            except BaseException:
                traceback.print_exc()
            os._exit(status)
        running[child] = model
    while running:
        collect()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
