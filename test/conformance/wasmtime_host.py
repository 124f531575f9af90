"""A host for Hillock's modules on another engine, written from ARCHITECTURE.md's section on the ABI alone.

    python wasmtime_host.py [--seed N] [--duration SECONDS] [--block STEPS] [--tile NEURONS] [--capacity N] MODULE.wasm ...

Runs each module and prints one JSON object: for each module, the length and the SHA-256 of what its monitors recorded.
Hashed are the bytes, the lowest first, of indices as 32-bit integers, and of times in seconds, rates in Hz and recorded
values in SI as doubles; of a state monitor one neuron after the other.
"""
import argparse
import ctypes
import hashlib
import json
import math
import secrets
import struct
import sys

import wasmtime

ABI = 8
TABLE, SLOT, HEAP = 1024, 8, 589824
STEP, KEY, BLOCK_LIMIT, TILE = range(4)
BLOCK, NEED, NEED_ROOM = 8, 13, 14
BYTES = {"f64": 8, "f32": 4, "i64": 8, "i32": 4, "u8": 1}
PACK = {"f64": "<d", "f32": "<f", "i64": "<q", "i32": "<i", "u8": "<B"}
OF_TYPE = {"float": "f64", "integer": "i64", "boolean": "i32"}
FLOATS = ("f64", "f32")
NEVER = 2**31 - 1


def read_manifest(binary):
    """The custom section `hillock` of a module, as JSON."""
    if binary[:8] != b"\0asm\1\0\0\0":
        raise SystemExit("this is not a WebAssembly module")
    position = 8
    while position < len(binary):
        kind = binary[position]
        size, start = leb128(binary, position + 1)
        if kind == 0:
            length, name = leb128(binary, start)
            if binary[name:name + length] == b"hillock":
                return json.loads(binary[name + length:start + size])
        position = start + size
    raise SystemExit("the module has no section 'hillock'")


def leb128(binary, position):
    value = shift = 0
    while True:
        byte = binary[position]
        position += 1
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return value, position


def stream_key(seed, epoch):
    """The key of a stream of random numbers, as two words, the low one first."""
    mask = 2**64 - 1

    def finalise(value):
        z = (value + 0x9E3779B97F4A7C15) & mask
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & mask
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & mask
        return z ^ (z >> 31)

    key = finalise((finalise(seed) + epoch) & mask)
    return key & 0xFFFFFFFF, key >> 32


class Simulation:
    """One module in memory, ready to be stepped."""

    def __init__(self, engine, binary, *, seed=None, block=32, tile=512, capacity=4096):
        self.manifest = manifest = read_manifest(binary)
        if manifest["abi"] != ABI:
            raise SystemExit(f"the module has ABI {manifest['abi']}; this host knows {ABI}")
        self.store = wasmtime.Store(engine)
        module = wasmtime.Module(engine, binary)
        (wanted,) = module.imports
        self.memory = wasmtime.Memory(self.store, wanted.type)
        self.exports = wasmtime.Instance(self.store, module, [self.memory]).exports(self.store)
        self.end = HEAP
        self.time = 0.0

        defaults = manifest["defaults"]
        if seed is None:
            seed = defaults.get("seed", secrets.randbits(53))
        self.set(BLOCK_LIMIT, "i32", block)
        self.set(TILE, "i32", tile)
        self.start_clocks()
        # Groups whose elements the module makes have none yet.
        made = {initial["group"] for initial in manifest["initial"] if initial["kind"] == "connect"}
        self.sizes = [0 if index in made else group["size"] for index, group in enumerate(manifest["groups"])]
        self.delays = [pathway["delay"] for pathway in manifest["pathways"]]
        self.tile = tile
        self.place_arrays()
        for constant in manifest["constants"]:
            self.set(constant["slot"], OF_TYPE[constant["type"]], number(constant["value"]))
            if "linkSlot" in constant:
                self.set(constant["linkSlot"], "i32", 1)
        self.call("prepare")
        for initial in manifest["initial"]:
            self.initialise(initial, seed)
        self.lengthen_queues()
        self.monitors = [MONITORS[monitor["kind"]](self, monitor, capacity) for monitor in manifest["monitors"]]
        for word, value in enumerate(stream_key(seed, defaults["epoch"])):
            self.write(TABLE + SLOT * KEY + 4 * word, struct.pack("<I", value))
        if manifest["pathways"]:
            self.call("arrange")
        self.call("prepare")

    # Memory

    def write(self, address, data):
        # Not `memory.write`: it goes byte by byte.
        ctypes.memmove(ctypes.addressof(self.memory.data_ptr(self.store).contents) + address, bytes(data), len(data))

    def read(self, address, size):
        return bytes(self.memory.read(self.store, address, address + size))

    def set(self, slot, element, value):
        self.write(TABLE + SLOT * slot, packed(element, value))

    def get(self, slot, element="i32"):
        return struct.unpack(PACK[element], self.read(TABLE + SLOT * slot, BYTES[element]))[0]

    def place(self, size):
        """Room for so many bytes, zero, at an address that is a multiple of 16."""
        address = self.end
        self.end = address + -(-size // 128) * 128
        missing = self.end - self.memory.data_len(self.store)
        if missing > 0:
            self.memory.grow(self.store, -(-missing // 65536))
        return address

    def place_arrays(self):
        self.addresses = [0] * len(self.manifest["arrays"])
        self.lengths = [0] * len(self.manifest["arrays"])
        self.write_sizes()
        for index in range(len(self.manifest["arrays"])):
            self.place_array(index)

    def write_sizes(self):
        for group, size in zip(self.manifest["groups"], self.sizes):
            self.set(group["sizeSlot"], "i32", size)
        for index, pathway in enumerate(self.manifest["pathways"]):
            self.set(pathway["slotsSlot"], "i32", self.slots(index))

    def slots(self, pathway):
        dt = self.dt(self.manifest["pathways"][pathway]["clock"])
        return math.floor(self.delays[pathway] / dt + 0.5) + 1

    def place_array(self, index):
        """Places an array, or makes another place for it that holds what it held."""
        array = self.manifest["arrays"][index]
        element, length = array["element"], array["length"]
        match length["per"]:
            case "neuron":
                used = self.sizes[length["group"]]
                room = max(1, -(-used // self.tile)) * self.tile
            case "tile":
                used = room = self.tile
            case "block":
                used = room = 32
            case "fixed":
                used = room = length["count"]
            case "row":
                used = room = self.sizes[length["group"]] + 1
            case "queue":
                pathway = self.manifest["pathways"][length["pathway"]]
                each = self.sizes[pathway["neurons"]] * (2 if "array" in pathway else 1)
                used = room = 1 + self.slots(length["pathway"]) * (1 + each)
            case "thread":
                # this host has one thread
                used = room = 0
            case "delays":
                used = room = self.slots(length["pathway"]) + 1
            case "table":
                used = length["count"]
                room = used + max(self.sizes)
        held = self.read(self.addresses[index], self.lengths[index] * BYTES[element])
        address = self.place(room * BYTES[element])
        first = number(array.get("initially", 0))
        if first != 0:
            self.write(address, self.pack(element, [first]) * room)
        if "values" in array:
            self.write(address, self.pack(element, array["values"]))
        self.write(address, held)
        self.set(array["slot"], "i32", address)
        self.addresses[index] = address
        self.lengths[index] = used

    def lengthen_queues(self):
        """Delays that are drawn may be longer than those of the script's run."""
        for index, pathway in enumerate(self.manifest["pathways"]):
            if "array" in pathway:
                delays = self.values(pathway["array"])
                if not all(0 <= delay < math.inf for delay in delays):
                    raise SystemExit("a delay that is none")
                self.delays[index] = max([self.delays[index], *delays])
        self.write_sizes()
        for index, array in enumerate(self.manifest["arrays"]):
            if array["length"]["per"] in ("queue", "delays"):
                self.place_array(index)

    def values(self, index):
        element = self.manifest["arrays"][index]["element"]
        return unpacked(element, self.read(self.addresses[index], self.lengths[index] * BYTES[element]))

    @staticmethod
    def pack(element, values):
        return b"".join(packed(element, v) for v in map(number, values))

    # Initial values

    def initialise(self, initial, seed):
        if initial["kind"] == "connect":
            self.connect(initial, [signed(word) for word in stream_key(initial.get("seed", seed), initial["epoch"])])
        elif initial["kind"] == "kernel":
            low, high = (signed(word) for word in stream_key(initial.get("seed", seed), initial["epoch"]))
            size = self.sizes[initial["group"]]
            whole = initial.get("range", {"start": 0, "stop": size})
            ranges = [(whole["start"], whole["stop"])]
            if "indices" in initial:
                ranges = [(i, i + 1) for i in initial["indices"]]
            for first, end in ranges:
                self.call(initial["export"], first, end, low, high)
        else:
            array = self.manifest["arrays"][initial["array"]]
            address, size = self.addresses[initial["array"]], BYTES[array["element"]]
            indices = range(self.lengths[initial["array"]]) if initial["indices"] == "all" else initial["indices"]
            values = initial["values"]
            for k, index in enumerate(indices):
                self.write(address + index * size, self.pack(array["element"], [values[k]]))

    def connect(self, rule, key):
        """Makes synapses by a rule: counts them, makes room, and makes them."""
        rows = rule.get("range", {"start": 0, "stop": self.sizes[rule["neurons"]]})
        count = rows["stop"] - rows["start"]
        before = self.sizes[rule["group"]]
        made = self.call(rule["export"], 0, count, *key, before, 0)
        if made < before:
            raise SystemExit(f"the rule {rule['text']} cannot be followed: {made}")
        self.sizes[rule["group"]] = made
        self.write_sizes()
        for index, array in enumerate(self.manifest["arrays"]):
            if array["length"] == {"per": "neuron", "group": rule["group"]}:
                self.place_array(index)
        self.call(rule["export"], 0, count, *key, before, made)
        self.call("prepare")

    # Clocks

    def start_clocks(self):
        clocks, self.base = self.manifest["clocks"], self.manifest.get("base")
        self.every = [1] * len(clocks)
        for index, clock in enumerate(clocks):
            self.set(clock["dtSlot"], "f64", clock["dt"])
            if "everySlot" in clock:
                self.every[index] = round(clock["dt"] / clocks[self.base]["dt"])
                self.set(clock["everySlot"], "i32", self.every[index])

    def dt(self, clock):
        return self.manifest["clocks"][clock]["dt"]

    def next_step(self, clock):
        if self.base is None:
            return self.get(self.manifest["clocks"][clock]["stepSlot"], "i64")
        return -(-self.get(STEP, "i64") // self.every[clock])

    # Steps

    def call(self, name, *arguments):
        return self.exports[name](self.store, *arguments)

    def run(self, duration):
        start, end = self.time, self.time + duration
        left = math.inf
        if self.base is not None:
            dt = self.dt(self.base)
            self.set(STEP, "i64", step_at(start, dt))
            left = step_at(end, dt) - step_at(start, dt)
        else:
            for clock in self.manifest["clocks"]:
                self.set(clock["stepSlot"], "i64", step_at(start, clock["dt"]))
                self.set(clock["endSlot"], "i64", step_at(end, clock["dt"]))
        for event in self.manifest["events"]:
            self.set(event["countSlot"], "i32", 0)
        self.step(left)
        self.time = end

    def step(self, left):
        for monitor in self.monitors:
            monitor.mark()
        while left > 0:
            asked = min(left, NEVER)
            done = self.call("advance", asked)
            left -= done
            if self.get(BLOCK) == 0:
                for monitor in self.monitors:
                    monitor.take()
            self.require_integrated()
            needy = self.get(NEED)
            if needy:
                self.monitors[needy - 1].make_room(self.get(NEED_ROOM))
            elif done < asked:
                return

    def require_integrated(self):
        for group in self.manifest["groups"]:
            failure = group.get("failure")
            step = self.get(failure["stepSlot"], "i64") if failure else 0
            if step > 0:
                neuron, t = self.get(failure["neuronSlot"]), (step - 1) * self.dt(group["clock"])
                raise SystemExit(f"the integration of neuron {neuron} of {group['name']} did not end at t = {t} s")

    def hashes(self):
        """What each monitor recorded, by the script's name of it (Brian's, where it has none)."""
        result = {}
        for monitor in self.monitors:
            result.update({f"{monitor.shown}.{what}": digest(*data) for what, data in monitor.recorded().items()})
        return result


class Monitor:
    """The buffers of a monitor and what was taken out of them."""

    def __init__(self, simulation, description, capacity):
        self.simulation = simulation
        self.description = description
        self.shown = description.get("variable", description["name"])
        self.dt = simulation.dt(description["clock"])
        size = simulation.sizes[description["group"]]
        self.range = description.get("range", {"start": 0, "stop": size})
        self.neurons = self.range["stop"] - self.range["start"]
        self.columns = self.place()
        self.data = [bytearray() for _ in self.columns]
        self.steps = []
        simulation.set(description["usedSlot"], "i32", 0)
        self.enlarge(capacity, keep=0)

    def place(self):
        """Writes what else the module wants to know; the slot and the bytes of an entry of each column."""
        raise NotImplementedError

    def used(self):
        return self.simulation.get(self.description["usedSlot"])

    def mark(self):
        """Remembers the step that the next entries begin with."""
        self.first = self.simulation.next_step(self.description["clock"])

    def enlarge(self, capacity, keep):
        """New room for `capacity` entries in every column, with the first `keep` of them."""
        simulation = self.simulation
        for slot, size in self.columns:
            kept = simulation.read(simulation.get(slot), keep * size)
            address = simulation.place(capacity * size)
            simulation.write(address, kept)
            simulation.set(slot, "i32", address)
        simulation.set(self.description["capacitySlot"], "i32", capacity)

    def make_room(self, room):
        capacity = self.simulation.get(self.description["capacitySlot"])
        needed = self.used() + room
        if needed > capacity:
            self.enlarge(2 * needed, keep=capacity)

    def take(self):
        """Moves what is complete out of the module. Only between blocks."""
        used = self.used()
        for data, (slot, size) in zip(self.data, self.columns):
            data += self.simulation.read(self.simulation.get(slot), used * size)
        self.simulation.set(self.description["usedSlot"], "i32", 0)
        self.count(used)
        self.mark()

    def count(self, used):
        """The steps of entries of which there is one for each step."""
        self.steps += range(self.first, self.first + used)

    def times(self):
        return "d", [step * self.dt for step in self.steps]


class EventMonitor(Monitor):
    def place(self):
        self.entries = 0
        pairs = [(self.description["entriesSlot"], 8), (self.description["scratchSlot"], 8)]
        return pairs + [(column["slot"], BYTES[column["element"]]) for column in self.description["columns"]]

    def count(self, used):
        words = unpacked("i32", self.data[0][8 * self.entries:])[0::2]
        self.steps += [self.first + (word - self.first) % 2**32 for word in words]
        self.entries += used

    def recorded(self):
        values = zip(self.description["columns"], self.data[2:])
        return {
            "i": ("i", unpacked("i32", self.data[0])[1::2]),
            "t": self.times(),
            **{column["variable"]: ("d", unpacked(column["element"], data)) for column, data in values},
        }


class StateMonitor(Monitor):
    def place(self):
        simulation, record = self.simulation, self.description["record"]
        if record == "all":
            record = range(self.neurons)
        self.rows = len(record)
        if "indicesSlot" in self.description:
            pairs = sorted((self.range["start"] + index, row) for row, index in enumerate(record))
            address = simulation.place(8 * len(pairs))
            simulation.write(address, b"".join(struct.pack("<ii", *pair) for pair in pairs))
            simulation.set(self.description["indicesSlot"], "i32", address)
        simulation.set(self.description["rowsSlot"], "i32", self.rows)
        return [(column["slot"], self.rows * BYTES[column["element"]]) for column in self.description["columns"]]

    def recorded(self):
        result = {"t": self.times()}
        for column, data in zip(self.description["columns"], self.data):
            samples = unpacked(column["element"], data)
            result[column["variable"]] = "d", [value for row in range(self.rows) for value in samples[row::self.rows]]
        return result


class RateMonitor(Monitor):
    def place(self):
        return [(self.description["countsSlot"], 4)]

    def recorded(self):
        counts = unpacked("i32", self.data[0])
        return {"t": self.times(), "rate": ("d", [count / self.dt / self.neurons for count in counts])}


MONITORS = {"event": EventMonitor, "state": StateMonitor, "rate": RateMonitor}


def step_at(time, dt):
    """The nearest step, if that is the time to 1e-4 of a step; else the next one."""
    nearest = round(time / dt)
    return nearest if abs(nearest * dt - time) <= 1e-4 * dt else math.ceil(time / dt)


def packed(element, value):
    """The bytes of an element; floats of single precision are rounded."""
    if element == "f32":
        value = ctypes.c_float(value).value
    return struct.pack(PACK[element], value if element in FLOATS else int(value))


def unpacked(element, data):
    """The elements of a column, as a list of numbers."""
    return list(struct.unpack(f"<{len(data) // BYTES[element]}{PACK[element][1]}", data))


def digest(kind, values):
    data = struct.pack(f"<{len(values)}{kind}", *values)
    return {"length": len(values), "sha256": hashlib.sha256(data).hexdigest()}


def number(value):
    """What is not finite, and −0, stands in the manifest as a word."""
    return float(value) if isinstance(value, str) else value


def signed(word):
    return word - 2**32 if word >= 2**31 else word


def main():
    parser = argparse.ArgumentParser(description="Run Hillock's modules under wasmtime and print hashes of what they record.")
    parser.add_argument("modules", nargs="+")
    parser.add_argument("--seed", type=int)
    parser.add_argument("--duration", type=float, help="in seconds; the module's own if not given")
    parser.add_argument("--block", type=int, default=32)
    parser.add_argument("--tile", type=int, default=512)
    parser.add_argument("--capacity", type=int, default=4096, help="entries a monitor's buffers start with")
    arguments = parser.parse_args()
    engine = wasmtime.Engine()
    result = {}
    for file in arguments.modules:
        with open(file, "rb") as stream:
            binary = stream.read()
        simulation = Simulation(
            engine, binary, seed=arguments.seed, block=arguments.block, tile=arguments.tile, capacity=arguments.capacity
        )
        duration = arguments.duration or simulation.manifest["defaults"].get("duration")
        if duration is None:
            parser.error(f"{file} has no duration of its own: give --duration")
        simulation.run(duration)
        result[file] = simulation.hashes()
    json.dump(result, sys.stdout, indent=1)
    print()


if __name__ == "__main__":
    main()
