"""Grading of `drag_and_drop_input`, as authors' scripts ask for it: `draganddrop.grade(submission[0], correct_answer)`.

The learner's answer is JSON, a list of `{draggable: place}`: a target's id, `[x, y]`, or a target on another draggable, nested.
The right answer is `{draggable: place}`, or a list of groups `{"draggables", "targets", "rule"}`. Rules, as Open edX documents
them: `exact`, each draggable at its place; `anyof`, each at one of the places; `unordered_equal`, all the places taken, in any
order; with `+number`, a draggable that may be used again counts as often as it is used.
"""

import json
from collections import Counter

# Pixels by which a place given as a point may be missed, where the author gives no radius.
TOLERANCE = 10


def grade(user_input, correct_answer):
    placed = [_flat(one) for one in json.loads(user_input)]
    groups = _groups(correct_answer)
    grouped = {draggable for group in groups for draggable in group["draggables"]}
    if any(draggable not in grouped for draggable, _ in placed):
        return False
    return all(_agrees(group, placed) for group in groups)


def _flat(answer):
    """The draggable and its place; a place on another draggable as `target[draggable][target]`."""
    draggable, place = next(iter(answer.items()))
    nested = []
    while isinstance(place, dict):
        inner, place = next(iter(place.items()))
        nested.append(inner)
    if nested:
        place = str(place) + "".join(f"[{name}]" for name in reversed(nested))
    return draggable, place


def _groups(correct_answer):
    if isinstance(correct_answer, dict):
        correct_answer = [
            {"draggables": [draggable], "targets": [place], "rule": "exact"}
            for draggable, place in correct_answer.items()
        ]
    return [
        {"draggables": list(one["draggables"]), "targets": list(one["targets"]), "rule": one["rule"]}
        for one in correct_answer
    ]


def _agrees(group, placed):
    rule, _, number = group["rule"].partition("+")
    draggables = group["draggables"]
    mine = [(draggable, place) for draggable, place in placed if draggable in draggables]
    used = Counter(draggable for draggable, _ in mine)
    wanted = Counter(draggables)
    if number == "number":
        if used != wanted:
            return False
    elif set(used) != set(wanted):
        return False
    places = [place for _, place in mine]
    targets = group["targets"]
    if rule == "exact":
        ordered = [place for draggable in dict.fromkeys(draggables) for name, place in mine if name == draggable]
        return len(ordered) == len(targets) and all(map(_same, targets, ordered))
    if rule == "anyof":
        return all(any(_same(target, place) for target in targets) for place in places)
    if rule == "unordered_equal":
        return _one_each(targets, places)
    return False


def _one_each(targets, places):
    """Whether each target is taken by just one place."""
    if len(targets) != len(places):
        return False
    left = list(places)
    for target in targets:
        found = next((place for place in left if _same(target, place)), None)
        if found is None:
            return False
        left.remove(found)
    return True


def _same(target, place):
    if isinstance(target, (list, tuple)) != isinstance(place, (list, tuple)):
        return False
    if not isinstance(target, (list, tuple)):
        return str(target) == str(place)
    radius = TOLERANCE
    if isinstance(target[0], (list, tuple)):
        target, radius = target
    return (place[0] - target[0]) ** 2 + (place[1] - target[1]) ** 2 <= radius**2
