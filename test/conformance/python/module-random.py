# The module random: the numbers of the Mersenne Twister.
import random
random.seed(42)
print([random.random() for _ in range(4)])
print([random.randint(1, 6) for _ in range(10)], random.randrange(10), random.randrange(0, 100, 7), random.uniform(1, 2), random.choice('abcdef'))
x = list(range(10))
random.shuffle(x)
print(x, random.sample(range(100), 5), random.sample([1, 2, 3], 3), random.choices([1, 2, 3], k=5), random.choices('abc', weights=[1, 1, 8], k=6))
print([round(random.gauss(0, 1), 9) for _ in range(4)], round(random.normalvariate(5, 2), 9), round(random.expovariate(0.5), 9), round(random.triangular(0, 1, 0.3), 9))
print(round(random.gammavariate(2, 3), 9), round(random.gammavariate(0.5, 1), 9), round(random.betavariate(1, 2), 9), round(random.lognormvariate(0, 1), 9), round(random.weibullvariate(1, 2), 9), round(random.paretovariate(3), 9))
print(random.getrandbits(8), random.getrandbits(100), random.getrandbits(32))
r = random.Random(7)
print(r.random(), r.randint(0, 10 ** 20), r.choice([1, 2, 3]))
random.seed(0); a = random.random(); random.seed(0); print(a == random.random())
random.seed(2 ** 80 + 1); print(random.random()); random.seed(-5); print(random.random())
print(sorted(random.sample(range(1000000), 3))[0] >= 0, random.sample(range(30), 12))
try:
    random.choice([])
except IndexError as e:
    print(e)
try:
    random.sample([1], 2)
except ValueError as e:
    print(e)
random.seed(1)
inside = sum(random.random() ** 2 + random.random() ** 2 < 1 for _ in range(1000))
print(4 * inside / 1000)
