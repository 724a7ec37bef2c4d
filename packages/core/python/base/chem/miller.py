"""Miller indices of a plane in a crystal, for authors' scripts: `miller.grade(given, {"miller": "(1,1,1)", "lattice": "bcc"})`.

Planes are given by points of the unit cube, as the editor `crystallography` sends them.
"""

import json
import math
from fractions import Fraction

# Origins for a plane that goes through (0, 0, 0), in the order in which they are tried.
OTHER_ORIGINS = ((1, 1, 1), (0, 0, 1), (1, 0, 1), (0, 1, 1), (1, 0, 0), (0, 1, 0))

# An intercept is read as a fraction with no larger denominator: learners place points by hand.
LARGEST_DENOMINATOR = 10


def grade(user_input, correct_answer):
    """
    Whether the learner's lattice is the one asked for and the plane has its indices, up to the sign of all. `user_input` is
    JSON, `{"lattice": "bcc", "points": [["0.50", "0.00", "0.00"], …]}`; of the points the first three count, to the nearest 0.05.
    """
    given = json.loads(user_input)
    if given["lattice"] != correct_answer["lattice"] or len(given["points"]) < 3:
        return False
    points = [[_to_tick(float(coordinate)) for coordinate in point] for point in given["points"]]
    wanted = correct_answer["miller"]
    return miller(points) in (wanted.replace(" ", ""), _negative(wanted).replace(" ", ""))


def miller(points):
    """The indices of the plane through three points, `(-6,3,-6)`."""
    first, second, third = points[:3]
    normal = _cross(_difference(second, first), _difference(third, first))
    segments = _segments(first, normal, (0, 0, 0))
    if any(segment == 0 for segment in segments):
        origin = next(one for one in OTHER_ORIGINS if _dot(one, normal) != 0)
        segments = _segments(first, normal, origin)
    return sub_miller(segments)


def sub_miller(segments):
    """The indices of a plane that cuts the axes at these distances from the origin, none of them 0; NaN where it does not."""
    reciprocals = [segment_to_fraction(segment) for segment in segments]
    denominator = math.lcm(*(one.denominator for one in reciprocals))
    return "(" + ",".join(str(int(one * denominator)) for one in reciprocals) + ")"


def segment_to_fraction(distance):
    """The reciprocal of a distance that is a simple fraction; 0 of NaN."""
    if math.isnan(distance):
        return Fraction(0)
    near = Fraction(distance).limit_denominator(LARGEST_DENOMINATOR)
    return Fraction(near.denominator, near.numerator)


def _segments(point, normal, origin):
    """Where the plane cuts the axes through an origin, along the directions of the cube's own."""
    height = _dot(_difference(point, origin), normal)
    return [height / part if part != 0 else math.nan for part in normal]


def _to_tick(coordinate):
    """The nearest multiple of 0.05, the upper one from a quarter of the way between tenths, as the editor's grid."""
    tenths = math.floor(coordinate * 10)
    quarter = math.floor((coordinate * 10 - tenths) / 0.25)
    return tenths / 10 + (0, 0.05, 0.05, 0.1)[quarter]


def _negative(indices):
    """With each sign turned. Digits are taken one by one: of indices above 9 only those that end in 0 are turned rightly."""
    turned = ""
    rest = iter(indices[1:-1])
    for character in rest:
        if character == "-":
            turned += next(rest, "")
        else:
            turned += character if character in ", 0" else "-" + character
    return f"({turned})"


def _difference(one, other):
    return [first - second for first, second in zip(one, other)]


def _dot(one, other):
    return sum(first * second for first, second in zip(one, other))


def _cross(one, other):
    (a, b, c), (d, e, f) = one, other
    return [b * f - c * e, c * d - a * f, a * e - b * d]
