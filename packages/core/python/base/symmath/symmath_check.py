"""
Whether a learner's expression is the one that is expected (openedx-calc `symmath_check`). A verdict is
`{"ok": bool, "msg": HTML}`.
"""

import html
import traceback

import sympy

from .expressions import my_evalf, my_sympify, names, to_latex
from .formula import Formula
from .mathematics_only import mathematics_only

# Relative, of numbers; of matrices, the length of the difference.
THRESHOLD = 1.0e-3


def symmath_check(expect, ans, dynamath=None, options=None, debug=None, xml=None):
    """
    `expect` and `ans` are texts, `dynamath` a list with the MathML that the browser made of the text. `options` may hold
    `matrix`, `qubit`, `imaginary` and `numerical`. Numbers are right within a thousandth; anything else is right where sympy
    holds the two for the same as they stand. With `debug`, or `xml` with such an attribute, the message says more.
    """
    debug = debug if xml is None else xml.get("debug", False) not in (False, "0", "False")
    options = options or ""
    reading = {"matrix": "matrix" in options, "do_qubit": "qubit" in options}
    try:
        expected = my_sympify(str(expect), **reading)
    except Exception as error:
        return _alert(f'<p>Error {_escaped(error)} in parsing OUR expected answer "{_escaped(expect)}"</p>')
    try:
        given = my_sympify(mathematics_only(str(ans), names(reading["do_qubit"])), **reading)
    except Exception:
        given = None

    both_numbers = _is_number(expected) and _is_number(given)
    if both_numbers or "numerical" in options:
        if _is_near(expected, given):
            return {"ok": True, "msg": ""}
        note = "" if both_numbers else " (note that a numerical answer is expected)"
        return {"ok": False, "msg": _entered(given, note)}
    if expected == given:
        return {"ok": True, "msg": _entered(given)}

    mathml = dynamath[0] if dynamath else None
    if not mathml:
        return {"ok": False, "msg": _escaped(f"[symmath_check] failed to get MathML for input; dynamath={dynamath}")}
    formula = Formula(mathml, options)
    try:
        read = formula.sympy
        entered = _entered(read)
    except Exception as error:
        return _alert(_unread(ans, error) + (_debug_of_error(error, formula, mathml) if debug else ""))
    return _compare(expected, read, entered, ans, debug)


def _compare(expected, read, entered, ans, debug):
    """The verdict on what the MathML says."""
    if _is_number(expected):
        if _is_number(read):
            return {"ok": bool(abs(abs(read - expected) / expected) < THRESHOLD), "msg": entered}
        told = f"<p>given = {_escaped(repr(ans))}</p><p>fsym = {_escaped(repr(read))}</p>"
        return _alert(f"{entered}<p>Expecting a numerical answer!</p>{told}")
    if expected == read:
        return {"ok": True, "msg": entered}
    if isinstance(expected, list):
        try:
            if bool(_distance(expected, my_evalf(read, chop=True)) < THRESHOLD):
                return {"ok": True, "msg": entered}
        except sympy.ShapeError:
            return _alert(f"{entered}<p>Error - your input vector or matrix has the wrong dimensions</p>")
        except Exception as error:
            said = f"<p>Error {_escaped(error)} in comparing expected (a list) and your answer</p>"
            return _alert(entered + said + (_traceback() if debug else ""))
    return {"ok": False, "msg": entered + (_debug_of_verdict(expected, read) if debug else "")}


def check(
    expect,
    given,
    numerical=False,
    matrix=False,
    normphase=False,
    abcsym=False,
    do_qubit=True,
    symtab=None,
    dosimplify=False,
):
    """
    The verdict on two texts. `expect` may hold several answers, `a__or__b`, and flags: `__autonorm__` for matrices up to a
    factor, `__threshold__0.1` for numbers.
    """
    if "__or__" in expect:
        verdicts = []
        for one in expect.split("__or__"):
            verdicts.append(check(one, given, numerical, matrix, normphase, abcsym, do_qubit, symtab, dosimplify))
            if verdicts[-1]["ok"]:
                break
        return verdicts[-1]
    autonorm = "__autonorm__" in expect
    expect = expect.replace("__autonorm__", "")
    matrix = matrix or autonorm
    threshold = THRESHOLD
    if "__threshold__" in expect:
        expect, text = expect.split("__threshold__")
        threshold, numerical = float(text), True
    if str(given) == "" and str(expect) != "":
        return {"ok": False, "msg": ""}

    known = symtab or names(do_qubit, abcsym)
    reading = {"normphase": normphase, "matrix": matrix, "abcsym": abcsym, "do_qubit": do_qubit, "symtab": symtab}
    try:
        read = my_sympify(mathematics_only(str(given), known), **reading)
    except Exception as error:
        said = f'Error {_escaped(error)}<br/> in evaluating your expression "{_escaped(given)}"'
        return {"ok": False, "msg": said}
    try:
        expected = my_sympify(expect, **reading)
    except Exception as error:
        said = f'Error {_escaped(error)}<br/> in evaluating OUR expression "{_escaped(expect)}"'
        return {"ok": False, "msg": said}
    if autonorm:
        try:
            read = read / read.trace()
            expected = expected / expected.trace()
        except Exception as error:
            said = f"Error {_escaped(error)}<br/> in normalizing trace of your expression {to_latex(read)}"
            return {"ok": False, "msg": said}

    said = "Your expression was evaluated as " + to_latex(read)
    if matrix and numerical:
        read = my_evalf(read, chop=True)
        return {"ok": bool(_distance(expected, read) < threshold), "msg": f"{said} = {to_latex(read)}"}
    if dosimplify:
        return {"ok": sympy.simplify(expected) == sympy.simplify(read), "msg": said}
    if numerical:
        return {"ok": bool(abs((expected - read).evalf(chop=True)) < threshold), "msg": said}
    return {"ok": expected == read, "msg": said}


def symmath_check_simple(expect, ans, adict=None, symtab=None, extra_options=None):
    """`check`, with the flags `__MATRIX__`, `__ABC__` and `__LOWER__` in `expect`, or given in `extra_options`."""
    flags = {"__MATRIX__": False, "__ABC__": False, "__LOWER__": False, **(extra_options or {})}
    for flag in flags:
        if flag in expect:
            expect = expect.replace(flag, "")
            flags[flag] = True
    expect = expect.replace("__OR__", "__or__")
    if flags["__LOWER__"]:
        expect, ans = expect.lower(), ans.lower()
    try:
        return check(expect, ans, matrix=flags["__MATRIX__"], abcsym=flags["__ABC__"], symtab=symtab)
    except Exception as error:
        said = f"Error {_escaped(error)}<br/>Failed in evaluating check({_escaped(expect)},{_escaped(ans)})"
        return {"ok": False, "msg": said}


def _is_number(expression):
    return getattr(expression, "is_number", False) is True


def _is_near(expected, given):
    difference = abs(given) if expected == 0 else abs(abs(given - expected) / expected)
    return bool(difference < THRESHOLD)


def _distance(expected, read):
    difference = my_evalf(sympy.Matrix(expected) - sympy.Matrix(read), chop=True)
    return abs(difference.vec().norm().evalf())


def _entered(expression, note=""):
    return f"<p>You entered: {to_latex(expression)}{note}</p>"


def _unread(ans, error):
    illegal = "<p>Illegal math expression</p>" if "Illegal math" in str(error) else ""
    return f"<p>Error in evaluating your expression '{_escaped(ans)}' as a valid equation</p>{illegal}"


def _debug_of_error(error, formula, mathml):
    return (
        f'Error: {_escaped(error)}<hr/><p><font color="blue">DEBUG messages:</font></p><p>{_traceback()}</p>'
        f"<p>cmathml=<pre>{_escaped(formula.cmathml)}</pre></p><p>pmathml=<pre>{_escaped(mathml)}</pre></p><hr/>"
    )


def _debug_of_verdict(expected, read):
    try:
        difference = expected - read
    except Exception:
        difference = None
    wanted = repr(expected).replace("**", "^").replace("hat(I)", "hat(i)")
    return (
        f'<hr/><p><font color="blue">DEBUG messages:</font></p><p>Got: {_escaped(repr(read))}</p>'
        f"<p>Expecting: {_escaped(wanted)}</p>"
        + (f"<p>Difference: {to_latex(difference)}</p>" if difference else "")
        + "<hr/>"
    )


def _traceback():
    return f"<pre>{_escaped(traceback.format_exc())}</pre>"


def _alert(message):
    return {"ok": False, "msg": f'<div class="capa_alert">{message}</div>'}


def _escaped(text):
    return html.escape(str(text), quote=False)
