"""Grades submissions with Open edX's own capa and times it: JSON {"problems": [...], "submissions": [...], "rounds"} in, JSON out."""

import json
import sys
import time

from django.conf import settings

settings.configure(STATIC_URL="/static/", CACHES={}, USE_TZ=True)

import django

django.setup()

from xblocks_contrib.problem.capa.capa_problem import LoncapaProblem, LoncapaSystem


class Words:
    def gettext(self, text):
        return text

    ugettext = gettext

    def ngettext(self, one, many, count):
        return one if count == 1 else many


class Runtime:
    def publish(self, *_):
        pass


class Block:
    """Where capa publishes its hint events."""

    location = "p"
    runtime = Runtime()


SYSTEM = LoncapaSystem(
    ajax_url="",
    anonymous_student_id="peer",
    cache=None,
    can_execute_unsafe_code=lambda: False,
    get_python_lib_zip=lambda: None,
    DEBUG=False,
    i18n=Words(),
    render_template=lambda *_: "",
    resources_fs=None,
    seed=1,
    xqueue=None,
)


def grade(submission):
    # As the platform does for each submission, without building the page it would show (extract_tree).
    problem = LoncapaProblem(submission["xml"], "p", SYSTEM, Block(), seed=1, extract_tree=False)
    problem.grade_answers(submission["answers"])
    return problem.calculate_score()["score"]


given = json.load(sys.stdin)
scores = [grade(submission) for submission in given["submissions"]]
seconds = []
for _ in range(given["rounds"]):
    start = time.perf_counter()
    for submission in given["submissions"]:
        grade(submission)
    seconds.append(time.perf_counter() - start)
print(json.dumps({"scores": scores, "seconds": seconds}))
