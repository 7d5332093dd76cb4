"""Compiles newslint's own rules when its wheel is built, so that a run from it reads no YAML."""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledRules(BuildHookInterface):  # type: ignore[type-arg]
    """Puts the compiled rulebook into the wheel; an editable installation compiles its own."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the files and have them taken into the wheel."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        from newslint.plugins.builtin import newslint_checks
        from newslint.rulebook.kept_rulebook import SHIPPED, compile_own

        self._made = tempfile.TemporaryDirectory()
        for name, data in compile_own(Path(self.root) / "rules", newslint_checks()).items():
            file = Path(self._made.name) / name
            file.write_bytes(data)
            build_data["force_include"][str(file)] = f"newslint/{SHIPPED}/{name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Clear up."""
        if version != "editable":
            self._made.cleanup()
