"""Symbolic mathematics as Open edX's `symbolicresponse` judges it (openedx-calc, package `symmath`), written anew."""

from .expressions import my_evalf, my_sympify, to_latex
from .symmath_check import check, symmath_check, symmath_check_simple

__all__ = ["check", "my_evalf", "my_sympify", "symmath_check", "symmath_check_simple", "to_latex"]
