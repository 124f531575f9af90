"""Numbers as bytes and back."""
import struct
from struct import calcsize, pack, unpack

print(pack('>I', 2051), pack('<hH', -2, 65535), pack('=bB?', -1, 255, True), pack('!q', -3), pack('<d', 1.5), pack('>f', 0.1))
print(unpack('>I', b'\x00\x00\x08\x03')[0], unpack('<2h', b'\x01\x00\xff\xff'), unpack('>d', pack('>d', -1e300)), unpack('<f', pack('<f', 0.1)))
print(calcsize('bhi'), calcsize('<bhi'), calcsize('bd'), calcsize('3s2x'), calcsize('l'), calcsize('=l'), calcsize('iq?n'), calcsize(''))
print(pack('bhi', 1, 2, 3), pack('3s', b'ab'), pack('2s', b'abc'), pack('cx', b'z'), unpack('3sx?', b'abc\0\1'))
print(struct.unpack_from('<H', b'\0\1\2\3', 2), struct.unpack_from('>H', bytearray(b'\0\1'), offset=0), list(struct.iter_unpack('<H', b'\1\0\2\0')))
print(unpack('> 4B', bytes(range(4))), unpack('<Q', b'\xff' * 8), pack(b'<I', 7))
for bad in (
    lambda: pack('B', 256), lambda: pack('h', 40000), lambda: pack('i', 1.5), lambda: pack('i'), lambda: unpack('i', b'ab'), lambda: pack('k', 1),
    lambda: pack('d', 'x'), lambda: pack('c', b'ab'), lambda: pack('s', 'x'), lambda: struct.unpack_from('I', b'abc'),
):
    try:
        bad()
    except struct.error as error:
        print(str(error).partition('(')[0])
