### What things cost.

# Read out before the price that is struck out.
price-before = Before it was reduced:
