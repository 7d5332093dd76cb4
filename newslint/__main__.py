"""``python -m newslint``."""

import os
import sys

# Python looks for modules in the current folder first, which may be a checkout of anyone's.
_HERE = os.getcwd()  # noqa: PTH109 - pathlib is a module that might be looked for there
if sys.path and sys.path[0] in ("", _HERE) and not __file__.startswith(_HERE + os.sep):
    del sys.path[0]

from newslint.cli import main  # noqa: E402 - only now

sys.exit(main())
