# Methods of strings.
s = 'Hello, World'
print(s.upper(), s.lower(), s.swapcase(), s.title(), 'hELLO wORLD'.capitalize(), s.casefold())
print(s.find('o'), s.find('o', 5), s.rfind('o'), s.find('z'), s.index('W'), s.count('l'), s.count('l', 4), s.count(''))
print(s.startswith('Hell'), s.startswith(('x', 'He')), s.endswith('ld'), s.startswith('ell', 1), s.endswith('lo', 0, 5))
print(s.replace('l', 'L'), s.replace('l', 'L', 2), 'abc'.replace('', '-'), s.split(', '), s.partition(', '), 'a.b.c'.rpartition('.'))
print('a,b,,c'.split(','), '  a  b '.split(), 'a,b,c'.split(',', 1), 'a,b,c'.rsplit(',', 1), ' a b  c '.split(None, 1), 'x'.partition('y'))
print('  pad '.strip() + '|', 'xxabxx'.strip('x'), 'xxab'.lstrip('x'), 'abxx'.rstrip('x'), 'mississippi'.strip('ipm'))
print('a\nb\r\nc'.splitlines(), 'a\nb\n'.splitlines(True), ''.splitlines())
print('-'.join(['a', 'b']), ''.join('abc'), ', '.join(str(i) for i in range(3)))
print('7'.zfill(3), '-7'.zfill(4), 'a'.ljust(3, '.'), 'a'.rjust(3), 'a'.center(4, '*'), 'ab'.center(5, '*'))
print('123'.isdigit(), 'a1'.isalnum(), 'ab'.isalpha(), ' \t'.isspace(), 'Ab'.isupper(), 'AB1'.isupper(), 'ab'.islower(), 'Ab Cd'.istitle())
print('name_1'.isidentifier(), '1a'.isidentifier(), '½'.isnumeric(), 'a b'.isprintable(), 'é'.isascii())
print('prefix_x'.removeprefix('prefix_'), 'x.py'.removesuffix('.py'), 'a\tb'.expandtabs(4))
print('hello'.translate(str.maketrans('el', 'ip')), 'hello'.translate(str.maketrans({'h': 'J', 'l': None})), 'abc'.translate({97: 'X'}))
print(s[0], s[-1], s[2:5], s[::-1], s[::3], s[-3:], s[10:2:-2], s[100:], 'o' in s, 'xyz' not in s)
print('a' < 'b', 'abc' < 'abd', 'Z' < 'a', 'a' * 3, 3 * 'ab', 'a' + 'b', 'abc' == 'abc', max('hello'), sorted('hello'))
print(repr('it\'s'), repr("say \"hi\""), repr('both \' and "'), repr('tab\t nl\n nul\0 é \x7f'), 'r\\n', r'raw\n', '''triple
line''')
print('%s is %d years and %.2f, %5s|%-5s|%05d|%x|%%|%r|%c' % ('Bo', 3, 2.5, 'a', 'b', 42, 255, 'q', 'z'))
print('%(a)s-%(b)03d' % {'a': 1, 'b': 2}, '%s' % (1,), '%s %s' % ([1], None), '%e %g %G' % (12345.678, 1e-7, 1e20))
print('{} {} {}'.format(1, 'a', [2]), '{1} {0}'.format('a', 'b'), '{x} {y[0]} {z.real}'.format(x=1, y=[2], z=3.5), '{:>{w}}'.format('a', w=4))
print('{:,} {:_} {:+} {: } {:08.3f} {:e} {:%} {:b} {:o} {:x} {:#x} {:c}'.format(1234567, 1234567, 5, 5, 3.14159, 12345.0, 0.25, 5, 8, 255, 255, 65))
print('{:<5}|{:>5}|{:^5}|{:*^7}|{:=+5}'.format('a', 'b', 'c', 'd', 3), '{{}}', '{{{}}}'.format(1), '{!r} {!s}'.format('a', 'a'))
print(ord('a'), chr(8364), ascii('é€'), len('é€😀'), '😀a'[1], 'ß'.upper())
for bad in ("'abc'.index('z')", "'a'.join([1])", "'{} {}'.format(1)", "'%d' % 'a'", "'a' + 1", "'%s %s' % (1,)", "'abc'[5]", "''.split('')"):
    try:
        if 'index' in bad: 'abc'.index('z')
        if 'join' in bad: 'a'.join([1])
        if 'format' in bad: '{} {}'.format(1)
        if '%d' in bad: '%d' % 'a'
        if '+' in bad: 'a' + 1
        if '%s' in bad: '%s %s' % (1,)
        if '[5]' in bad: 'abc'[5]
        if 'split' in bad: 'x'.split('')
    except Exception as e:
        print(type(e).__name__, e)
