"""One run of an author's script, as Open edX's CodeJail runs it (codejail `safe_exec`, capa `safe_exec`).

A request is `{"code", "globals", "seed", "libraries"}`: `globals` is JSON text, `libraries` are zip files, base64, to
import from. The outcome is `{"ok": true, "globals", "texts"}` with what JSON can carry of the names left behind, as JSON
text and each as `str()` prints it, or `{"ok": false, "fault", "type", "message", "traceback"}`.
"""

import ast
import base64
import importlib
import json
import sys
import traceback

import memory_library
import python2_random

# What CodeJail lets through (`json_safe`): by type first, then only if JSON can write it.
CARRIED = (type(None), bool, int, float, str, bytes, list, tuple, dict)

# Names that every script finds: the name, and the module behind it, imported when it is first used.
PRESET = (
    ("numpy", "numpy"),
    ("math", "math"),
    ("scipy", "scipy"),
    ("calc", "calc"),
    ("eia", "eia"),
    ("chemcalc", "chem.chemcalc"),
    ("chemtools", "chem.chemtools"),
    ("miller", "chem.miller"),
    ("draganddrop", "verifiers.draganddrop"),
)

OUTPUT_LIMIT = 1 << 20

# Taken at start: a script may replace what it finds in modules, but not what was read before.
_dumps, _loads = json.dumps, json.loads


class LazyModule:
    """A preset module that costs nothing until a script asks it for something (capa `lazymod`)."""

    def __init__(self, name):
        object.__setattr__(self, "_name", name)

    def __getattr__(self, attribute):
        name = object.__getattribute__(self, "_name")
        module = importlib.import_module(name)
        if not hasattr(module, attribute):
            # `scipy.constants` is a module below it that nobody has imported yet.
            try:
                return importlib.import_module(f"{name}.{attribute}")
            except ModuleNotFoundError:
                pass
        return getattr(module, attribute)


def run(request):
    """The outcome of one run; whatever the script does, nothing is raised."""
    names = {"__name__": "__main__", "__builtins__": __builtins__}
    names.update(_loads(request["globals"]))
    try:
        _prepare(names, request["seed"], request["libraries"])
        exec(compile(_parse(request["code"]), "<script>", "exec"), names)
        carried, texts = _carried(names)
    except BaseException as error:  # a script may raise SystemExit or KeyboardInterrupt
        return _fault(error)
    if len(carried) > OUTPUT_LIMIT:
        return {"ok": False, "fault": "output", "message": "The script's values are larger than 1 MB."}
    return {"ok": True, "globals": carried, "texts": texts}


def _prepare(names, seed, libraries):
    for library in reversed(libraries):
        memory_library.offer("python_lib.zip", base64.b64decode(library))
    generator = python2_random.module(seed)
    sys.modules["random"] = generator
    names["random"] = generator
    names["xrange"] = range
    for name, module in PRESET:
        if name not in names:
            names[name] = LazyModule(module)


def _parse(code):
    """The script's syntax tree. `from __future__` is refused as it is there, where a prolog comes before the first line."""
    try:
        tree = ast.parse("pass\n" + code, "<script>")
        compile(tree, "<script>", "exec")
    except SyntaxError as error:
        error.lineno = max(1, (error.lineno or 2) - 1)
        if error.end_lineno is not None:
            error.end_lineno = max(1, error.end_lineno - 1)
        raise
    return ast.increment_lineno(tree, -1)


def _carried(names):
    kept, texts = {}, {}
    for name, value in names.items():
        if name.startswith("__") or not isinstance(value, CARRIED):
            continue
        try:
            written = _dumps(value)
            written.encode("utf-8")
            kept[name] = _loads(written)
            texts[name] = str(value)[:OUTPUT_LIMIT]
        except (TypeError, ValueError, RecursionError, UnicodeError):
            continue
    return _dumps(kept), texts


def _fault(error):
    try:
        message = str(error)
    except BaseException:
        message = ""
    outcome = {
        "ok": False,
        "fault": "memory" if isinstance(error, MemoryError) else "exception",
        "type": type(error).__name__,
        "message": message[:4000],
        "traceback": _traceback(error)[-8000:],
    }
    if isinstance(error, ModuleNotFoundError) and isinstance(error.name, str):
        outcome["fault"] = "missing_module"
        outcome["module"] = error.name
    return outcome


def _traceback(error):
    try:
        # The first frame is this file's own.
        return "".join(traceback.format_exception(type(error), error, error.__traceback__.tb_next))
    except BaseException:
        return ""
