"""A process that is kept, so that a run need not begin with Python, newslint and its rules.

``client`` asks it, ``server`` is it, ``request`` is what they say to one another, ``place`` where
they meet. What a run does in it is told by the caller: it knows no command.
"""
