"""The settings that hold for the files of a folder: what all layers say, read and merged."""

import os
from pathlib import Path

from newslint.settings.config import Config, Kind, Origin, Where
from newslint.settings.environment import environment_values, is_users_own, user_config_file
from newslint.settings.layers import Layer, effective
from newslint.values import replace


def effective_settings(
    file: Path | None, *, isolated: bool = False, command_line: Layer | None = None
) -> Config:
    """The settings for the files that ``file`` is the settings file of; None where there is none.

    Without it, paths count from the current folder. Raises ConfigError for what is wrong in any
    layer. ``isolated`` leaves out the user's own settings and the environment.
    """
    layers: list[Layer] = []
    own = None if isolated else user_config_file()
    if own is not None or file is not None:
        # Most runs have no settings file, and to read one takes more than to lint a story.
        from newslint.settings.settings_file import read_layers  # noqa: PLC0415

        if own is not None:
            # A home that CI has set to a checkout is a part of that, whatever lies in it.
            layers += read_layers(own, Kind.USER if is_users_own(own) else Kind.PROFILE)
        if file is not None:
            layers += read_layers(file)
    if not isolated:
        layers.append(_environment_layer())
    if command_line is not None:
        layers.append(command_line)
    root = file.parent if file is not None else Path(os.curdir)
    of_user = effective(layer for layer in layers if layer.kind is Kind.USER)
    return replace(
        effective(layers),
        root=root,
        origin=str(file) if file is not None else "",
        user_engines=of_user.engines,
        user_origins=of_user.origins,
    )


def said_where(config: Config, where: Where) -> str:
    """The place of an item of a setting, for a message: option, variable, or file, line and key."""
    origin = config.origins.get(where) or config.origins.get(where[:1])
    key = ".".join(map(str, where[:-1]))
    if origin is None or not origin.name:
        return f"{config.origin or 'settings'}, {key}"
    if not origin.where:
        return origin.name
    from newslint.settings.settings_file import place_of  # noqa: PLC0415 - see there

    return f"{place_of(origin)}, {key}"


def _environment_layer() -> Layer:
    said = environment_values(os.environ)
    return Layer(
        Kind.ENVIRONMENT,
        {name: value for name, (value, _) in said.items()},
        {(name,): Origin(Kind.ENVIRONMENT, variable) for name, (_, variable) in said.items()},
    )
