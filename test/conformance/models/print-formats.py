# % formatting, str.format, f-strings, sep and end.
from brian2 import *
v = 12.3456*mV
print('%d %5d|%-5d|%05d %+d' % (42, 42, 42, 42, 42))
print('%.2f %8.3f|%-8.1f|%e %.3g %g' % (3.14159, 3.14159, 3.14159, 12345.678, 0.00012345, 1e10))
print('%s and %s, %r, 100%%' % (v, 5*ms, 'text'))
print('%(name)s = %(value).1f' % {'name': 'v', 'value': v/mV})
print(f'{v} {v/mV:.1f} {v/mV:8.2f}| {3 + 4} {"in" + "side"!r} {0.5:%}')
print(f'{7:03d} {255:x} {1234567:,} {"left":<8}|{"right":>8}|{"mid":^7}|')
print('{} {:.2f} {name}'.format(1, 2.345, name='three'))
print(1, 2.0, 'three', True, None, sep=', ', end='.\n')
print('a\tb', 'line\\n', "it's", 'say "hi"', r'raw \n')
print('ab'*3 + '-'*5, 'Hello'.upper(), ' x '.strip(), 'a,b'.split(','), '-'.join(['p', 'q']))
print(1e16, 1e-5, 123456789.123, 1.0, 0.1 + 0.2, 1e22, -0.0, 5e-324)
print(2**10, 7//2, -7//2, 7 % -3, 7/2, 2**-1, 10**20)
