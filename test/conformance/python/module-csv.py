"""Tables of text."""
import csv
import sys

lines = ['name,rate,"note"\n', 'a,1.5,"x, y"\n', 'b,2,"say ""hi"""\r\n', "\n", "c,,\n", '"two\n', 'lines",3,z\n', "d,4"]
for row in csv.reader(lines):
    print(row)
print(list(csv.reader(["a;b;c", "1; 2;3"], delimiter=";")), list(csv.reader(["a, b"], skipinitialspace=True)))
print(list(csv.reader(["a\tb"], dialect="excel-tab")), list(csv.reader(["'a,b',c"], quotechar="'")))
print(list(csv.reader(['"a",1,2.5'], quoting=csv.QUOTE_NONNUMERIC)), list(csv.reader(['"a",b'], quoting=csv.QUOTE_NONE)))
print(list(csv.reader(['a"b,c""d', '"a"b,c', "", '""', ",", " x , y "])), list(csv.reader([])), list(csv.reader(["a\\,b"], escapechar="\\")))
r = csv.reader(iter(["h1,h2", "1,2", "3,4"]))
header = next(r)
print(header, [[float(x) for x in row] for row in r])

d = csv.DictReader(["name,rate", "a,1.5", "", "b,2,extra,more", "c"])
print(d.fieldnames)
for row in d:
    print(row, row["name"])
print(list(csv.DictReader(["1,2"], fieldnames=["x", "y"])), list(csv.DictReader(["a,b", "1"], restval="?")), list(csv.DictReader(["a", "1,2"], restkey="rest")))

w = csv.writer(sys.stdout, lineterminator="\n")
w.writerow(["a", 1, 2.5, None, True, "x, y", 'say "hi"', "two\nlines", ""])
w.writerows([[1, 2], ["x"], [""], [], (3, 1e-10)])
csv.writer(sys.stdout, delimiter=";", lineterminator="\n").writerow(["a;b", "c,d", 1])
csv.writer(sys.stdout, quoting=csv.QUOTE_ALL, lineterminator="\n").writerow(["a", 1, None])
csv.writer(sys.stdout, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n").writerow(["a", 1, 2.5])
csv.writer(sys.stdout, quoting=csv.QUOTE_NONE, escapechar="\\", lineterminator="\n").writerow(["a,b", 1])
csv.writer(sys.stdout, quotechar="'", lineterminator="\n").writerow(["it's", "a,b"])
csv.writer(sys.stdout, dialect="unix").writerow(["a", 1])


class Sink:
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)
        return len(text)


s = Sink()
print(csv.writer(s).writerow(["a", 1]), s.parts)
dw = csv.DictWriter(sys.stdout, fieldnames=["x", "y"], lineterminator="\n")
dw.writeheader()
dw.writerow({"y": 2, "x": 1})
dw.writerows([{"x": 3}, {"x": 4, "y": None}])
csv.DictWriter(sys.stdout, ["x"], extrasaction="ignore", restval="-", lineterminator="\n").writerow({"z": 1})
for use in [
    lambda: dw.writerow({"x": 1, "z": 2}),
    lambda: csv.reader(["a"], delimiter=",,"),
    lambda: csv.reader(["a"], dialect="nope"),
    lambda: list(csv.reader(["a"], quoting=csv.QUOTE_NONNUMERIC)),
    lambda: csv.writer(sys.stdout, quoting=csv.QUOTE_NONE).writerow(["a,b"]),
    lambda: csv.reader(["a"], nope=1),
]:
    try:
        print(use())
    except (csv.Error, ValueError, TypeError) as error:
        print(type(error).__name__, error)
print(csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC, csv.QUOTE_NONE, issubclass(csv.Error, Exception))
