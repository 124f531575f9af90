import warnings
warnings.simplefilter('default')
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always')
    warnings.warn('one')
    warnings.warn('two', DeprecationWarning)
    warnings.warn(UserWarning('three'))
    print(len(w), [str(x.message) for x in w], [x.category.__name__ for x in w], issubclass(w[1].category, DeprecationWarning), w[0].lineno, type(w[0].message).__name__)
with warnings.catch_warnings() as v:
    print(v)
    warnings.simplefilter('ignore')
    warnings.warn('none')
with warnings.catch_warnings(record=True) as w:
    def f(): warnings.warn('again')
    f(); f()
    with warnings.catch_warnings(record=True) as u:
        warnings.simplefilter('always')
        f()
    warnings.warn('outer')
print(len(w), len(u), [str(x.message) for x in w])
w.clear()
print(w)
