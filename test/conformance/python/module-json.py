# The module json.
import json
data = {'name': 'Bo', 'n': [1, 2.5, -3e-10, True, None], 'nested': {'é': '"q"\n'}, 'empty': [], 'e': {}, 'big': 10 ** 20, 't': (1, 2)}
s = json.dumps(data)
print(s)
print(json.loads(s) == {**data, 't': [1, 2]}, json.dumps(data, indent=2), json.dumps({'b': 1, 'a': 2}, sort_keys=True), json.dumps([1, {'a': 2}], separators=(',', ':')), json.dumps('é', ensure_ascii=False))
print(json.loads('[1, 2.0, "a", true, null, {"k": [-1.5e3]}]'), json.loads(' "x\\u00e9\\n" '), json.loads('NaN'), json.dumps(float('inf')), json.dumps({1: 'a', None: 'b', True: 'c', 1.5: 'd'}), type(json.loads('1')).__name__, type(json.loads('1.0')).__name__)
for bad in ('{', '[1,]', '{"a" 1}', '[1 2]', 'nul', '', '"abc', '{"a": 1} x', "{'a': 1}"):
    try:
        json.loads(bad)
    except json.JSONDecodeError as e:
        print(type(e).__name__, e)
class Thing: pass
try:
    json.dumps(Thing())
except TypeError as e:
    print(e)
print(json.dumps([Thing()], default=lambda o: type(o).__name__), json.dumps({1, 2}, default=sorted))
try:
    json.dumps({(1, 2): 1})
except TypeError as e:
    print(e)
l = []
l.append(l)
try:
    json.dumps(l)
except ValueError as e:
    print(e)
