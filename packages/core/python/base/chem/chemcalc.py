"""Chemical equations for authors' scripts: `chemcalc.chemical_equations_equal(given, expected, exact=False)`.

Written as learners write them: `H2SO4 -> H^+ + HSO4^-`, with `(s)`, `(l)`, `(g)`, `(aq)` for phases, `<->` and `=` for the arrow.
"""

import re
from collections import Counter
from fractions import Fraction

ARROWS = ("<->", "->", "=")
PHASES = ("s", "l", "g", "aq")

ELEMENTS = frozenset(
    """H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se Br Kr Rb Sr Y Zr Nb Mo Tc
    Ru Rh Pd Ag Cd In Sn Sb Te I Xe Cs Ba La Ce Pr Nd Pm Sm Eu Gd Tb Dy Ho Er Tm Yb Lu Hf Ta W Re Os Ir Pt Au Hg Tl Pb Bi Po
    At Rn Fr Ra Ac Th Pa U Np Pu Am Cm Bk Cf Es Fm Md No Lr Rf Db Sg Bh Hs Mt Ds Rg Cn Nh Fl Mc Lv Ts Og e""".split()
)

_COEFFICIENT = re.compile(r"\s*(\d+(?:/\d+)?)?\s*")
_CHARGE = re.compile(r"\^\{?(\d*)([+-])\}?$")
_PHASE = re.compile(r"\((s|l|g|aq)\)\s*$")


class ParseException(Exception):
    """No chemical expression."""


def chemical_equations_equal(eq1, eq2, exact=False):
    """Whether two equations say the same: the same arrow, the same sides; unless `exact`, multiples of all coefficients too."""
    try:
        first, second = _equation(eq1), _equation(eq2)
    except ParseException:
        return False
    if first is None or second is None or first[0] != second[0]:
        return False
    return _proportional(first[1:], second[1:], exact)


def divide_chemical_expression(s1, s2, ignore_state=False):
    """How many times the second expression the first is; False where it is no multiple."""
    first, second = _side(s1), _side(s2)
    if ignore_state:
        first, second = _stateless(first), _stateless(second)
    return _ratio(first, second) or False


def chemical_expression_equal(s1, s2):
    """Whether two expressions hold the same molecules in the same proportion."""
    return divide_chemical_expression(s1, s2) == 1


def _equation(text):
    for arrow in ARROWS:
        sides = text.split(arrow)
        if len(sides) == 2:
            return arrow, _side(sides[0]), _side(sides[1])
        if len(sides) > 2:
            return None
    return None


def _side(text):
    """Molecules, each its atoms, charge and phase, with how many there are."""
    terms = Counter()
    for term in re.split(r"(?<![\^\d{])\+|(?<=\s)\+(?=\s)", text):
        start = _COEFFICIENT.match(term)
        count = Fraction(start.group(1)) if start.group(1) else Fraction(1)
        terms[_molecule(term[start.end() :].strip())] += count
    return terms


def _molecule(text):
    phase = _PHASE.search(text)
    rest = text[: phase.start()].strip() if phase else text
    charge = _CHARGE.search(rest)
    signed = 0
    if charge:
        signed = int(charge.group(1) or 1) * (1 if charge.group(2) == "+" else -1)
        rest = rest[: charge.start()]
    rest = rest.replace("_", "").replace("{", "").replace("}", "")
    atoms, end = _atoms(rest, 0)
    if end != len(rest) or not atoms:
        raise ParseException(text)
    return tuple(sorted(atoms.items())), signed, phase.group(1) if phase else None


def _atoms(text, place):
    atoms = Counter()
    while place < len(text) and text[place] != ")":
        if text[place] == "(":
            inner, place = _atoms(text, place + 1)
            if place >= len(text):
                raise ParseException(text)
            place += 1
        else:
            name = re.compile(r"[A-Z][a-z]?|e").match(text, place)
            if not name or name.group() not in ELEMENTS:
                name = re.compile(r"[A-Z]").match(text, place)
            if not name or name.group() not in ELEMENTS:
                raise ParseException(text)
            inner, place = {name.group(): 1}, name.end()
        times = re.compile(r"\d*").match(text, place)
        place = times.end()
        for element, count in inner.items():
            atoms[element] += count * int(times.group() or 1)
    return atoms, place


def _stateless(side):
    plain = Counter()
    for (atoms, charge, _), count in side.items():
        plain[(atoms, charge, None)] += count
    return plain


def _proportional(first, second, exact):
    ratios = {_ratio(one, other) for one, other in zip(first, second)}
    return ratios == {Fraction(1)} if exact else len(ratios) == 1 and None not in ratios


def _ratio(first, second):
    if set(first) != set(second):
        return None
    ratios = {first[molecule] / second[molecule] for molecule in first}
    return ratios.pop() if len(ratios) == 1 else None
