"""
The expression of a formula in MathML: Content MathML whole; of Presentation MathML what openedx-calc reads of it (`formula`),
which is the first thing that stands in it, where that is a row of signs: since SnuggleTeX is gone, nothing turns one into the
other there.
"""

import functools
import operator
import xml.etree.ElementTree as ElementTree

import sympy

from .expressions import my_sympify, names
from .mathematics_only import mathematics_only
from .presentation import indented, simpler, spell_greek, tag_of

FUNCTIONS = {
    name: getattr(sympy, name)
    for name in """sin cos tan cot sinh cosh tanh coth asin acos atan atan2 acot asinh acosh atanh acoth
    exp log ln""".split()
}


def _minus(*arguments):
    if len(arguments) == 1:
        return -arguments[0]
    if len(arguments) != 2:
        raise ValueError("minus given wrong number of arguments!")
    return arguments[0] - arguments[1]


OPERATORS = {
    **FUNCTIONS,
    "plus": lambda *arguments: functools.reduce(operator.add, arguments),
    "times": lambda *arguments: functools.reduce(operator.mul, arguments),
    "minus": _minus,
    "divide": operator.truediv,
    "root": sympy.sqrt,
    "power": sympy.Pow,
}


class FormulaError(Exception):
    """A formula that cannot be read."""


class Formula:
    """A formula in MathML, or as text. `options` of the response; `imaginary` takes `i` for the imaginary unit."""

    def __init__(self, text, options=""):
        self._text = text.strip()
        self._imaginary = "imaginary" in (options or "")

    @functools.cached_property
    def cmathml(self):
        """What stands for Content MathML there: the Presentation MathML, made simpler."""
        try:
            return indented(simpler(self._text))
        except Exception:
            return "<html>Error! Cannot process pmathml</html>"

    @functools.cached_property
    def sympy(self):
        """The expression. Raises what is wrong with the formula."""
        if "<math " not in self._text:
            return _read(self._text)
        root = ElementTree.fromstring(self.cmathml if "<mstyle" in self._text else self._text)
        spell_greek(root)
        return self._expression(root[0])

    def _expression(self, element):
        tag = tag_of(element)
        if tag == "apply":
            return self._apply(tag_of(element[0]), [self._expression(one) for one in element[1:]])
        if tag == "list" and tag_of(element[0]) == "matrix":
            return self._expression(element[0])
        if tag in ("list", "vector"):
            return [self._expression(one) for one in element]
        if tag == "matrix":
            return sympy.Matrix([self._expression(one) for one in element])
        if tag == "cn":
            return _read(element.text)
        if tag == "ci":
            return self._identifier(element)
        if tag == "mstyle":
            return self._expression(element[0])
        if tag == "mrow":
            return _read("".join(one.text for one in element))
        raise FormulaError(f"[formula] unknown tag {tag}")

    def _apply(self, name, arguments):
        if name not in OPERATORS:
            raise FormulaError(f"[formula]: unknown operator tag {name}")
        try:
            return OPERATORS[name](*arguments)
        except Exception as error:
            raise FormulaError(f"[formula] error={error} failed to apply {name} to args={arguments}") from error

    def _identifier(self, element):
        if len(element) > 0 and tag_of(element[0]) in ("msub", "msup"):
            return sympy.Symbol(_indexed(element[0]))
        name = str(element.text)
        if "hat" in name:
            return _read(name)
        return sympy.I if name == "i" and self._imaginary else sympy.Symbol(name)


def _indexed(element):
    tag = tag_of(element)
    if tag in ("mn", "mi"):
        return element.text
    if tag in ("msub", "msup"):
        return ("_" if tag == "msub" else "^").join(_indexed(one) for one in element)
    raise FormulaError(f"[parse_presentation_symbol] unknown tag {tag}")


def _read(text):
    return my_sympify(mathematics_only(text, names()))
