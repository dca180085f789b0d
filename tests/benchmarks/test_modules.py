"""What the folder of the measurements promises of its modules."""

import ast
import re
from graphlib import TopologicalSorter
from pathlib import Path

from resarchive.settings import BASE_DIR

MODULES = {path.stem: path.read_text() for path in sorted((BASE_DIR / "benchmarks").glob("*.py"))}


def imported(source: str) -> set[str]:
    """Modules of the folder that a module imports anywhere, within functions too."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.module == "benchmarks":
            found |= {one.name for one in node.names}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("benchmarks."):
            found.add(node.module.removeprefix("benchmarks."))
    return found


def test_no_modules_import_each_other():
    order = TopologicalSorter({name: imported(source) for name, source in MODULES.items()})
    assert len(list(order.static_order())) == len(MODULES)


def test_every_measurement_is_run_by_these_tests():
    tests = "".join(path.read_text() for path in Path(__file__).parent.glob("test_*.py"))
    run = set(re.findall(r'measure\("(\w+)"', tests))
    assert run == {name for name, source in MODULES.items() if "report" in imported(source)}
