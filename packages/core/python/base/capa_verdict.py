"""What a grader said, as capa's CustomResponse reads it: here, since `str()` and truth are Python's.

A verdict is `{"marks": [{"correctness", "npoints", "msg"}], "overall_message"}`, one mark an input. `points` are those of the
inputs. A grader's answer that cannot be read raises `ResponseError`.
"""

PARTIAL_CREDIT = 0.5


class ResponseError(Exception):
    """The grader is at fault (capa `ResponseError`)."""


def of_return(returned, points):
    """Of what a check function returned: a truth value, one dictionary for all inputs, or one with a list."""
    count = len(points)
    if not isinstance(returned, dict):
        return _verdict([_correctness(returned)] * count, [""] * count, "", None, points)
    if "ok" in returned:
        correctness = _correctness(returned["ok"])
        message = returned.get("msg", None)
        decimal = float(returned["grade_decimal"]) if "grade_decimal" in returned else _share(correctness)
        single = count == 1
        return _verdict(
            [correctness] * count,
            [message] if single else [""] * count,
            "" if single else message,
            [decimal] * count,
            points,
        )
    if "input_list" in returned:
        inputs = returned["input_list"]
        correctness = [_correctness(one["ok"]) for one in inputs]
        decimals = [
            one["grade_decimal"] if "grade_decimal" in one else _share(mark) for one, mark in zip(inputs, correctness)
        ]
        messages = [one["msg"] if "msg" in one else "" for one in inputs]
        return _verdict(correctness, messages, returned.get("overall_message", ""), decimals, points)
    raise ResponseError("CustomResponse: check function returned an invalid dictionary!")


def of_names(names, points):
    """Of the names that `<answer>` code left: lists it was given to fill in."""
    return _verdict(
        names["correct"], names["messages"], names["overall_message"], names.get("grade_decimals"), points
    )


def _correctness(value):
    said = str(value).lower().strip()
    if said == "false" or not bool(value):
        return "incorrect"
    return "partially-correct" if "partial" in said else "correct"


def _share(correctness):
    return {"correct": 1.0, "partially-correct": PARTIAL_CREDIT}.get(correctness, 0.0)


def _verdict(correctness, messages, overall, decimals, points):
    marks = []
    for place, possible in enumerate(points):
        share = decimals[place] if decimals else _share(correctness[place])
        marks.append(
            {"correctness": str(correctness[place]), "npoints": possible * share, "msg": _text(messages[place])}
        )
    return {"marks": marks, "overall_message": _text(overall)}


def _text(message):
    return str(message) if message else ""
