"""What the user can mend. Every message says what is wrong, where, and what to do."""


class NewslintError(Exception):
    """The run cannot go on as asked; the message is meant for the person who asked."""


class UsageError(NewslintError):
    """The command line asks for something that does not exist."""


class ConfigError(NewslintError):
    """A settings file is wrong; the message names it."""


class RulebookError(NewslintError):
    """Rule files are wrong; the message has a line for every fault, with file and line."""


class ReadError(NewslintError):
    """A file cannot be read or decoded."""


class PluginError(NewslintError):
    """A plugin offers something that newslint cannot take."""
