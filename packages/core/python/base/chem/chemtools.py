"""Graders for authors' scripts of what the molecule editor `vsepr_input` answers: `chemtools.vsepr_grade(given, correct)`.

An answer is `{"geometry": "AX4E0", "atoms": {"c0": "N", "p0": "H", …}}`. Atoms stand in positions: `c0` in the centre, `p…`
around it, or `a…` on the axis and `e…` in the plane across it. In `AX6` the plane has two further axes, `e10` `e11` and
`e20` `e21`; `(ep)` is a pair of electrons.
"""

import itertools
import json

CENTRE = "c0"


def vsepr_parse_user_answer(user_input):
    """The answer as the editor sends it, JSON."""
    return json.loads(user_input)


def vsepr_build_correct_answer(geometry, atoms):
    """An answer to compare with."""
    return {"geometry": geometry, "atoms": atoms}


def vsepr_grade(user_input, correct_answer, convert_to_peripheral=False):
    """
    Whether geometry and centre are the same, and the same atoms stand in positions of each kind, in any order. With
    `convert_to_peripheral`, all positions of the given answer count as `p…`. Where the correct answer has the three axes of
    `AX6`, any of them may be any other.
    """
    if user_input["geometry"] != correct_answer["geometry"]:
        return False
    given, correct = user_input["atoms"], correct_answer["atoms"]
    if given[CENTRE] != correct[CENTRE]:
        return False
    if convert_to_peripheral:
        around = [atom for position, atom in given.items() if position != CENTRE]
        given = {f"p{place}": atom for place, atom in enumerate(around)}
    if "e10" in correct:
        axes = [_atoms(given, axis) for axis in ("a", "e1", "e2")]
        wanted = [_atoms(correct, axis) for axis in ("a", "e1", "e2")]
        return any(list(order) == wanted for order in itertools.permutations(axes))
    return all(_atoms(given, kind) == _atoms(correct, kind) for kind in ("p", "a", "e"))


def _atoms(atoms, kind):
    """The atoms in positions of a kind, in order of their names."""
    return sorted(atom for position, atom in atoms.items() if position.startswith(kind))
