"""Writes the tree of MDTO metadata as XML: UTF-8, with the namespace of the Nationaal Archief."""

from typing import Final
from xml.etree import ElementTree as ET

from triage.records.mdto import NAMESPACE, Node
from ui.paper.safe_text import one_line

_NAMESPACE: Final = "{" + NAMESPACE + "}"


def mdto_xml(tree: Node) -> bytes:
    """Return the XML of a description, one element a line."""
    ET.register_namespace("", NAMESPACE)
    root = _element(tree)
    ET.indent(root)
    written: bytes = ET.tostring(root, encoding="UTF-8", xml_declaration=True)
    return written + b"\n"


def _element(node: Node) -> ET.Element:
    made = ET.Element(f"{_NAMESPACE}{node.name}")
    if isinstance(node.content, str):
        made.text = one_line(node.content)
    else:
        made.extend([_element(one) for one in node.content])
    return made
