"""The text of the file."""
x = 3


def own(names):
    return sorted(name for name in names if not name.startswith('_') and not name.startswith('.'))


class A:
    k = 1
    print(own(locals()), own(vars()), own(dir()))
    locals()['made'] = 5
    print(k, 'k' in globals(), 'made' in globals())
    b = vars()['k'] + 1

    def f(self):
        return sorted(locals())


print(A.b, A.made, A().f(), 'made' in globals())
print([own(locals()) for q in (1, 2)], 'q' in globals())
print([locals().get('q') for q in (1, 2)], [own(locals()) for q in (1,) for w in (2,)])


def g(p):
    r = 2
    print(own(locals()), [own(locals()) for q in (1,)], r)

    class B:
        k = 4
        print(own(locals()))

    print(list(own(locals()) for q in (1,)))
    return (lambda s: sorted(locals()))(4)


def bare():
    return locals()


print(g(1), bare())


class C:
    class D:
        w = 2
        print(own(locals()))

    v = 3
    print(own(locals()), [n for n in own(locals())])


class E:
    x = x + 1
    print(x, locals()['x'], globals()['x'])


print(locals() is globals(), __doc__, __name__)
