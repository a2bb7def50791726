"""The agreements with organisations: keeping them, telling the public, and knowing a recipient by them."""
