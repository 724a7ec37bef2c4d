"""The process in the jail that author code is forked from; it runs none itself.

It reads requests on standard input and writes outcomes on standard output, each a line of JSON. Each run is a fork: the
child takes its limits, gives up every system call that could do harm, runs the script, and hands its outcome through a
pipe of its own. What it did to its memory goes with it, and it can write nothing else.
"""

import gc
import importlib
import importlib.util
import json
import os
import resource
import select
import signal
import sys
import time

import run_script
import system_calls

LARGEST_OUTCOME = 4 << 20
# The libraries of the system, which are as good as Python itself; loaded once, where scripts ask for them.
WARM = ("numpy", "scipy", "sympy", "mpmath")


def serve():
    system_calls.hide_memory()
    for warm in ("math", "fractions", "decimal", "itertools", "collections", "re", "copy", "python2_random"):
        importlib.import_module(warm)
    gc.freeze()
    _write({"ready": True, "python": sys.version.split()[0], "lacks": [name for name in WARM if not _warm(name)]})
    for line in sys.stdin.buffer:
        request = json.loads(line)
        for name in request["modules"]:
            if name in WARM and name not in sys.modules:
                importlib.import_module(name)
        _write({"id": request["id"], **_run(request)})


def _warm(name):
    return importlib.util.find_spec(name) is not None


def _run(request):
    mine, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        _child(request, theirs)
    os.close(theirs)
    try:
        text = _read(mine, time.monotonic() + request["limits"]["wallSeconds"])
    finally:
        os.close(mine)
        # One that has answered ends by itself, or is made to.
        _kill(child)
        _, status = os.waitpid(child, 0)
    if text is None:
        return _fault("time", "The script took too long.")
    if len(text) > LARGEST_OUTCOME:
        return _fault("output", "The script's values are too large.")
    if text.endswith(b"\n"):
        return _outcome(text)
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGXCPU:
        return _fault("time", "The script took too long.")
    return _fault("crashed", "The script ended its interpreter.")


def _outcome(text):
    """What the child wrote, which may be a script's own writing."""
    try:
        outcome = json.loads(text)
    except ValueError:
        outcome = None
    return outcome if isinstance(outcome, dict) else _fault("crashed", "The script spoiled its own outcome.")


def _child(request, out):
    """Never returns."""
    try:
        limits = request["limits"]
        nothing = os.open("/dev/null", os.O_RDWR)
        for standard in (0, 1, 2):
            os.dup2(nothing, standard)
        os.closerange(3, out)
        os.closerange(out + 1, 64)
        cpu = int(limits["cpuSeconds"])
        for limit, value in (
            (resource.RLIMIT_CPU, (cpu, cpu + 1)),
            (resource.RLIMIT_AS, (limits["memoryBytes"],) * 2),
            (resource.RLIMIT_FSIZE, (0, 0)),
            (resource.RLIMIT_CORE, (0, 0)),
            (resource.RLIMIT_NOFILE, (32, 32)),
        ):
            resource.setrlimit(limit, value)
        system_calls.only_harmless_calls()
        text = json.dumps(run_script.run(request)).encode("utf-8") + b"\n"
        sent = 0
        while sent < len(text):
            sent += os.write(out, text[sent:])
    finally:
        os._exit(0)


def _read(source, deadline):
    """What the child wrote, up to a line's end or its own; None once the time is over."""
    text = bytearray()
    while True:
        ready, _, _ = select.select([source], [], [], max(0, deadline - time.monotonic()))
        if not ready:
            return None
        part = os.read(source, 1 << 16)
        text += part
        if part == b"" or text.endswith(b"\n") or len(text) > LARGEST_OUTCOME:
            return bytes(text)


def _kill(child):
    try:
        os.kill(child, signal.SIGKILL)
    except ProcessLookupError:
        pass


def _fault(fault, message):
    return {"ok": False, "fault": fault, "message": message}


def _write(answer):
    sys.stdout.buffer.write(json.dumps(answer).encode("utf-8") + b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    serve()
