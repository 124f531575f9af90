# f-strings in every detail.
import math
x, name, items = 3.14159, 'Bo', [1, 2]
width, precision = 10, 3
print(f'{x}', f'{x:.2f}', f'{x:{width}.{precision}}', f'{x!r:>12}', f'{name!r}', f'{name:>5}', f'{name:^7}|', f'{name!s:*<6}')
print(f'{x=}', f'{x=:.1f}', f'{x + 1 = }', f'{name=!s}', f'{len(items)=}', f'{ x = }')
print(f'{items}', f'{items[0]}', f'{items[-1]:03d}', f'{ {"a": 1}["a"] }', f"{'nested'}", f'{f"{x:.1f}"}', f'{"a" if x > 3 else "b"}')
print(f'{{literal}} {name}', f'{1_000_000:,}', f'{255:#x} {255:#o} {5:#b} {255:X}', f'{0.1 + 0.2:.17g}', f'{1e100}', f'{1e16} {1e15}', f'{123456789.123:.3e}')
print(f'{True} {None} {...}', f'{(1, 2)}', f'{ {1, 2} }', f'{lambda_() if False else 1}' if True else '')
print(f'{-5:05d} {5:+d} {5: d} {-5:=6d} {"x":=>3}', f'{12.0} {12.5:g} {1234567.0:g} {0.00001:g} {1e-10}', f'{math.pi:8.3f}|{math.pi:<8.3f}|{math.pi:^8.3f}|')
print(f'{1:>3}' f'{2:<3}' '|', f'a{1}b' 'c{d}', rf'\d{1}', f'''multi
{name}''')
print(f'{10:c} {65:c}'.strip(), f'{3.0:n} {10:n}', f'{0.5:%} {0.5:.0%}', f'{1+2j} {1.5:+.1f}', f'{-0.0} {-0.0:.1f} {0:+}', f'{float("nan"):5} {float("inf"):>5} {-math.inf:.2f}')
class P:
    def __format__(self, spec):
        return f'P<{spec}>'
print(f'{P()} {P():abc} {P()!r:.3}'[:12])
print(f'{1234.5678:,.2f} {1234567:_d} {0xffff:_x} {1e9:,.0f}', f'{"long text":.4} {"ab":5.1}|')
print(round(2.5), round(3.5), round(2.675, 2), round(-1.5), round(1234, -2), round(0.5), round(1e20), f'{2.5:.0f} {3.5:.0f} {0.125:.2f}')
for spec in ('d', 's', 'f', '5', '.2', 'x'):
    for value in (3, 2.5, 'a', True):
        try:
            print(format(value, spec), end='|')
        except (ValueError, TypeError) as e:
            print(e, end='|')
    print()
