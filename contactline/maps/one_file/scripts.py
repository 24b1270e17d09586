"""Our JavaScript modules as one script: a file that is opened from a disk cannot import another."""

from __future__ import annotations

import re
from collections.abc import Mapping

_IMPORT = re.compile(r'^import \{([^}]*)\} from "\./([\w-]+)\.js";\n', re.MULTILINE)
_NAMED = re.compile(r"^export ((?:async )?(?:function|class|const|let) (\w+))", re.MULTILINE)
_DEFAULT = re.compile(r"^export default ", re.MULTILINE)


def joined(modules: Mapping[str, str]) -> str:
    """Return modules, by name and each after those that it imports, as one script without imports.

    Each keeps its own scope; what one imports from "./NAME.js" it takes from the object that NAME left, in which
    a default export is called ``started``.
    Raises ValueError for a module that imports in a way that is not known here, or from one that does not stand
    before it.
    """
    before: set[str] = set()
    for name, source in modules.items():
        if missing := {found[2] for found in _IMPORT.finditer(source)} - before:
            raise ValueError(f"{name} imports from {', '.join(sorted(missing))}, not before it")
        before.add(name)
    script = "".join(_wrapped(name, source) for name, source in modules.items())
    if re.search(r"^\s*(import|export)\b(?!\.)", script, re.MULTILINE):
        raise ValueError(f"an import or export of {', '.join(modules)} could not be joined")
    return script


def _wrapped(name: str, source: str) -> str:
    body = _IMPORT.sub(_taken, source)
    exported = [match[2] for match in _NAMED.finditer(body)]
    body = _NAMED.sub(r"\1", body)
    if _DEFAULT.search(body):
        body = _DEFAULT.sub("const started = ", body)
        exported.append("started")
    return f"const {_object(name)} = (() => {{\n{body}\nreturn {{ {', '.join(exported)} }};\n}})();\n"


def _taken(statement: re.Match[str]) -> str:
    """Return an import as the taking apart of an object: ``{ a as b }`` becomes ``{ a: b }``."""
    return f"const {{{statement[1].replace(' as ', ': ')}}} = {_object(statement[2])};\n"


def _object(name: str) -> str:
    return f"module_{name.replace('-', '_')}"
