"""b2sum: print or check BLAKE2b digests."""

from genwrapper.applets.digests import digest_applet

b2sum = digest_applet("b2sum", "blake2b", "BLAKE2b")
