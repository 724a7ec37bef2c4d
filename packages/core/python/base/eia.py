"""Preferred values of resistors (IEC 60063), as authors' scripts ask for them: `eia.iseia(4700, eia.E24)`."""

import math

E6 = [10, 15, 22, 33, 47, 68]
E12 = [10, 12, 15, 18, 22, 27, 33, 39, 47, 56, 68, 82]
E24 = [10, 11, 12, 13, 15, 16, 18, 20, 22, 24, 27, 30, 33, 36, 39, 43, 47, 51, 56, 62, 68, 75, 82, 91]


def _geometric(count):
    values = [round(100 * 10 ** (place / count)) for place in range(count)]
    # The standard has 920 where the series gives 919.
    return [920 if value == 919 else value for value in values]


E192 = _geometric(192)
E96 = _geometric(96)
E48 = _geometric(48)


def iseia(value, valid_types=(E6, E12, E24)):
    """Whether a value is one of the series times a power of ten; `valid_types` is a series or several."""
    if value <= 0:
        return False
    series = valid_types if isinstance(valid_types[0], (list, tuple)) else [valid_types]
    for one in series:
        digits = len(str(one[0]))
        scaled = value / 10 ** (math.floor(math.log10(value)) - digits + 1)
        if any(math.isclose(scaled, preferred, rel_tol=1e-9) for preferred in one):
            return True
    return False
