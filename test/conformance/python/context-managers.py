# with, several items, suppressed exceptions, contextlib.
from contextlib import contextmanager, suppress, nullcontext

class Managed:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow
    def __enter__(self):
        print('enter', self.name)
        return self
    def __exit__(self, type_, value, traceback):
        print('exit', self.name, type_.__name__ if type_ else None, value)
        return self.swallow

with Managed('a') as a:
    print('in', a.name)
with Managed('b') as b, Managed('c', True):
    raise ValueError('swallowed')
try:
    with Managed('d'):
        raise KeyError('passes')
except KeyError as e:
    print('caught', e)

def early():
    with Managed('e'):
        return 'result'

print(early())
for i in range(3):
    with Managed(f'loop {i}'):
        if i == 0:
            continue
        if i == 1:
            break

@contextmanager
def tag(name):
    print(f'<{name}>')
    try:
        yield name.upper()
    except ZeroDivisionError:
        print('zero inside', name)
    finally:
        print(f'</{name}>')

with tag('b') as t:
    print(t)
with tag('i'):
    1 / 0
try:
    with tag('u'):
        raise KeyError('out')
except KeyError as e:
    print('outside', e)
with suppress(KeyError, IndexError):
    {}['a']
    print('never')
with nullcontext(5) as n:
    print(n)
try:
    with 5:
        pass
except TypeError as e:
    print(e)
