"""The formula language for authors' scripts, as Open edX's `calc` gives it: `evaluator(variables, functions, text)`.

The same grammar as in problems (courseware reference §2.8): signs belong to numbers, no implicit multiplication, `||` for
resistances side by side, `%` as the only suffix.
"""

import cmath
import math
import re

DEFAULT_VARIABLES = {"i": 1j, "j": 1j, "e": math.e, "pi": math.pi}


class UndefinedVariable(Exception):
    """A name in the formula that is not known."""


class UnmatchedParenthesis(Exception):
    """A parenthesis without its other."""


class ParseException(Exception):
    """A text that is no formula."""


def _real(value):
    value = complex(value)
    return value.real if value.imag == 0 else value


def _factorial(value):
    if isinstance(value, float) and not value.is_integer() or isinstance(value, complex):
        raise ValueError("factorial() only accepts integral values")
    if isinstance(value, float):
        raise TypeError("'float' object cannot be interpreted as an integer")
    return math.factorial(value)


def _numeric(on_real, on_complex=None, domain=lambda x: True):
    """A function as numpy has it: a real number stays one, and is NaN outside of `domain` of the real function."""

    def apply(value):
        if isinstance(value, complex):
            return (on_complex or on_real)(value)
        if not domain(value):
            return _real(on_complex(complex(value)))
        try:
            return on_real(value)
        except ValueError:
            return float("nan")
        except ZeroDivisionError:
            return float("inf")

    return apply


def _inverse(function):
    return lambda value: function(1 / value)


def _reciprocal(function):
    return lambda value: 1 / function(value)


def _within(x):
    return abs(x) <= 1


def _positive(x):
    return x > 0


def _arccot(value):
    if isinstance(value, complex):
        return cmath.pi / 2 - cmath.atan(value)
    return (-math.pi / 2 if value < 0 else math.pi / 2) - math.atan(value)


DEFAULT_FUNCTIONS = {
    "sin": _numeric(math.sin, cmath.sin),
    "cos": _numeric(math.cos, cmath.cos),
    "tan": _numeric(math.tan, cmath.tan),
    "sec": _numeric(_reciprocal(math.cos), _reciprocal(cmath.cos)),
    "csc": _numeric(_reciprocal(math.sin), _reciprocal(cmath.sin)),
    "cot": _numeric(_reciprocal(math.tan), _reciprocal(cmath.tan)),
    "sinh": _numeric(math.sinh, cmath.sinh),
    "cosh": _numeric(math.cosh, cmath.cosh),
    "tanh": _numeric(math.tanh, cmath.tanh),
    "sech": _numeric(_reciprocal(math.cosh), _reciprocal(cmath.cosh)),
    "csch": _numeric(_reciprocal(math.sinh), _reciprocal(cmath.sinh)),
    "coth": _numeric(_reciprocal(math.tanh), _reciprocal(cmath.tanh)),
    "arcsin": _numeric(math.asin, cmath.asin, _within),
    "arccos": _numeric(math.acos, cmath.acos, _within),
    "arctan": _numeric(math.atan, cmath.atan),
    "arcsec": _numeric(_inverse(math.acos), _inverse(cmath.acos)),
    "arccsc": _numeric(_inverse(math.asin), _inverse(cmath.asin)),
    "arccot": _arccot,
    "arcsinh": _numeric(math.asinh, cmath.asinh),
    "arccosh": _numeric(math.acosh, cmath.acosh),
    "arctanh": _numeric(math.atanh, cmath.atanh, _within),
    "arcsech": _numeric(_inverse(math.acosh), _inverse(cmath.acosh)),
    "arccsch": _numeric(_inverse(math.asinh), _inverse(cmath.asinh)),
    "arccoth": _numeric(_inverse(math.atanh), _inverse(cmath.atanh)),
    "sqrt": _numeric(math.sqrt, cmath.sqrt, lambda x: x >= 0),
    "ln": _numeric(math.log, cmath.log, _positive),
    "log10": _numeric(math.log10, cmath.log10, _positive),
    "log2": _numeric(math.log2, lambda z: cmath.log(z) / math.log(2), _positive),
    "exp": _numeric(math.exp, cmath.exp),
    "abs": abs,
    "fact": _factorial,
    "factorial": _factorial,
}

_SPACE = re.compile(r"\s*")
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:\s*[eE]\s*[+-]?\s*\d+)?(?:\s*%)?")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*(?:_\{[A-Za-z0-9]*\})?(?:\^\{[A-Za-z0-9]*\})?'*")


def evaluator(variables, functions, math_expr, case_sensitive=False):
    """The value of a formula; NaN for an empty text."""
    if math_expr.strip() == "":
        return float("nan")
    _check_parentheses(math_expr)
    tree = _Parser(math_expr).formula()
    known_variables = {**DEFAULT_VARIABLES, **variables}
    known_functions = {**DEFAULT_FUNCTIONS, **functions}
    if not case_sensitive:
        known_variables = {name.lower(): value for name, value in known_variables.items()}
        known_functions = {name.lower(): value for name, value in known_functions.items()}
    fold = (lambda name: name) if case_sensitive else str.lower
    names = {"variable": set(), "function": set()}
    _collect(tree, names)
    _refuse_unknown(names["variable"], known_variables, fold, "variable")
    _refuse_unknown(names["function"], known_functions, fold, "function")
    return _value(tree, known_variables, known_functions, fold)


class _Parser:
    """sum → product → parallel → power → atom, each a tuple `(kind, …)`."""

    def __init__(self, text):
        self.text, self.place = text, 0

    def formula(self):
        tree = self.sum()
        if self.peek() != "":
            raise ParseException(f"Expected end of text, found {self.text[self.place]!r}")
        return tree

    def peek(self, *wanted):
        self.place = _SPACE.match(self.text, self.place).end()
        if not wanted:
            return self.text[self.place : self.place + 1]
        return next((sign for sign in wanted if self.text.startswith(sign, self.place)), "")

    def take(self, *wanted):
        found = self.peek(*wanted)
        self.place += len(found)
        return found

    def sum(self):
        sign = self.take("+", "-")
        terms = [(sign or "+", self.product())]
        while sign := self.take("+", "-"):
            terms.append((sign, self.product()))
        return ("sum", terms)

    def product(self):
        factors = [("*", self.parallel())]
        while sign := self.take("*", "/"):
            factors.append((sign, self.parallel()))
        return ("product", factors)

    def parallel(self):
        parts = [self.power()]
        while self.take("||"):
            parts.append(self.power())
        return ("parallel", parts)

    def power(self):
        parts = [self.atom()]
        while self.take("^"):
            parts.append(self.atom())
        return ("power", parts)

    def atom(self):
        if self.take("("):
            inner = self.sum()
            if not self.take(")"):
                raise ParseException("Expected ')'")
            return inner
        self.peek()
        number = _NUMBER.match(self.text, self.place)
        if number:
            self.place = number.end()
            return ("number", number.group())
        name = _NAME.match(self.text, self.place)
        if not name:
            raise ParseException(f"Expected a number or a name at {self.place}")
        self.place = name.end()
        if not self.take("("):
            return ("variable", name.group())
        argument = self.sum()
        if not self.take(")"):
            raise ParseException("Expected ')'")
        return ("function", name.group(), argument)


def _collect(tree, names):
    kind = tree[0]
    if kind in names:
        names[kind].add(tree[1])
    for child in tree[2:] if kind == "function" else _children(tree):
        _collect(child, names)


def _children(tree):
    kind, inner = tree[0], tree[1]
    if kind in ("sum", "product"):
        return [child for _, child in inner]
    return inner if kind in ("parallel", "power") else []


def _refuse_unknown(used, known, fold, kind):
    bad = sorted(name for name in used if fold(name) not in known)
    if bad:
        raise UndefinedVariable(f"Invalid Input: {', '.join(bad)} not permitted in answer as a {kind}")


def _value(tree, variables, functions, fold):
    def of(child):
        return _value(child, variables, functions, fold)

    kind = tree[0]
    if kind == "number":
        return _number(tree[1])
    if kind == "variable":
        return variables[fold(tree[1])]
    if kind == "function":
        return functions[fold(tree[1])](of(tree[2]))
    if kind == "sum":
        total = None
        for sign, term in tree[1]:
            value = -of(term) if sign == "-" else of(term)
            total = value if total is None else total + value
        return total
    if kind == "product":
        product = None
        for sign, factor in tree[1]:
            value = of(factor)
            product = value if product is None else product / value if sign == "/" else product * value
        return product
    values = [of(child) for child in tree[1]]
    if kind == "power":
        result = values.pop()
        while values:
            result = values.pop() ** result
        return result
    if len(values) == 1:
        return values[0]
    return float("nan") if 0 in values else 1 / sum(1 / value for value in values)


def _number(written):
    text = re.sub(r"\s", "", written)
    if text.endswith("%"):
        return float(text[:-1]) * 0.01
    return int(text) if re.fullmatch(r"[+-]?\d+", text) else float(text)


def _check_parentheses(text):
    opened = 0
    for place, character in enumerate(text):
        if character == "(":
            opened += 1
        elif character == ")":
            opened -= 1
            if opened < 0:
                raise UnmatchedParenthesis(
                    f"Invalid Input: A closing parenthesis was found after segment {text[:place]}, "
                    "but there is no matching opening parenthesis before it."
                )
    if opened > 0:
        raise UnmatchedParenthesis(
            f"Invalid Input: Parentheses are unmatched. {opened} parentheses were opened but never closed."
        )
