# try, except, else, finally, raise, the hierarchy, chains, user exceptions.
def attempt(f):
    try:
        result = f()
    except ZeroDivisionError as e:
        return 'zero: ' + str(e)
    except (KeyError, IndexError) as e:
        return f'{type(e).__name__}: {e}'
    except Exception as e:
        return f'other {type(e).__name__}: {e}'
    else:
        return f'fine: {result}'
    finally:
        print('.', end='')

for f in (lambda: 1 / 0, lambda: {}['a'], lambda: [][3], lambda: int('x'), lambda: 5, lambda: 'a' + 1, lambda: None.x,
          lambda: {}[(1, 2)], lambda: [1, 2].index(3), lambda: float('abc'), lambda: (1, 2)[5], lambda: 'abc'[10],
          lambda: 1 % 0, lambda: 1.0 // 0, lambda: len(5), lambda: [1].foo, lambda: undefined_name, lambda: 3(),
          lambda: [] < 3, lambda: int([]), lambda: sum(['a']), lambda: next(iter([])), lambda: {[]: 1},
          lambda: max([]), lambda: '{}'.format(), lambda: '%d' % 'x', lambda: ''.join([1]), lambda: chr(-1), lambda: dict([1])):
    print(attempt(f))

class AppError(Exception):
    pass

class Coded(AppError):
    def __init__(self, code, detail=None):
        super().__init__(f'code {code}')
        self.code = code
        self.detail = detail

try:
    raise Coded(7, 'x')
except AppError as e:
    print(repr(e), e.code, e.detail, e.args, isinstance(e, Exception))

def cleanup():
    for i in range(3):
        try:
            if i == 1:
                continue
            if i == 2:
                return 'returned'
        finally:
            print('cleaned', i)

print(cleanup())

def override():
    try:
        return 'try'
    finally:
        return 'finally'

print(override())
try:
    try:
        raise ValueError('first')
    except ValueError as e:
        raise RuntimeError('second') from e
except RuntimeError as e:
    print(e, '<-', repr(e.__cause__))

try:
    try:
        1 / 0
    except ZeroDivisionError:
        print('reraising')
        raise
except ArithmeticError as e:
    print('again', e)

try:
    raise ValueError
except ValueError as e:
    print(repr(e), str(e) == '', e.args)
print(ValueError('a', 1), repr(ValueError('a', 1)), repr(KeyError('k')), str(KeyError('k')), repr(ValueError('q')))
for c in (KeyError, IndexError, ZeroDivisionError, FileNotFoundError, ModuleNotFoundError, RecursionError, UnicodeError):
    print(c.__name__, [b.__name__ for b in c.__mro__])
try:
    raise 5
except TypeError as e:
    print(e)
try:
    assert 1 == 2, 'not equal'
except AssertionError as e:
    print('assert', e)
try:
    assert []
except AssertionError as e:
    print('assert', repr(e))
try:
    raise
except RuntimeError as e:
    print(e)
try:
    try:
        {}['x']
    finally:
        print('inner finally')
except KeyError as e:
    print('outer', e)
try:
    import does_not_exist
except ImportError as e:
    print(type(e).__name__, e)
try:
    e
except NameError as err:
    print(err)
def nested():
    try:
        raise KeyError('a')
    except KeyError:
        try:
            raise IndexError('b')
        except IndexError as e:
            return str(e)
print(nested())
