"""bytearray: bytes that can be changed."""
b = bytearray(b'abc')
print(b, repr(b), len(b), bool(b), bool(bytearray()), list(b), b[0], b[-1], b[1:], b[::-1])
b[0] = 65
b.append(100)
b.extend(b'ef')
b.extend([103, 104])
b += b'!'
print(b, b == b'Abcdefgh!', b == bytearray(b'Abcdefgh!'), b != b'x', b'A' in b, 98 in b, b'zz' in b)
b[1:3] = b'BCD'
print(b)
b[::2] = bytes(len(b[::2]))
print(b)
del b[0]
del b[-2:]
print(b, b.pop(), b.pop(0), b)
b.insert(1, 7)
b.remove(0)
b.reverse()
print(b, b.copy() is b, b.copy() == b)
b.clear()
print(b)
print(bytearray(3), bytearray([1, 2, 255]), bytearray('aé', 'utf-8'), bytearray.fromhex('00 ff'), bytearray(bytearray(b'x')))
c = bytearray(b'Hello World')
print(c.upper(), c.find(b'o'), c.split(), c.decode(), c.hex(), c.startswith(b'He'), c.replace(b'l', b'L'), c.count(b'o'))
print(c + b'!', b'>' + c, c * 2, type(c + b'!').__name__, type(b'>' + c).__name__, bytes(c), type(c).__name__)
print(isinstance(c, bytearray), isinstance(c, bytes), int.from_bytes(bytearray(b'\x01\x02'), 'big'))
d = c
d += b'.'
print(c is d, c)
for attempt in (
    lambda: c.append(256),
    lambda: c.append('a'),
    lambda: c[100],
    lambda: bytearray('a'),
    lambda: bytearray().pop(),
    lambda: c.remove(0),
    lambda: {c: 1},
    lambda: c + 'a',
):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
def checksum(data):
    total = 0
    for byte in data:
        total = (total + byte) & 0xFF
    return total
print(checksum(bytearray(range(10))), sum(bytearray(b'\x01\x02')), max(bytearray(b'az')))
