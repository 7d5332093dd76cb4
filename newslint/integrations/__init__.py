"""Plugins that ship with newslint, each for a program of others."""
