# The module math.
import math
from math import pi, sqrt, floor
print(floor(2.7), math.ceil(2.1), math.trunc(-2.7), sqrt(16), round(math.exp(1), 12), math.log(1), round(math.log(8, 2), 12), math.log2(8), math.log10(1000), math.pow(2, 3))
print(round(math.sin(1), 12), round(math.cos(1), 12), round(math.tan(1), 12), round(math.atan2(1, -1), 12), round(math.asin(1), 12), round(math.sinh(1), 12), math.degrees(pi), round(math.radians(180), 12))
print(math.factorial(10), math.gcd(12, 18), math.gcd(0, 0), math.lcm(4, 6), math.comb(5, 2), math.perm(5, 2), math.isqrt(17), math.hypot(3, 4), math.dist([0, 0], [3, 4]), math.prod([1, 2, 3, 4]))
print(math.isclose(0.1 + 0.2, 0.3), math.isnan(math.nan), math.isinf(-math.inf), math.isfinite(1.0), math.copysign(1, -0.0), math.fmod(-7, 3), math.modf(2.5), math.frexp(8), math.ldexp(0.5, 4), math.fabs(-2))
print(math.fsum([0.1] * 10), math.tau, math.e, math.floor(-0.5), math.ceil(10 ** 20), math.log(10 ** 400) > 900, math.comb(50, 25), math.factorial(25))
for bad in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.acos(2), lambda: math.factorial(-1), lambda: math.exp(1000), lambda: math.floor(math.inf), lambda: math.gcd(1.5, 2), lambda: math.sqrt('a')):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
class Floory:
    def __floor__(self): return 'floored'
print(math.floor(Floory()))
