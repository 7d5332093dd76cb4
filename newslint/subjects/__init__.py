"""What copy speaks of, a room each: its tables, facts, verdicts and checks."""
