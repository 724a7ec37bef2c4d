"""
Presentation MathML, as browsers make it of ASCIIMath, made simpler for reading: Greek letters by name, accents and indices as
parts of a name (openedx-calc `formula.preprocess_pmathml`).
"""

import copy
import re
import unicodedata
import xml.etree.ElementTree as ElementTree

NAMESPACE = "http://www.w3.org/1998/Math/MathML"

ElementTree.register_namespace("", NAMESPACE)

# Before what is part of a name, and not a power: written by `SymbolicMathjaxPreprocessor` for `a__b`.
MARK = "\u200b"


def simpler(text):
    """The MathML of a text as a tree. Raises what malformed MathML raises."""
    root = ElementTree.fromstring(text)
    spell_greek(root)
    for change in (_free_f_and_g, _name_hats, _name_scripts, _name_superscripts, _name_subscripts):
        _change_below(root, change)
    return root


def tag_of(element):
    return re.sub(r"{[^}]*}", "", element.tag)


def spell_greek(element):
    """Names Greek letters in identifiers: β is `beta`, Ω is `OMEGA`."""
    for child in element:
        if tag_of(child) in ("mi", "ci"):
            child.text = _spelled(str(child.text))
        spell_greek(child)


def _spelled(symbol):
    name = unicodedata.name(symbol, "") if len(symbol) == 1 else ""
    if "GREEK" not in name:
        return symbol
    letter = name.rpartition(" ")[2]
    return letter.lower() if "SMALL" in name else letter


def _change_below(parent, change):
    """Puts what `change` makes of an element in its place, from the outside in; where it makes None, the element stays."""
    for child in list(parent):
        places = change(child)
        if places is not None:
            index = list(parent).index(child)
            parent.remove(child)
            for offset, place in enumerate(places):
                parent.insert(index + offset, place)
        for place in [child] if places is None else places:
            _change_below(place, change)


def _is(element, *tags):
    """Whether the children have these tags."""
    return [tag_of(child) for child in element] == list(tags)


def _free_f_and_g(child):
    """ASCIIMath takes `f` and `g` for functions: `f-2` is a row of `f` and the sign, then 2."""
    if tag_of(child) == "mrow" and _is(child, "mi", "mo") and child[0].text in ("f", "g"):
        return [copy.deepcopy(child[0]), copy.deepcopy(child[1])]
    return None


def _name_hats(child):
    """`hat i`, a unit vector."""
    if tag_of(child) != "mover" or len(child) != 2 or tag_of(child[1]) != "mo" or child[1].text != "^":
        return None
    base = child[0]
    if tag_of(base) == "mrow" and len(base) > 0:
        base = base[0]
    return [_name(f"hat({base.text})")] if tag_of(base) == "mi" else None


def _name_scripts(child):
    if tag_of(child) == "mstyle" and child.get("mathvariant") == "script":
        return [_name("script" + _flat(child[0]))]
    return None


def _name_superscripts(child):
    if tag_of(child) in ("msup", "msubsup") and len(child) == (2 if tag_of(child) == "msup" else 3):
        *parts, last = child
        if tag_of(last) == "mrow" and len(last) > 0 and tag_of(last[0]) == "mo" and last[0].text == MARK:
            return [_name("_".join(_flat(part) for part in parts) + "__" + "".join(_flat(one) for one in last[1:]))]
    return None


def _name_subscripts(child):
    """A power of what has an index is a power of one name."""
    if tag_of(child) != "msubsup" or len(child) != 3:
        return None
    power = ElementTree.Element(f"{{{NAMESPACE}}}msup")
    power.append(_name(f"{_flat(child[0])}_{_flat(child[1])}"))
    power.append(child[2])
    return [power]


def _name(text):
    element = ElementTree.Element(f"{{{NAMESPACE}}}mi")
    element.text = text
    return element


def _flat(element):
    """The text of a name whose letters stand one by one."""
    tag = tag_of(element)
    if tag in ("mn", "mi"):
        return element.text
    if tag == "mrow":
        return "".join(_flat(child) for child in element)
    raise ValueError(f"{tag} is not part of a name")


def indented(root):
    """As text with each element on a line of its own, where there is nothing but elements (as libxml2 writes)."""
    _indent(root, 1)
    return ElementTree.tostring(root, encoding="us-ascii").decode("ascii") + "\n"


def _indent(element, depth):
    if element.text or len(element) == 0 or any(child.tail for child in element):
        return
    element.text = "\n" + "  " * depth
    for child in element:
        _indent(child, depth + 1)
        child.tail = "\n" + "  " * depth
    element[-1].tail = "\n" + "  " * (depth - 1)
