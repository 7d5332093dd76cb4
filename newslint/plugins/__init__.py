"""What newslint and its plugins offer, gathered through the same hooks."""
