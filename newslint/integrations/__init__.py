"""Programs of others that newslint can work with, each a package of its own."""
