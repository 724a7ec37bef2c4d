"""Text to sympy expressions and back to LaTeX, with the names that symmath gives a meaning of its own."""

import re
import string

import sympy
from sympy.core.operations import LatticeOp
from sympy.printing.latex import LatexPrinter


class dot(LatticeOp):
    """The dot product of two vectors; sympy has none of plain symbols."""

    zero = sympy.Symbol("dotzero")
    identity = sympy.Symbol("dotidentity")


def _print_dot(_printer, product):
    return r"{((%s) \cdot (%s))}" % product.args[:2]


LatexPrinter._print_dot = _print_dot

# `e` and `i` are the constants; what sympy has under these other letters is not meant by who writes them.
CONSTANTS = {"e": sympy.E, "i": sympy.I}
PLAIN_SYMBOLS = ("p", "g", "Q", "I", "N", "ZZ", "XI")


def names(do_qubit=False, abcsym=False):
    """What names stand for, as far as it is not what sympy has."""
    known = {**CONSTANTS, **{name: sympy.Symbol(name) for name in PLAIN_SYMBOLS}, "hat": sympy.Function("hat")}
    if do_qubit:
        # Slow to import, and hardly ever asked for.
        from sympy.physics.quantum.qubit import Qubit
        from sympy.physics.quantum.state import Ket

        known.update({"qubit": Qubit, "Ket": Ket, "dot": dot, "bit": sympy.Function("bit")})
    if abcsym:
        for letter in string.ascii_lowercase:
            known.setdefault(letter, sympy.Symbol(letter, real=True))
    return known


def my_sympify(expr, normphase=False, matrix=False, abcsym=False, do_qubit=False, symtab=None):
    """
    The expression that a text is. With `matrix`, a rectangular list of lists is a matrix; with `normphase`, a list is
    turned so that its first number is real; `abcsym` takes small letters for real; `symtab` replaces all names.
    """
    read = sympy.sympify(expr, locals=symtab or names(do_qubit, abcsym))
    if normphase and isinstance(read, list) and read[0].is_number:
        phase = sympy.exp(-sympy.I * sympy.arg(read[0]))
        read = [sympy.Mul(element, phase) for element in read]
    return sympy.Matrix(read) if matrix and _is_rectangular(read) else read


def _is_rectangular(read):
    if not isinstance(read, list) or not all(isinstance(row, list) for row in read):
        return False
    return len({len(row) for row in read}) == 1


def my_evalf(expr, chop=False):
    """Its numerical value, or each of a list; the expression itself where it has none."""
    try:
        return [one.evalf(chop=chop) for one in expr] if isinstance(expr, list) else expr.evalf(chop=chop)
    except Exception:
        return expr


def to_latex(expr):
    """HTML of an expression, for MathJax; empty for None."""
    if expr is None:
        return ""
    latex = sympy.latex(expr).replace(r"\XI", "XI")
    latex = re.sub(r"script([a-zA-Z0-9]+)", r"\\mathcal{\1}", latex)
    return "[mathjax]" + latex.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") + "[/mathjax]<br/>"
