"""
Which texts of a learner are evaluated. sympy reads text by evaluating it as Python, in which more can be said than
mathematics: the expected answer could be looked up, or the comparison be replaced. So a learner's text may name functions of
mathematics only, and no attribute, and hold no text in quotes, of which sympy would make an expression in its turn.
"""

import builtins
import io
import keyword
import re
import tokenize
import types

import sympy

# Functions of Python and sympy that make expressions of expressions; besides, there are the classes of expressions.
FUNCTIONS = frozenset(
    """S abs max min pow round sum
    sqrt root cbrt real_root deg rad diff integrate limit summation product series prod
    simplify expand factor cancel together apart collect trigsimp powsimp ratsimp radsimp logcombine nsimplify
    expand_trig expand_log expand_complex
    gcd lcm eye zeros ones diag det trace""".split()
)

# Of Python's own words those that sympy reads in a formula.
WORDS = frozenset(["True", "False", "None", "and", "or", "not", "in", "is", "if", "else", "lambda"])

# Of which a formula is made; `!` is none of Python's signs.
PARTS = frozenset(["NAME", "NUMBER", "OP", "ERRORTOKEN", "NEWLINE", "NL", "COMMENT", "INDENT", "DEDENT", "ENDMARKER"])

# A state of qubits is written in quotes.
BITS = re.compile(r"(['\"])[01]+\1")

# The names that sympy looks texts up in.
_SYMPY = {}
exec("from sympy import *", _SYMPY)


class NotMathematics(ValueError):
    """A text that says more than mathematics."""


def mathematics_only(text, known):
    """The text as it is. `known` are names with a meaning of their own. Raises `NotMathematics`."""
    # A name by itself calls nothing.
    if text.strip().isidentifier():
        return text
    before = ""
    for kind, word in _tokens(text):
        if not BITS.fullmatch(word) and (tokenize.tok_name[kind] not in PARTS or word in ("'", '"')):
            raise NotMathematics(f"{word} is not part of a formula")
        if kind == tokenize.NAME and (before == "." or not (word in known or _is_of_mathematics(word))):
            raise NotMathematics(f"{word} is not a name of mathematics")
        before = word
    return text


def _tokens(text):
    """As sympy reads the text. What is unfinished is left for sympy to refuse."""
    tokens = tokenize.generate_tokens(io.StringIO(text.replace("\n", "").strip()).readline)
    try:
        for token in tokens:
            yield token.type, token.string
    except (tokenize.TokenError, SyntaxError):
        return


def _is_of_mathematics(word):
    if word.startswith("_"):
        return False
    if keyword.iskeyword(word):
        return word in WORDS
    if word in FUNCTIONS:
        return True
    if word in _SYMPY:
        meant = _SYMPY[word]
        if isinstance(meant, type):
            return issubclass(meant, (sympy.Basic, sympy.MatrixBase))
        return isinstance(meant, sympy.Basic)
    # A symbol, or a function that nobody has defined; sympy knows Python's own functions as well.
    return not isinstance(getattr(builtins, word, None), types.BuiltinFunctionType)
