"""Run a script or notebook under Brian 2, as a user would, and print as JSON what it printed and drew.

    python observe.py SCRIPT.py [TARGET]

What it prints and draws on the way comes last, as the one line of standard output: {"printed": …, "figures": […], "errors": […]}.
TARGET is what Brian 2 generates code for, numpy unless given.
After an error the next cell of a notebook goes on. Figures are those on show where `show()` is called, where a notebook's cell ends, and at the end.
"""
import json
import os
import re
import sys
import types
import warnings

import reference  # chooses Agg and the numpy target
from matplotlib import collections, container, patches, pyplot

figures = []


def collect(*_, **__):
    """Takes what is on show, as a window would that is then closed."""
    for number in pyplot.get_fignums():
        figures.append([drawn(axes) for axes in pyplot.figure(number).axes])
    pyplot.close("all")


def drawn(axes):
    """The numbers behind one panel, each kind in the order of drawing."""
    caps = {line for each in axes.containers if isinstance(each, container.ErrorbarContainer) for line in each.lines[1]}
    colour_bar = getattr(axes, "_colorbar", None)  # has a collection of no pieces, which nobody draws
    pieces = [each for each in axes.collections if each is not getattr(colour_bar, "dividers", None)]
    boxes = [patch for patch in axes.patches if isinstance(patch, patches.Rectangle)]
    kinds = {
        "line": [line.get_data(orig=False) for line in axes.lines if line not in caps],
        "points": [each.get_offsets().T for each in axes.collections if isinstance(each, collections.PathCollection)],
        "bars": [list(zip(*((*box.get_xy(), box.get_width(), box.get_height()) for box in boxes)))] if boxes else [],
        "pieces": [
            list(zip(*(ends(piece) for piece in each.get_segments())))
            for each in pieces if isinstance(each, collections.LineCollection)
        ],
    }
    return {kind: [[reference.plain(values) for values in series] for series in all] for kind, all in kinds.items()}


def ends(piece):
    """Where a separate piece begins and ends; one that is nowhere, as error bars of nan are, has no points."""
    return (*piece[0], *piece[-1]) if len(piece) else (float("nan"),) * 4


def run(file):
    with open(file, encoding="utf-8") as opened:
        text = opened.read()
    notebook = file.endswith(".ipynb")
    cells = [text]
    if notebook:
        cells = ["".join(cell["source"]) for cell in json.loads(text)["cells"] if cell["cell_type"] == "code"]
    # a module, in which other processes find its functions
    main = sys.modules["__main__"] = types.ModuleType("__main__")
    variables = vars(main)
    variables["__file__"] = file
    everything = ""
    errors = []
    for cell in cells:
        variables, printed, error = reference.run_script(cell, file, variables, show=repr if notebook else str)
        everything += printed
        collect()
        if error:
            errors.append(f"{error['type']}: {error['message']}")
    return {"printed": everything, "figures": figures, "errors": errors}


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    pyplot.show = collect  # before `from brian2 import *` hands it on
    reference.brian2.show = collect
    file = os.path.abspath(sys.argv[1])
    if len(sys.argv) > 2:
        reference.prefs.codegen.target = sys.argv[2]
    sys.path.insert(0, os.path.dirname(file))
    sys.argv = [file]
    print(json.dumps(run(file)))
