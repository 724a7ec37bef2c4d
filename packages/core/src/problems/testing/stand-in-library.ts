import { pythonLibrary } from '../../sandbox/testing/python-library.ts';

/**
 * For recorded problems that import a course library which was not recorded with them (`python_lib.HXGraders`, of HarvardX courses):
 * functions of the same names that read an answer as the recorded outcomes tell, and draw a slider's ends from the seeded `random`.
 */
export const standInLibrary = pythonLibrary({
  'python_lib/__init__.py': '',
  'python_lib/HXGraders.py': `
import json
import random


def _state(ans):
    return json.loads(json.loads(ans)["answer"])


def textResponseGrader(ans, options):
    return len(_state(ans)["answer"].strip()) >= options["min_length"]


def rangeGuessGrader(ans, options):
    state = _state(ans)
    off = max(abs(state[end] - options["correct_number"]) for end in ("upperguess", "lowerguess"))
    return off < options["tolerance"][0]


def pathwayGrader(ans, points, options):
    return bool(_state(ans)["ever_opened"])


def getRangeGuesserParams(options):
    middle, reach = options["correct_number"], 2 * options["tolerance"][-1]
    lower = middle - reach * (1 + random.random())
    return {"lower": lower, "upper": middle + reach * (1 + random.random())}
`,
});
