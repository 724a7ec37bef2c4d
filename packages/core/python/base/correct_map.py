"""The map of marks that authors' hint functions are given (capa `CorrectMap`)."""

EMPTY = {"correctness": None, "npoints": None, "msg": "", "hint": "", "hintmode": None, "queuestate": None}


class CorrectMap:
    def __init__(self, entries=None):
        self.cmap = {}
        self.overall_message = ""
        self.set_dict(entries or {})

    def set_dict(self, entries):
        self.cmap = {answer_id: {**EMPTY, **entry} for answer_id, entry in entries.items()}

    def get_dict(self):
        return {
            answer_id: {
                "correctness": str(entry["correctness"]),
                "npoints": entry["npoints"],
                "msg": _text(entry["msg"]),
                "hint": _text(entry["hint"]),
                "hintmode": entry["hintmode"],
            }
            for answer_id, entry in self.cmap.items()
        }

    def keys(self):
        return self.cmap.keys()

    def items(self):
        return self.cmap.items()

    def __getitem__(self, answer_id):
        return self.cmap[answer_id]

    def __iter__(self):
        return iter(self.cmap)

    def set(self, answer_id=None, correctness=None, npoints=None, msg="", hint="", hintmode=None, queuestate=None):
        if answer_id is not None:
            self.cmap[str(answer_id)] = {
                "correctness": correctness,
                "npoints": npoints,
                "msg": msg,
                "hint": hint,
                "hintmode": hintmode,
                "queuestate": queuestate,
            }

    def is_correct(self, answer_id):
        return self.get_correctness(answer_id) in ("correct", "partially-correct")

    def is_partially_correct(self, answer_id):
        return self.get_correctness(answer_id) == "partially-correct"

    def is_queued(self, answer_id):
        return self.get_property(answer_id, "queuestate") is not None

    def get_npoints(self, answer_id):
        points = self.get_property(answer_id, "npoints")
        if points is not None:
            return points
        return 1 if self.is_correct(answer_id) else 0

    def set_property(self, answer_id, name, value):
        self.cmap.setdefault(answer_id, dict(EMPTY))[name] = value

    def get_property(self, answer_id, name, default=None):
        return self.cmap.get(answer_id, {}).get(name, default)

    def get_correctness(self, answer_id):
        return self.get_property(answer_id, "correctness")

    def get_msg(self, answer_id):
        return self.get_property(answer_id, "msg", "")

    def get_hint(self, answer_id):
        return self.get_property(answer_id, "hint", "")

    def get_hintmode(self, answer_id):
        return self.get_property(answer_id, "hintmode", None)

    def set_hint_and_mode(self, answer_id, hint, mode):
        """`mode` is None, `on_request` or `always`."""
        self.set_property(answer_id, "hint", hint)
        self.set_property(answer_id, "hintmode", mode)

    def update(self, other):
        self.cmap.update(other.cmap)
        self.set_overall_message(other.get_overall_message())

    def set_overall_message(self, message):
        self.overall_message = str(message)

    def get_overall_message(self):
        return self.overall_message


def _text(value):
    return str(value) if value else ""
