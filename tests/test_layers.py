"""One direction of imports: what reads and compares texts knows nothing of Django, and no room knows one above it."""

import ast
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FOREIGN = ("django", "psycopg", "tantivy", "requests", "urllib3")

IMPORT_ALL = """
import importlib, pkgutil, sys
package = importlib.import_module(sys.argv[1])
for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
    importlib.import_module(module.name)
print(*sorted({name.split(".")[0] for name in sys.modules}))
"""

ABOVE = {
    "text": set(),
    "comparison": {"text"},
    "models": {"text", "comparison"},
    "search": {"text", "comparison", "models"},
    "ingest": {"text", "comparison", "models", "search"},
    "curation": {"text", "comparison", "models", "search", "ingest"},
    "pages": {"text", "comparison", "models", "search", "ingest"},
    "exports": {"text", "comparison", "models", "search", "ingest"},
    "alerts": {"text", "comparison", "models", "search"},
    "templatetags": {"text", "comparison", "models", "search", "pages"},
    "views": {"text", "comparison", "models", "search", "ingest", "pages", "exports", "alerts", "templatetags"},
    "admin": {"text", "comparison", "models", "search", "ingest", "curation", "pages", "exports", "alerts", "views"},
    "management": {"text", "comparison", "models", "search", "ingest", "curation", "pages", "exports", "alerts"},
}
"""Each room, and those it may know besides itself. ``search`` and ``ingest`` know no pages, views or admin, and only
``admin`` and ``management`` know ``curation``."""


@pytest.mark.parametrize("package", ["resolutions.text", "resolutions.comparison"])
def test_the_pure_packages_import_no_django(package):
    run = subprocess.run(
        [sys.executable, "-c", IMPORT_ALL, package], cwd=ROOT, capture_output=True, text=True, check=True
    )
    imported = set(run.stdout.split())
    assert "resolutions" in imported
    assert not imported & set(FOREIGN)


def modules(folder: str) -> dict[str, Path]:
    """Of a package, by their dotted names; migrations stand for themselves."""
    found = {}
    for path in sorted((ROOT / folder).rglob("*.py")):
        if "migrations" not in path.parts:
            parts = path.relative_to(ROOT).with_suffix("").parts
            found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imports(name: str, path: Path, known: dict[str, Path], *, at_import: bool = False) -> set[str]:
    """The modules among ``known`` that a module imports; ``at_import`` leaves out what functions import when they run
    and what is imported for types alone."""
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    found = set()
    for node in walk(ast.parse(path.read_text()), at_import):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            parts = package.split(".")
            base = ".".join(parts[: len(parts) - node.level + 1]) if node.level else ""
            base = ".".join(filter(None, (base, node.module)))
            found |= {f"{base}.{alias.name}" if f"{base}.{alias.name}" in known else base for alias in node.names}
    return found & known.keys()


def walk(tree: ast.AST, at_import: bool):
    for node in ast.iter_child_nodes(tree):
        is_later = isinstance(node, (ast.FunctionDef, ast.Lambda)) or (
            isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        )
        if not (at_import and is_later):
            yield node
            yield from walk(node, at_import)


def room_of(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


@pytest.mark.parametrize("room", ABOVE)
def test_no_room_imports_one_above_it(room):
    known = modules("resolutions")
    wrong = {
        f"{name} imports {other}"
        for name, path in known.items()
        if room_of(name) == room
        for other in imports(name, path, known)
        if room_of(other) not in ABOVE[room] | {room, ""}
    }
    assert wrong == set()


def test_every_room_is_listed():
    rooms = {room_of(name) for name in modules("resolutions")} - {"", "apps", "urls"}
    assert rooms == set(ABOVE)


@pytest.mark.parametrize("folder", ["resolutions", "resarchive", "benchmarks", "tools"])
def test_no_import_goes_in_a_circle(folder):
    known = modules(folder)
    graph = {name: imports(name, path, known, at_import=True) - {name} for name, path in known.items()}
    for name, path in known.items():
        if path.name == "__init__.py":
            # A package is imported before its modules: what it re-exports is not asked back by them.
            graph[name] = set()
    assert circles(graph) == []


def circles(graph: dict[str, set[str]]) -> list[list[str]]:
    """The groups of modules that reach each other (Tarjan's strongly connected components of more than one)."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    found: list[list[str]] = []

    def visit(name: str) -> None:
        index[name] = low[name] = len(index)
        stack.append(name)
        for other in graph[name]:
            if other not in index:
                visit(other)
                low[name] = min(low[name], low[other])
            elif other in stack:
                low[name] = min(low[name], index[other])
        if low[name] == index[name]:
            group = []
            while not group or group[-1] != name:
                group.append(stack.pop())
            if len(group) > 1:
                found.append(sorted(group))

    for name in graph:
        if name not in index:
            visit(name)
    return found


def test_a_circle_would_be_found():
    graph = defaultdict(set, {"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}})
    assert circles(graph) == [["a", "b", "c"]]
