"""b2sum: print or check BLAKE2b digests."""

from genwrapper.applets.digests import digest_applet

DIFFERS = """
Not as GNU's: a digest has all of its 512 bits (-l, --length are refused).
"""

b2sum = digest_applet("b2sum", "blake2b", "BLAKE2b", DIFFERS)
