"""Builds a model file in Brian 2's C++ standalone mode; hillock bench --against brian2 starts it.

    brian2-driver.py            tells which Brian 2 this Python has
    brian2-driver.py REQUEST    builds; REQUEST is JSON: file, folder, group, neurons, threads, seconds

The model file is executed as it is, by this Python: it can do whatever Python can. It is left at its first run().
What was built is told in FOLDER/built.json, since the file may print what it likes.
"""

import importlib.metadata
import json
import os
import sys
import time


class Ran(BaseException):
    """Leaves the model file, past any `except Exception` of its own."""


def version():
    try:
        return importlib.metadata.version("brian2")
    except importlib.metadata.PackageNotFoundError:
        return None


def build(request):
    import brian2
    from brian2.codegen.cpp_prefs import get_compiler_and_args

    began = time.perf_counter()
    group, folder = request["group"], request["folder"]
    brian2.set_device("cpp_standalone", build_on_run=False)
    ignore_devices(brian2)
    resized = resize_group(brian2, group, request["neurons"])
    monitors = leave_at_run(brian2, request["seconds"], request["threads"])
    # what the file made is alive as long as its names are
    names = execute(request["file"])
    if not resized:
        raise NameError(f"in Python the file makes no NeuronGroup or PoissonGroup called '{group}'")
    brian2.device.build(directory=folder, run=False, with_output=False)
    _, flags = get_compiler_and_args()
    results = os.path.join(folder, "results", "")
    built = {
        "compileSeconds": time.perf_counter() - began,
        "precision": " and ".join(sorted(set(precisions(resized)))),
        "flags": flags,
        "program": os.path.join(folder, "main.exe" if os.name == "nt" else "main"),
        "environment": {
            **brian2.prefs["devices.cpp_standalone.run_environment_variables"],
            **brian2.device.run_environment_variables,
        },
        "results": results,
        "counts": [os.path.join(results, brian2.device.get_array_filename(each.variables["N"])) for each in monitors],
    }
    with open(os.path.join(folder, "built.json"), "w") as file:
        json.dump(built, file)


def ignore_devices(brian2):
    """The device is chosen: what the file says of devices does not count."""
    for module in (brian2, brian2.devices, brian2.devices.device):
        module.set_device = lambda *_, **__: None


def resize_group(brian2, group, neurons):
    """Gives the group of that name another size when it is made."""
    from brian2.core.names import find_name

    made = []

    def resize(kind, default):
        original = kind.__init__

        def init(self, N, *args, **kwds):
            if find_name(kwds.get("name", default)) == group:
                N = neurons
                made.append(self)
            original(self, N, *args, **kwds)

        kind.__init__ = init

    resize(brian2.NeuronGroup, "neurongroup*")
    resize(brian2.PoissonGroup, "poissongroup*")
    return made


def precisions(groups):
    """What the floats of the equations are."""
    import numpy

    for group in groups:
        names = group.equations.names if hasattr(group, "equations") else ["rates"]
        for name in names:
            dtype = numpy.dtype(group.variables[name].dtype)
            if dtype.kind == "f":
                yield dtype.name


def leave_at_run(brian2, seconds, threads):
    """The first run() has another duration and number of threads and nothing that would disturb it, and is the last."""
    monitors = []
    original = brian2.Network.run

    def run(self, duration, report=None, report_period=None, namespace=None, profile=None, level=0):
        monitors.extend(each for each in self.sorted_objects if isinstance(each, brian2.SpikeMonitor))
        brian2.prefs.devices.cpp_standalone.openmp_threads = threads if threads > 1 else 0
        original(self, seconds * brian2.second, namespace=namespace, profile=False, level=level + 1)
        raise Ran

    brian2.Network.run = run
    return monitors


def execute(path):
    """As `python path` does."""
    sys.argv = [path]
    sys.path[0] = os.path.dirname(os.path.abspath(path))
    with open(path, "rb") as file:
        code = compile(file.read(), path, "exec")
    names = {"__name__": "__main__", "__file__": path}
    try:
        exec(code, names)
    except Ran:
        return names
    raise RuntimeError("in Python the file never calls run()")


if len(sys.argv) == 1:
    print(json.dumps({"brian2": version()}))
else:
    build(json.loads(sys.argv[1]))
