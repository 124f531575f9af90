"""Corners of the module csv: escapes, line ends, strictness, numbers, and what is refused."""
import csv
import sys
from enum import Enum, IntEnum


class Kind(str, Enum):
    A = "a,b"
    B = "b"


class Size(IntEnum):
    ONE = 1


class Row(list):
    pass


class Entry(dict):
    pass


def written(row, **options):
    try:
        csv.writer(sys.stdout, lineterminator="\n", **options).writerow(row)
    except (csv.Error, TypeError, ValueError) as error:
        print(type(error).__name__, error)


def read(lines, **options):
    try:
        print(list(csv.reader(lines, **options)))
    except (csv.Error, TypeError, ValueError) as error:
        print(type(error).__name__, error)


print("written")
written([Kind.A, Kind.B, Size.ONE, Row([1])])
written([1, True, Size.ONE, 2j, None, "x", Kind.B], quoting=csv.QUOTE_NONNUMERIC)
written(['a"b', "c"], doublequote=False, escapechar="\\")
written(['a"b', "c"], doublequote=False)
written(["a\\b", "c,d"], escapechar="\\")
written(["a,b", "c\\d", 'q"q', "x\ny"], quoting=csv.QUOTE_NONE, escapechar="\\")
written(["a,b"], quoting=csv.QUOTE_NONE)
written([""], quoting=csv.QUOTE_NONE)
written(["", ""], quoting=csv.QUOTE_NONE)
written(["a,b"], quotechar=None)
written(["a"], quotechar=None, quoting=csv.QUOTE_ALL)
written(["a"], delimiter="\n")
written(["a"], delimiter=",", quotechar=",")
written(5)
written([Row(), Entry(a=1)])

print("read")
read(["a\n\n", "b\r\n", "c"])
read(["a\nb"])
read(["a\rb,c"])
read(["a\\\n", "b"], escapechar="\\")
read(["a\\"], escapechar="\\")
read(['"a\\"b",c'], escapechar="\\")
read(['"a\\"b",c'], escapechar="\\", doublequote=False)
read(["1,,2"], quoting=csv.QUOTE_NONNUMERIC)
read(["1,a"], quoting=csv.QUOTE_NONNUMERIC)
read(['"a'], strict=True)
read(['"a"b'], strict=True)
read(['"a"b'])
read(['"a', 'b"', "c"])
read([1])
read(['"a""'])

print("readers and writers")
reader = csv.reader(["a,b", "1,2"])
print(reader.line_num, next(reader), reader.line_num, [row for row in reader], reader.line_num)
rows = csv.DictReader(["a", "1", "", "2"])
print(rows.line_num, rows.fieldnames, [(row, rows.line_num) for row in rows], csv.DictReader([]).fieldnames)
writer = csv.DictWriter(sys.stdout, ["a"], lineterminator="\n")
writer.writerow(Entry(a=1))
for use in [lambda: csv.writer(5), lambda: csv.DictWriter(sys.stdout, ["a"], extrasaction="no"), lambda: writer.writerow({"z": 1})]:
    try:
        use()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
