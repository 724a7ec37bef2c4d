"""What the process around Pyodide calls: one line in, one line out.

The ways from Python into JavaScript are closed before a script runs. What a script changes in memory is undone from
outside, by putting the memory back as it was.
"""

import importlib.util
import json
import sys

import run_script

# Open edX offers these; whoever can install wheels into Pyodide has them.
OFFERED_ELSEWHERE = ("numpy", "scipy", "sympy", "mpmath")

BRIDGES = ("js", "pyodide_js", "_pyodide_core", "pyodide", "_pyodide")
NATIVE = ("ctypes", "_ctypes")


def lacks():
    return json.dumps([name for name in OFFERED_ELSEWHERE if importlib.util.find_spec(name) is None])


def close_doors():
    """Takes the modules that reach JavaScript or raw memory out of reach, and everything that is in them."""
    for name in list(sys.modules):
        if name.partition(".")[0] in BRIDGES + NATIVE:
            module = sys.modules.pop(name)
            if name != "_pyodide_core":
                continue
            for attribute in [one for one in vars(module) if not one.startswith("__")]:
                delattr(module, attribute)
    own = ("_frozen_importlib", "_frozen_importlib_external", "memory_library")
    sys.meta_path[:] = [finder for finder in sys.meta_path if _module_of(finder) in own]
    sys.addaudithook(_refuse)


def _module_of(finder):
    return finder.__module__ if isinstance(finder, type) else type(finder).__module__


def _refuse(event, arguments):
    if event == "import" and str(arguments[0]).partition(".")[0] in BRIDGES + NATIVE:
        raise ModuleNotFoundError(f"No module named {arguments[0]!r}", name=arguments[0])
    if event in ("gc.get_objects", "gc.get_referrers", "gc.get_referents") or event.startswith("ctypes."):
        raise PermissionError(event)


def answer(line):
    request = json.loads(line)
    return json.dumps({"id": request["id"], **run_script.run(request)})
