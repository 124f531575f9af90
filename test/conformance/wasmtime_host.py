"""A host for Hillock's modules on another engine, written from ARCHITECTURE.md's section on the ABI alone.

    python wasmtime_host.py [--seed N] [--duration SECONDS] [--block STEPS] [--tile NEURONS] [--capacity N] MODULE.wasm ...

Runs each module and prints one JSON object: for each module, the length and the SHA-256 of what its monitors recorded.
Hashed are the bytes, the lowest first, of indices as 32-bit integers, and of times in seconds and recorded values in SI
as doubles, one neuron after the other.
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

ABI = 1
TABLE, SLOT, HEAP = 1024, 8, 65536
STEP, DT, KEY, BLOCK_LIMIT, TILE, BLOCK, CURSOR, NEED, NEED_ROOM = range(9)
BYTES = {"f64": 8, "i64": 8, "i32": 4, "u8": 1}
PACK = {"f64": "<d", "i64": "<q", "i32": "<i", "u8": "<B"}
OF_TYPE = {"float": "f64", "integer": "i64", "boolean": "i32"}
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
        self.columns = {}
        self.records = {}

        defaults = manifest["defaults"]
        self.dt = defaults["dt"]
        if seed is None:
            seed = defaults.get("seed", secrets.randbits(53))
        self.set(DT, "f64", self.dt)
        self.set(BLOCK_LIMIT, "i32", block)
        self.set(TILE, "i32", tile)
        self.place_arrays(tile)
        for constant in manifest["constants"]:
            self.set(constant["slot"], OF_TYPE[constant["type"]], number(constant["value"]))
            if "linkSlot" in constant:
                self.set(constant["linkSlot"], "i32", 1)
        for monitor in manifest["monitors"]:
            self.start_monitor(monitor, capacity)
        self.call("prepare")
        for initial in manifest["initial"]:
            self.initialise(initial, seed)
        for word, value in enumerate(stream_key(seed, defaults["epoch"])):
            self.write(TABLE + SLOT * KEY + 4 * word, struct.pack("<I", value))
        self.call("prepare")

    # Memory

    def write(self, address, data):
        # Not `memory.write`: it goes byte by byte.
        ctypes.memmove(ctypes.addressof(self.memory.data_ptr(self.store).contents) + address, bytes(data), len(data))

    def read(self, address, size):
        return bytes(self.memory.read(self.store, address, address + size))

    def set(self, slot, element, value):
        self.write(TABLE + SLOT * slot, struct.pack(PACK[element], int(value) if element != "f64" else value))

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

    def place_arrays(self, tile):
        groups = self.manifest["groups"]
        for group in groups:
            self.set(group["sizeSlot"], "i32", group["size"])
        self.addresses = []
        self.lengths = []
        for array in self.manifest["arrays"]:
            length = array["length"]
            match length["per"]:
                case "neuron":
                    used = groups[length["group"]]["size"]
                    room = -(-used // tile) * tile
                case "tile":
                    used = room = tile
                case "block":
                    used = room = 32
                case "fixed":
                    used = room = length["count"]
            address = self.place(room * BYTES[array["element"]])
            first = number(array.get("initially", 0))
            if first != 0:
                self.write(address, self.pack(array["element"], [first]) * room)
            self.set(array["slot"], "i32", address)
            self.addresses.append(address)
            self.lengths.append(used)

    @staticmethod
    def pack(element, values):
        return b"".join(struct.pack(PACK[element], int(v) if element != "f64" else v) for v in map(number, values))

    # Initial values

    def initialise(self, initial, seed):
        if initial["kind"] == "kernel":
            low, high = (signed(word) for word in stream_key(seed, initial["epoch"]))
            size = self.manifest["groups"][initial["group"]]["size"]
            ranges = [(i, i + 1) for i in initial["indices"]] if "indices" in initial else [(0, size)]
            for first, end in ranges:
                self.call(initial["export"], first, end, low, high)
        else:
            array = self.manifest["arrays"][initial["array"]]
            address, size = self.addresses[initial["array"]], BYTES[array["element"]]
            indices = range(self.lengths[initial["array"]]) if initial["indices"] == "all" else initial["indices"]
            values = initial["values"]
            for k, index in enumerate(indices):
                self.write(address + index * size, self.pack(array["element"], [values[k]]))

    # Records

    def start_monitor(self, monitor, capacity):
        name = monitor["name"]
        self.set(monitor["usedSlot"], "i32", 0)
        if monitor["kind"] == "spike":
            self.columns[name] = {"entries": (monitor["entriesSlot"], 8), "scratch": (monitor["scratchSlot"], 8)}
            self.records[name] = {"entries": bytearray()}
        else:
            size = self.manifest["groups"][monitor["group"]]["size"]
            record = range(size) if monitor["record"] == "all" else monitor["record"]
            self.set(monitor["rowsSlot"], "i32", len(record))
            self.set(monitor["intervalSlot"], "i32", monitor["interval"])
            if "indicesSlot" in monitor:
                pairs = sorted((index, row) for row, index in enumerate(record))
                address = self.place(8 * len(pairs))
                self.write(address, b"".join(struct.pack("<ii", *pair) for pair in pairs))
                self.set(monitor["indicesSlot"], "i32", address)
            self.columns[name] = {
                column["variable"]: (column["slot"], len(record) * BYTES[column["element"]])
                for column in monitor["columns"]
            }
            self.records[name] = {column["variable"]: bytearray() for column in monitor["columns"]}
        self.enlarge(monitor, capacity, keep=0)

    def enlarge(self, monitor, capacity, keep):
        """New room for `capacity` entries in every column, with the first `keep` of them."""
        for slot, size in self.columns[monitor["name"]].values():
            kept = self.read(self.get(slot), keep * size)
            address = self.place(capacity * size)
            self.write(address, kept)
            self.set(slot, "i32", address)
        self.set(monitor["capacitySlot"], "i32", capacity)

    def take(self, monitor):
        """Moves what is complete out of the module. Only between blocks."""
        used = self.get(monitor["usedSlot"])
        for name, (slot, size) in self.columns[monitor["name"]].items():
            if name != "scratch":
                self.records[monitor["name"]][name] += self.read(self.get(slot), used * size)
        self.set(monitor["usedSlot"], "i32", 0)

    # Steps

    def call(self, name, *arguments):
        return self.exports[name](self.store, *arguments)

    def run(self, steps):
        monitors = self.manifest["monitors"]
        while True:
            steps -= self.call("advance", min(steps, NEVER))
            between_blocks = self.get(BLOCK) == 0
            if between_blocks:
                for monitor in monitors:
                    self.take(monitor)
            if steps == 0:
                return
            needy = self.get(NEED)
            if needy:
                monitor = monitors[needy - 1]
                used = self.get(monitor["usedSlot"])
                capacity = max(self.get(monitor["capacitySlot"]), used + self.get(NEED_ROOM))
                if capacity > self.get(monitor["capacitySlot"]):
                    self.enlarge(monitor, 2 * capacity, keep=used)

    def hashes(self):
        """What each monitor recorded, by the script's name of it (Brian's, where it has none)."""
        result = {}
        for monitor in self.manifest["monitors"]:
            name = monitor.get("variable", monitor["name"])
            record = self.records[monitor["name"]]
            if monitor["kind"] == "spike":
                entries = unpacked("i32", record["entries"])
                result[f"{name}.i"] = digest("i", entries[1::2])
                result[f"{name}.t"] = digest("d", [step * self.dt for step in entries[0::2]])
                continue
            rows = self.get(monitor["rowsSlot"])
            for column in monitor["columns"]:
                samples = unpacked(column["element"], record[column["variable"]])
                traces = [value for row in range(rows) for value in samples[row::rows]]
                result[f"{name}.{column['variable']}"] = digest("d", traces)
                steps = range(0, len(samples) // rows * monitor["interval"], monitor["interval"])
                result[f"{name}.t"] = digest("d", [step * self.dt for step in steps])
        return result


def steps_in(duration, dt):
    """The nearest number of steps, if that is the duration to 1e-4 of a step; else the next larger one."""
    nearest = round(duration / dt)
    return nearest if abs(nearest * dt - duration) <= 1e-4 * dt else math.ceil(duration / dt)


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
        simulation.run(steps_in(duration, simulation.dt))
        result[file] = simulation.hashes()
    json.dump(result, sys.stdout, indent=1)
    print()


if __name__ == "__main__":
    main()
