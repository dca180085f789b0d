"""Whether a package of the lock has a known vulnerability: ``make audit``, and a part of ``make check``.

What could not be looked up is said in a line and is no failure: who works without a network is not held up.
"""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("requirements-dev.lock", "requirements-install.lock")
"""All that is installed, with what only tests need, and what installs it."""

SECONDS = 300
_NAMES = " and ".join(LOCKS)


def main() -> int:
    command = [Path(sys.executable).with_name("pip-audit"), "--disable-pip"]
    command += [part for lock in LOCKS for part in ("--requirement", ROOT / lock)]
    command += ["--format", "json", "--desc", "off", "--progress-spinner", "off", "--timeout", "5"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
        said, status = verdict(done.stdout, done.stderr)
    except subprocess.TimeoutExpired:
        said, status = [f"{_NAMES} were not audited: no answer within {SECONDS} s"], 0
    print("\n".join(said), file=sys.stderr if status else sys.stdout)
    return status


def verdict(found: str, complained: str = "") -> tuple[list[str], int]:
    """Lines to print and exit status, from what pip-audit printed."""
    try:
        packages = json.loads(found)["dependencies"]
    except ValueError:
        reason = complained.strip().splitlines()[-1:] or ["no reason given"]
        return [f"{_NAMES} were not audited: {reason[0].strip()[:200]}"], 0
    weak = [_line(package, one) for package in packages for one in package.get("vulns", ())]
    unknown = sum("skip_reason" in package for package in packages)
    if unknown:
        weak.append(f"{unknown} of {len(packages)} packages were not audited: the index here knows nothing of them")
    return weak or [f"{len(packages)} packages, no known vulnerability"], int(len(weak) > bool(unknown))


def _line(package: dict, one: dict) -> str:
    mended = ", ".join(one["fix_versions"]) or "no version yet"
    return f"{package['name']} {package['version']}: {one['id']}, mended in {mended}"


if __name__ == "__main__":
    sys.exit(main())
