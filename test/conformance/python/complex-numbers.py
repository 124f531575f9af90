# Complex numbers.
z, w = 3 + 4j, complex(1, -2)
print(z, w, z + w, z - w, z * w, z / w, -z, +w, abs(z), z.real, z.imag, z.conjugate(), z ** 2, z ** 0, 2j ** 2)
print(1j, 1j * 1j, complex(2), complex('1+2j'), complex('-3j'), complex('2.5'), complex(), 0j, -1j, 1 - 0j, complex(0, -1), complex(1.5, 2e20))
print(z == 3 + 4j, z != w, 1 + 0j == 1, bool(0j), bool(1j), [1j, 2 + 1j], {1j: 'i'}[1j], {2: 'a'}[2 + 0j], z + 1, 1.5 * z, z / 2, 10 / z)
print(f'{z}', str(1e-5 + 1j), repr(1.0 + 1.5j), (1 + 2j) ** 3, (-8) ** (1 / 3) != 2, sum([1j, 2, 3.5]), isinstance(z, complex), type(z).__name__)
try:
    z < w
except TypeError as e:
    print(e)
try:
    z / 0
except ZeroDivisionError as e:
    print(e)
try:
    int(z)
except TypeError as e:
    print(type(e).__name__)
c, n = -0.5 + 0.5j, 0
v = 0
while abs(v) < 2 and n < 50:
    v = v * v + c
    n += 1
print(n, round(abs(v), 6))
