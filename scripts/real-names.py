"""Write session/real-names.ts: what stands behind the dot of the real modules and classes.

    python scripts/real-names.py > session/real-names.ts

with a Python that has brian2, brian2tools, joblib, matplotlib, scipy, tqdm and progressbar2. Hillock asks these tables before it calls a name wrong: what is
in them and has no row of its own is refused as not yet Hillock's. The names of the modules are those in
session/library/modules.ts, those of classes are what typeName() gives.
"""
import argparse
import builtins
import collections
import concurrent.futures
import datetime
import enum
import functools
import importlib
import inspect
import io
import itertools
import logging
import multiprocessing.managers
import multiprocessing.pool
import multiprocessing.queues
import pathlib
import pkgutil
import random
import re
import sys
import textwrap

import matplotlib

matplotlib.use("Agg")

import brian2
import brian2.only
import matplotlib.axes
import matplotlib.collections
import matplotlib.colorbar
import matplotlib.container
import matplotlib.figure
import matplotlib.gridspec
import matplotlib.image
import matplotlib.legend
import matplotlib.lines
import matplotlib.patches
import matplotlib.text
import numpy as np
import scipy
import scipy.stats

# The star import of Brian 2 without what numpy and pyplot have under the same name is worked out below.
MODULES = [
    "numpy", "numpy.random", "numpy.linalg", "numpy.fft", "matplotlib", "matplotlib.pyplot", "matplotlib.style",
    "matplotlib.ticker", "matplotlib.gridspec", "matplotlib.lines", "matplotlib.patches", "matplotlib.colors",
    "matplotlib.animation",
    "brian2.only", "brian2", "brian2.units", "brian2.units.constants", "brian2tools", "csv",
    "math", "random", "itertools", "functools", "collections", "operator", "time", "copy", "string", "os", "os.path",
    "dataclasses", "typing", "types", "sys", "json", "re", "warnings", "contextlib", "abc", "enum", "argparse", "logging",
    "pathlib", "datetime", "multiprocessing", "concurrent.futures", "queue", "joblib", "struct", "tqdm", "progressbar",
    "scipy", "scipy.stats", "scipy.signal", "scipy.signal.windows", "scipy.optimize", "scipy.special", "scipy.io",
    "scipy.sparse", "scipy.integrate", "scipy.ndimage", "textwrap", "timeit", "platform", "importlib",
]

# Modules whose functions take keywords that not every one of Hillock's takes.
TAKING = ["numpy", "numpy.random", "numpy.linalg", "numpy.fft"]

CLASSES = {
    "numpy": {
        "ndarray": np.ndarray, "float64": np.float64, "float32": np.float32, "int64": np.int64, "int32": np.int32,
        "bool": np.bool_, "flatiter": np.flatiter, "dtype": np.dtype, "ufunc": np.ufunc,
    },
    "matplotlib": {
        "Axes": matplotlib.axes.Axes, "Figure": matplotlib.figure.Figure, "Line2D": matplotlib.lines.Line2D,
        "PathCollection": matplotlib.collections.PathCollection,
        "LineCollection": matplotlib.collections.LineCollection,
        "FillBetweenPolyCollection": matplotlib.collections.FillBetweenPolyCollection,
        "QuadMesh": matplotlib.collections.QuadMesh, "AxesImage": matplotlib.image.AxesImage,
        "Text": matplotlib.text.Text, "Annotation": matplotlib.text.Annotation,
        "Legend": matplotlib.legend.Legend, "Colorbar": matplotlib.colorbar.Colorbar,
        "Rectangle": matplotlib.patches.Rectangle, "Polygon": matplotlib.patches.Polygon,
        "BarContainer": matplotlib.container.BarContainer, "ErrorbarContainer": matplotlib.container.ErrorbarContainer,
        "GridSpec": matplotlib.gridspec.GridSpec, "SubplotSpec": matplotlib.gridspec.SubplotSpec,
        "XAxis": matplotlib.axis.XAxis, "YAxis": matplotlib.axis.YAxis, "Spine": matplotlib.spines.Spine,
        "Spines": matplotlib.spines.Spines, "Colormap": matplotlib.colors.Colormap,
    },
    "scipy": {
        "rv_continuous": scipy.stats.rv_continuous, "rv_discrete": scipy.stats.rv_discrete,
        "rv_frozen": type(scipy.stats.norm()),
    },
    "Brian 2": {
        "Quantity": brian2.Quantity, "Unit": brian2.Unit, "VariableView": brian2.core.variables.VariableView,
        "SingleEquation": brian2.equations.equations.SingleEquation,
        **{
            name: getattr(brian2, name)
            for name in """NeuronGroup PoissonGroup PoissonInput SpikeGeneratorGroup TimedArray StateMonitor SpikeMonitor
            EventMonitor PopulationRateMonitor Network MagicNetwork Clock Function Equations Synapses""".split()
        },
    },
    "Python": {
        **{
            name: getattr(builtins, name)
            for name in "str int float list tuple dict set frozenset range slice complex type object".split()
        },
        **{
            each.__name__: each
            for each in (
                pathlib.PosixPath, datetime.datetime, datetime.date, datetime.time, datetime.timedelta, re.Match, re.Pattern,
                collections.deque, collections.Counter, collections.OrderedDict, collections.defaultdict, logging.Logger,
                argparse.ArgumentParser, enum.Enum, io.TextIOWrapper, io.BufferedReader, random.Random, functools.partial,
                multiprocessing.Process, multiprocessing.pool.Pool, multiprocessing.pool.ApplyResult, multiprocessing.queues.Queue,
                multiprocessing.managers.SyncManager, concurrent.futures.Executor, concurrent.futures.Future,
            )
        },
    },
}

# Attributes that objects have only once they are made.
MADE = """
G = brian2.NeuronGroup(1, 'v : 1', threshold='v > 1', reset='v = 0')
S = brian2.Synapses(G, G, on_pre='v += 1')
made = dict(
    NeuronGroup=G, Synapses=S, PoissonGroup=brian2.PoissonGroup(1, 1*brian2.Hz), PoissonInput=brian2.PoissonInput(G, 'v', 1, 1*brian2.Hz, 1),
    SpikeGeneratorGroup=brian2.SpikeGeneratorGroup(1, [0], [1]*brian2.ms), TimedArray=brian2.TimedArray([1], 1*brian2.ms),
    StateMonitor=brian2.StateMonitor(G, 'v', record=0), SpikeMonitor=brian2.SpikeMonitor(G),
    EventMonitor=brian2.EventMonitor(G, 'spike'), PopulationRateMonitor=brian2.PopulationRateMonitor(G),
    Network=brian2.Network(), Clock=brian2.Clock(1*brian2.ms), SingleEquation=brian2.Equations('v : 1')['v'],
)
import matplotlib.pyplot as plt
figure, axes = plt.subplots()
line, = axes.plot([1, 2], label='a')
made.update(
    Figure=figure, Axes=axes, Line2D=line, Legend=axes.legend(), Text=axes.title, XAxis=axes.xaxis, YAxis=axes.yaxis,
    AxesImage=axes.imshow([[1, 2], [3, 4]]), PathCollection=axes.scatter([1], [1]), BarContainer=axes.bar([1], [1]),
    ErrorbarContainer=axes.errorbar([1], [1], yerr=[1]),
)
made['Colorbar'] = figure.colorbar(made['AxesImage'])
"""


def public(names):
    return sorted({name for name in names if not name.startswith("_")})


def behind(name, real, made):
    names = set(dir(real))
    if name in made:
        names |= set(dir(made[name]))
    # What a group or a monitor calls its own variables is the model's.
    return public(names - {"v", "i", "t", "N", "dt", "rate", "count"})


def keywords(path):
    """Functions of a module by what they take by name, but for their first argument."""
    found = collections.defaultdict(list)
    module = importlib.import_module(path)
    for name in public(dir(module)):
        function = getattr(module, name)
        if not callable(function) or inspect.isclass(function):
            continue
        for each in list(inspect.signature(function).parameters.values())[1:]:
            if each.kind in (each.POSITIONAL_OR_KEYWORD, each.KEYWORD_ONLY):
                found[each.name].append(name)
    return sorted(found.items())


def table(entries):
    lines = []
    for key, names in entries:
        line = f"  ['{key}', words('{' '.join(names)}')],"
        if len(line) <= 118:
            lines.append(line)
            continue
        text = textwrap.fill(" ".join(names), 116, break_long_words=False, break_on_hyphens=False)
        lines.append(f"  ['{key}', words(`\n{textwrap.indent(text, '    ')}\n  `)],")
    return "\n".join(lines)


def inner_names():
    """What the files inside of Brian 2 have that is Brian's own, for all of them together, units apart."""
    found = set()
    for each in pkgutil.walk_packages(brian2.__path__, "brian2."):
        if re.search(r"tests|hears|sphinxext|conftest|_version|units", each.name):
            continue
        module = importlib.import_module(each.name)
        for name in public(dir(module)):
            where = getattr(getattr(module, name), "__module__", None) or getattr(getattr(module, name), "__name__", None)
            if str(where).startswith("brian2") or name in getattr(module, "__all__", ()):
                found.add(name)
    return sorted(found - set(dir(np)) - set(dir(brian2.only)))


def main():
    scope = {"brian2": brian2}
    exec(MADE, scope)
    modules = {}
    for path in MODULES:
        module = importlib.import_module(path)
        modules[path] = public(dir(module))
    of_others = set(itertools.chain(modules["numpy"], modules["matplotlib.pyplot"]))
    modules["brian2"] = [name for name in modules["brian2"] if name not in of_others and name not in modules["brian2.only"]]
    modules["brian2.*"] = inner_names()
    versions = f"Python {sys.version_info.major}.{sys.version_info.minor}, numpy {np.__version__}, scipy {scipy.__version__}, matplotlib {matplotlib.__version__} and Brian {brian2.__version__}"
    classes = [
        (f"  ['{library}', new Map([\n{textwrap.indent(table((name, behind(name, real, scope['made'])) for name, real in kinds.items()), '  ')}\n  ])],")
        for library, kinds in CLASSES.items()
    ]
    inner = "\n".join(classes)
    taking = "\n".join(f"  ['{path}', new Map([\n{textwrap.indent(table(keywords(path)), '  ')}\n  ])]," for path in TAKING)
    print(f"""/**
 * Names behind the dot of the real modules and classes: {versions}. Made by
 * scripts/real-names.py; what stands here and has no row in Hillock is no misspelling.
 */

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\\s+/))

/** Public names by module; `brian2` without those of `brian2.only`, numpy and pyplot; `brian2.*` what its inner files have besides. */
export const moduleNames: ReadonlyMap<string, ReadonlySet<string>> = new Map([
{table(modules.items())}
]) // prettier-ignore

/** Public attributes by class, the classes by the library that has them. */
export const classNames: ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>> = new Map([
{inner}
]) // prettier-ignore

/** What functions of a module take by name, but for their first argument: each keyword with those that take it. */
export const keywordsTaken: ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>> = new Map([
{taking}
]) // prettier-ignore

/** Python's built-in names. */
export const builtinNames: ReadonlySet<string> = words(`
{textwrap.indent(textwrap.fill(" ".join([*public(dir(builtins)), "__import__"]), 116), '  ')}
`)""")


if __name__ == "__main__":
    main()
