"""`random` as Open edX's scripts have it: Python 3's generator with Python 2's draws (courseware reference: MT19937).

Python 2 drew whole numbers as `int(random() * n)`, Python 3 draws bits; the same seed must show a learner the same
variant on both. What draws through `random()` alone is the same in both and is inherited.
"""

import random as python3
import types


class Random(python3.Random):
    """A generator of its own, seeded as Python 2 seeds with a whole number."""

    def seed(self, a=None, version=1):
        super().seed(a, version=1)

    def randrange(self, start, stop=None, step=1):
        if int(start) != start:
            raise ValueError("non-integer arg 1 for randrange()")
        start = int(start)
        if stop is None:
            if start > 0:
                return int(self.random() * start)
            raise ValueError("empty range for randrange()")
        if int(stop) != stop:
            raise ValueError("non-integer stop for randrange()")
        width = int(stop) - start
        if step == 1 and width > 0:
            return int(start + int(self.random() * width))
        if step == 1:
            raise ValueError("empty range for randrange() (%d,%d, %d)" % (start, stop, width))
        if int(step) != step:
            raise ValueError("non-integer step for randrange()")
        step = int(step)
        if step == 0:
            raise ValueError("zero step for randrange()")
        count = (width + step + (-1 if step > 0 else 1)) // step
        if count <= 0:
            raise ValueError("empty range for randrange()")
        return start + step * int(self.random() * count)

    def randint(self, a, b):
        return self.randrange(a, b + 1)

    def choice(self, seq):
        return seq[int(self.random() * len(seq))]

    def shuffle(self, x, random=None, int=int):
        draw = self.random if random is None else random
        for i in reversed(range(1, len(x))):
            j = int(draw() * (i + 1))
            x[i], x[j] = x[j], x[i]

    def sample(self, population, k):
        n = len(population)
        if not 0 <= k <= n:
            raise ValueError("sample larger than population")
        chosen = [None] * k
        if _pools(n, k) or hasattr(population, "keys"):
            pool = list(population)
            for i in range(k):
                j = int(self.random() * (n - i))
                chosen[i] = pool[j]
                pool[j] = pool[n - i - 1]
            return chosen
        taken = set()
        for i in range(k):
            j = int(self.random() * n)
            while j in taken:
                j = int(self.random() * n)
            taken.add(j)
            chosen[i] = population[j]
        return chosen


def _pools(n, k):
    """Whether a list of the population is smaller than a set of k positions."""
    size = 21
    if k > 5:
        power = 1
        while power < k * 3:
            power *= 4
        size += power
    return n <= size


DRAWS = (
    "betavariate choice expovariate gammavariate gauss getrandbits getstate lognormvariate normalvariate paretovariate "
    "randint random randrange sample seed setstate shuffle triangular uniform vonmisesvariate weibullvariate choices"
).split()


def module(seed):
    """A module named `random` whose own generator starts at `seed`."""
    made = types.ModuleType("random")
    generator = Random(seed)
    made.Random = Random
    made.SystemRandom = python3.SystemRandom
    for name in DRAWS:
        setattr(made, name, getattr(generator, name))
    return made
