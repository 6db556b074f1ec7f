"""A demonstration without a network: a small made-up internet on loopback, checked five times over five days.

The program itself runs, with sockets, TLS, SQLite and report; only the servers are made up, and the clock is set.
"""

from linkcheck.demo.run import DAYS, demonstrate

__all__ = ["DAYS", "demonstrate"]
