"""Sums of money, currencies, rates of exchange."""
