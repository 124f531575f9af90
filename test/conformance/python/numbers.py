# Integers of any size, floats, conversions, rounding.
print(7 // 2, -7 // 2, 7 % 3, -7 % 3, 7 % -3, 2 ** 10, 2 ** -1, 2 ** 0.5, 7 / 2, 6 / 3, 1e3, 10 ** 20, -2 ** 2, (-2) ** 2)
print(2 ** 100, 3 ** 50 % 7, pow(3, 50, 7), pow(3, -1, 7), divmod(17, 5), divmod(-17, 5), divmod(7.5, 2), abs(-5), abs(-2.5))
print(0b101, 0o17, 0xff, 1_000, bin(10), oct(64), hex(255), bin(-5), int('101', 2), int('ff', 16), int('0x1f', 16), int(' 42 '), int('-7'), int(3.9), int(-3.9), int('1_000'))
print(float('1.5'), float('  -2e3 '), float('inf'), float('-inf'), float('nan'), 1.0, 100.0, 1e22, 1e-5, 123456789012345678.0, 0.1 + 0.2, 1 / 3, 2.0 ** 0.5, 5e-324, 1.7976931348623157e308)
print(5 & 3, 5 | 3, 5 ^ 3, ~5, 1 << 10, 1024 >> 3, -8 >> 1, True + True, True & False, True | 2, not 0, (5).bit_length(), (255).bit_count())
print(round(2.5), round(3.14159, 2), round(1234.5678, -2), round(-2.5), round(5), round(15, -1), round(25, -1), round(1e300 * 10), round(0.1 + 0.2, 10))
print(1 == 1.0, 1 is not None, 0.1 + 0.2 == 0.3, 10 > 9 > 8, 1 < 3 > 2, 3 != 3.0, 2 ** 53 == 2 ** 53 + 1.0, 10 ** 30 > 1e29)
print((1.5).is_integer(), (2.0).is_integer(), (0.75).as_integer_ratio(), (3.0).hex(), 1.5.real, (3).imag, (6).numerator, float(10 ** 15), float(2 ** 60))
print(sum([0.1] * 10), max(1, 2.5, True), min(0.1, 0), int(True), bool(0.0), bool('0'), bool([]), complex(1, 2), str(1e16), str(123456.789), repr(0.1))
print(-7 // 2.0, 7.5 % 2, -7.5 % 2, 1e308 * 10, -1e308 * 10, 1e-320, 0.0 == -0.0, str(-0.0), 3.0 // 0.1, 1e16 + 1)
for bad in (lambda: 1 // 0, lambda: 1 % 0, lambda: 1 / 0, lambda: 1.0 / 0, lambda: 0 ** -1, lambda: int('x'), lambda: float('x'), lambda: int(float('nan')), lambda: int(float('inf')),
            lambda: 2.0 ** 10000, lambda: 1 << -1, lambda: 'a' * 1.5, lambda: 5 & 1.0, lambda: float(10 ** 400), lambda: round('a'), lambda: -'a', lambda: hex(1.5), lambda: int('12', 40)):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
n = 27
steps = 0
while n != 1:
    n = 3 * n + 1 if n % 2 else n // 2
    steps += 1
print(steps, sum(int(c) for c in str(2 ** 200)), len(str(3 ** 400)))
print(id(1) == id(1), hash(5), hash(2 ** 61), hash(-1), hash(1.0) == hash(1), hash('a') == hash('a'), isinstance(True, int), type(5 / 5), type(5 // 5), type(True + 1))
