b = b'spikes: \x00\xff\n'
print(b, len(b), b[0], b[-1], b[:6], b[::-1], b[20:])
print(list(b'abc'), tuple(b'\x01\x02'), [x for x in b'hi'], sum(b'ab'))
print(b'ab' + b'cd', b'ab' * 3, 2 * b'-', b'' == b'', b'a' == 'a', b'a' != b'b', bool(b''), bool(b'0'))
print(b'pik' in b, 255 in b, 7 in b, b'x' not in b, b'a' < b'b', b'ab' >= b'abc', sorted([b'b', b'a', b'\xff']))
print(bytes(3), bytes([1, 2, 255]), bytes(range(3)), bytes(), bytes('é€', 'utf-8'), bytes(b'copy'), bytes(x for x in [7]))
print('naïve €'.encode(), 'naïve'.encode('latin-1'), 'plain'.encode('ascii'), 'naïve'.encode('ascii', 'replace'))
print('naïve'.encode('ascii', 'ignore'), '€'.encode('ascii', 'xmlcharrefreplace'), '€😀'.encode('ascii', 'backslashreplace'))
print(b'na\xc3\xafve'.decode(), b'na\xefve'.decode('latin-1'), b'x\xff\xe2\x82y'.decode('utf-8', 'replace'))
print(b'x\xff\xe2\x82y'.decode(errors='ignore'), b'x\xff'.decode('ascii', 'backslashreplace'), str(b'\xe2\x82\xac', 'utf-8'))
print(str(b'abc'), repr(b"it's"), b'"' + b"'", b'\t\\\x7f', f'{b"x"!r} {b"y"}', '%s' % b'z', ascii(b'\xe9'))
for wrong in (
    lambda: b'\xff'.decode(), lambda: b'ok\xe2\x82'.decode(), lambda: b'\xe2x'.decode(), lambda: b'\xed\xa0\x80'.decode(),
    lambda: b'a\x80'.decode('ascii'), lambda: 'aé'.encode('ascii'), lambda: 'a€€'.encode('latin-1'),
    lambda: 'é'.encode('ascii', 'what'), lambda: b'a' + 'b', lambda: 'a' + b'b', lambda: b'abc'[5], lambda: b'a'['x'],
    lambda: bytes('x'), lambda: bytes([256]), lambda: bytes([1.5]), lambda: bytes(-1), lambda: bytes(2.5),
    lambda: b'a'.split('a'), lambda: b'a'.startswith('a'), lambda: b','.join(['a']), lambda: 'a' in b'a', lambda: 300 in b'a',
    lambda: b'a' < 'a', lambda: bytes.fromhex('0g'), lambda: bytes.fromhex('abc'), lambda: b'a'.index(b'z'),
    lambda: bytes(b'x', 'ascii'), lambda: str('x', 'ascii'), lambda: ord(b'ab'), lambda: b'%s' % 'x',
    lambda: (300).to_bytes(1, 'big'), lambda: (-1).to_bytes(1, 'big'), lambda: int.from_bytes(b'a', 'up'),
):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__, e)
print(b'a,b,,c'.split(b','), b' a  b\n'.split(), b'a,b,c'.rsplit(b',', 1), b'a=b=c'.partition(b'='), b'l1\nl2\r\nl3\rl4'.splitlines())
print(b'a\n\nb\n'.splitlines(True), b', '.join([b'x', b'y']), b'xx'.replace(b'x', b'yz'), b' \t x '.strip(), b'xxaxx'.strip(b'x'))
print(b'header'.startswith(b'he'), b'a.npy'.endswith((b'.txt', b'.npy')), b'abcabc'.find(b'c'), b'abcabc'.rfind(99), b'aaa'.count(b'a'))
print(b'Mixed \xc9'.upper(), b'Mixed \xc9'.lower(), b'ab cd'.title(), b'ab'.capitalize(), b'aB'.swapcase(), b'7'.zfill(3))
print(b'x'.center(5, b'*'), b'x'.ljust(3), b'x'.rjust(3, b'.'), b'12'.isdigit(), b'a1'.isalnum(), b'\xe9'.isalpha(), b'\xe9'.isascii())
print(b'\xa0a b'.split(), b'prefix-x'.removeprefix(b'prefix-'), b'x.py'.removesuffix(b'.py'), b'a\tb'.expandtabs(4))
print(b'\x00\xab\xcd'.hex(), b'\x00\xab\xcd'.hex('-'), b'\x01\x02\x03'.hex(':', 2), b'\x01\x02\x03'.hex(':', -2), bytes.fromhex('00 ff1A'))
print(b'abc'.translate(bytes.maketrans(b'ab', b'xy')), b'hello'.translate(None, b'l'))
print(int.from_bytes(b'\x01\x00', 'big'), int.from_bytes(b'\x01\x00', 'little'), int.from_bytes(b'\xff', 'big', signed=True))
print((1024).to_bytes(2, 'big'), (1024).to_bytes(4, 'little'), (-2).to_bytes(2, 'big', signed=True), (5).to_bytes())
print(int(b'42'), float(b'1.5'), ord(b'A'), b'%d of %s' % (3, b'ten'), b'%05.1f' % 2.25)
print({b'key': 1}[b'key'], b'a' in {b'a'}, {b'a', 'a'} == {'a', b'a'}, isinstance(b'', bytes), isinstance(b'', str), type(b''))
print(max(b'abc'), list(reversed(b'ab')), list(enumerate(b'a')), b''.join(map(bytes.upper, [b'a', b'b'])), *b'yz')
first, *others = b'xyz'
print(first, others, list(zip(b'ab', 'ab')), hash(b'a') == hash(b'a'), b'\x41\101\u0041', rb'\n', b'a' b'b')


class Packet:
    def __bytes__(self):
        return b'packet'


print(bytes(Packet()))
match b'on':
    case b'off':
        print('no')
    case bytes(found):
        print('matched', found)
total = b''
for k in range(3):
    total += bytes([k])
print(total)
