"""pluggy's manager, with newslint's own offers in it; only a run with plugins imports it."""

import pluggy

from newslint import hookspecs
from newslint.plugins import builtin


def manager_of_own() -> pluggy.PluginManager:
    """A plugin manager with newslint's own offers."""
    manager = pluggy.PluginManager("newslint")
    manager.add_hookspecs(hookspecs)
    for name in vars(hookspecs):
        if name.startswith("newslint_"):
            hookspecs.hookimpl(getattr(builtin, name))
    manager.register(builtin, "newslint")
    return manager
